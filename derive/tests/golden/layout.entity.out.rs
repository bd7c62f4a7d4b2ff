#[allow(
    dead_code,
    deprecated,
    private_bounds,
    private_interfaces,
    single_use_lifetimes,
    unused_variables,
    unreachable_code,
    clippy::all,
    clippy::pedantic,
    clippy::nursery
)]
const _: () = {
    #[doc(hidden)]
    pub struct __PerennialShape<__S, __D>(::core::marker::PhantomData<(__S, __D)>);
    #[automatically_derived]
    impl<T, __PerennialD: ::perennial::layout::Level> ::perennial::schema::shape::Hashed
    for __PerennialShape<Range<T>, __PerennialD>
    where
        T: ::perennial::Layout,
    {
        const HASH: u128 = ::perennial::schema::shape::record(
            &[
                (
                    "low",
                    {
                        let _ = <T as ::perennial::Layout>::describe;
                        <<__PerennialD as ::perennial::layout::Level>::Of<
                            T,
                        > as ::perennial::schema::shape::Hashed>::HASH
                    },
                ),
                (
                    "high",
                    ::perennial::layout::shape::foreign_part::<__PerennialD>("High"),
                ),
            ],
        );
    }
    #[automatically_derived]
    impl<T> ::perennial::Layout for Range<T>
    where
        T: ::perennial::Layout,
    {
        const SIZE: ::perennial::layout::Size = ::perennial::layout::Size::sum(
            &[<T as ::perennial::Layout>::SIZE, ::perennial::layout::foreign::SIZE],
        );
        type Shape<__PerennialD: ::perennial::layout::Level> = __PerennialShape<
            Self,
            __PerennialD,
        >;
        fn describe(
            __describer: &mut ::perennial::schema::Describer,
        ) -> ::perennial::schema::TypeRef {
            __describer
                .place::<
                    Self,
                >(
                    const { ::perennial::layout::fingerprint::<Self>() },
                    |__describer| ::perennial::schema::Type::Struct(
                        ::perennial::__private::described([
                            ::perennial::__private::described_field(
                                "low",
                                <T as ::perennial::Layout>::describe(__describer),
                            ),
                            ::perennial::__private::described_field(
                                "high",
                                ::perennial::__private::describe_foreign(
                                    __describer,
                                    "High",
                                ),
                            ),
                        ]),
                    ),
                )
        }
        ::perennial::viewed_by_value!();
        #[inline]
        fn read<__PerennialW: ::perennial::wire::Wire>(
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self, ::perennial::wire::Fault> {
            let __read = |
                __reader: &mut ::perennial::wire::Reader<'_>,
            | -> ::core::result::Result<Self, ::perennial::wire::Fault> {
                __reader
                    .ensure(const {
                        ::perennial::layout::Size::run_at::<
                            __PerennialW,
                        >(
                            &[
                                <T as ::perennial::Layout>::SIZE,
                                ::perennial::layout::foreign::SIZE,
                            ],
                            0usize,
                        )
                    })?;
                let __perennial_0 = <T as ::perennial::Layout>::read::<
                    __PerennialW,
                >(__reader)?;
                __reader
                    .ensure(const {
                        ::perennial::layout::Size::run_at::<
                            __PerennialW,
                        >(
                            &[
                                <T as ::perennial::Layout>::SIZE,
                                ::perennial::layout::foreign::SIZE,
                            ],
                            1usize,
                        )
                    })?;
                let __perennial_1 = ::perennial::layout::foreign::scale_only::read::<
                    High,
                    __PerennialW,
                >("High", __reader)?;
                ::core::result::Result::Ok(Range {
                    low: __perennial_0,
                    high: __perennial_1,
                })
            };
            let __value = __read(__reader)?;
            let __checked: ::core::result::Result<(), _> = (in_order)(&__value);
            match __checked {
                ::core::result::Result::Ok(()) => ::core::result::Result::Ok(__value),
                ::core::result::Result::Err(__reason) => {
                    ::core::result::Result::Err(
                        ::perennial::__private::refused_value(
                            "Range",
                            __reason,
                            __reader,
                        ),
                    )
                }
            }
        }
        #[inline]
        fn write<__PerennialW: ::perennial::wire::Wire>(
            &self,
            __writer: &mut ::perennial::wire::Writer,
        ) {
            let Range { low: __perennial_0, high: __perennial_1 } = self;
            <T as ::perennial::Layout>::write::<__PerennialW>(__perennial_0, __writer);
            ::perennial::layout::foreign::scale_only::write::<
                High,
                __PerennialW,
            >("High", __perennial_1, __writer);
        }
        #[inline]
        fn room_within<__PerennialW: ::perennial::wire::Wire>(
            &self,
            __levels: u32,
        ) -> usize {
            let Range { low: __perennial_0, high: __perennial_1 } = self;
            ::perennial::__private::room(
                &[
                    <T as ::perennial::Layout>::room_within::<
                        __PerennialW,
                    >(__perennial_0, __levels),
                    ::perennial::layout::foreign::SIZE.room::<__PerennialW>(),
                ],
            )
        }
        #[inline(always)]
        fn skip<
            __PerennialW: ::perennial::wire::Wire,
            __PerennialS: ::perennial::wire::Source,
        >(
            __source: &mut __PerennialS,
        ) -> ::core::result::Result<(), ::perennial::wire::Fault> {
            ::perennial::__perennial_walk!(
                __source, const { ::perennial::layout::Size::skip_at:: < __PerennialW >
                (& [< T as ::perennial::Layout > ::SIZE,
                ::perennial::layout::foreign::SIZE], 0usize) }, < T as
                ::perennial::Layout > ::skip:: < __PerennialW, __PerennialS > (__source)
            );
            ::perennial::__perennial_walk!(
                __source, const { ::perennial::layout::Size::skip_at:: < __PerennialW >
                (& [< T as ::perennial::Layout > ::SIZE,
                ::perennial::layout::foreign::SIZE], 1usize) },
                ::perennial::layout::foreign::scale_only::skip:: < High, __PerennialW,
                __PerennialS > ("High", __source)
            );
            ::core::result::Result::Ok(())
        }
    }
};
#[allow(
    dead_code,
    deprecated,
    private_bounds,
    private_interfaces,
    single_use_lifetimes,
    unused_variables,
    unreachable_code,
    clippy::all,
    clippy::pedantic,
    clippy::nursery
)]
const _: () = {
    #[doc(hidden)]
    pub struct __PerennialShape<__S, __D>(::core::marker::PhantomData<(__S, __D)>);
    #[automatically_derived]
    impl<__PerennialD: ::perennial::layout::Level> ::perennial::schema::shape::Hashed
    for __PerennialShape<Choice, __PerennialD> {
        const HASH: u128 = ::perennial::schema::shape::variants(
            &[
                (0u32, "None", ::perennial::schema::shape::leaf("unit")),
                (
                    7u32,
                    "Some",
                    ::perennial::schema::shape::tuple(
                        &[
                            {
                                let _ = <u8 as ::perennial::Layout>::describe;
                                <<__PerennialD as ::perennial::layout::Level>::Of<
                                    u8,
                                > as ::perennial::schema::shape::Hashed>::HASH
                            },
                            {
                                let _ = <String as ::perennial::Layout>::describe;
                                <<__PerennialD as ::perennial::layout::Level>::Of<
                                    String,
                                > as ::perennial::schema::shape::Hashed>::HASH
                            },
                        ],
                    ),
                ),
            ],
        );
    }
    #[automatically_derived]
    impl ::perennial::Layout for Choice {
        const SIZE: ::perennial::layout::Size = ::perennial::layout::Size::any(
            &[
                ::perennial::layout::Size::variant(0u32)
                    .plus(::perennial::layout::Size::sum(&[])),
                ::perennial::layout::Size::variant(7u32)
                    .plus(
                        ::perennial::layout::Size::sum(
                            &[
                                <u8 as ::perennial::Layout>::SIZE,
                                <String as ::perennial::Layout>::SIZE,
                            ],
                        ),
                    ),
            ],
        );
        type Shape<__PerennialD: ::perennial::layout::Level> = __PerennialShape<
            Self,
            __PerennialD,
        >;
        fn describe(
            __describer: &mut ::perennial::schema::Describer,
        ) -> ::perennial::schema::TypeRef {
            __describer
                .place::<
                    Self,
                >(
                    const { ::perennial::layout::fingerprint::<Self>() },
                    |__describer| ::perennial::schema::Type::Enum(
                        ::perennial::__private::described([
                            ::perennial::__private::described_variant(
                                0u32,
                                "None",
                                ::perennial::schema::Fields::Unit,
                            ),
                            ::perennial::__private::described_variant(
                                7u32,
                                "Some",
                                ::perennial::schema::Fields::Tuple(
                                    ::perennial::__private::described([
                                        <u8 as ::perennial::Layout>::describe(__describer),
                                        <String as ::perennial::Layout>::describe(__describer),
                                    ]),
                                ),
                            ),
                        ]),
                    ),
                )
        }
        ::perennial::viewed_by_value!();
        #[inline]
        fn read<__PerennialW: ::perennial::wire::Wire>(
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self, ::perennial::wire::Fault> {
            let __index = <__PerennialW as ::perennial::wire::Wire>::get_variant(
                __reader,
            )?;
            match __index {
                0u32 => ::core::result::Result::Ok(Choice::None),
                7u32 => {
                    __reader
                        .ensure(const {
                            ::perennial::layout::Size::run_at::<
                                __PerennialW,
                            >(
                                &[
                                    <u8 as ::perennial::Layout>::SIZE,
                                    <String as ::perennial::Layout>::SIZE,
                                ],
                                0usize,
                            )
                        })?;
                    let __perennial_0 = <u8 as ::perennial::Layout>::read::<
                        __PerennialW,
                    >(__reader)?;
                    __reader
                        .ensure(const {
                            ::perennial::layout::Size::run_at::<
                                __PerennialW,
                            >(
                                &[
                                    <u8 as ::perennial::Layout>::SIZE,
                                    <String as ::perennial::Layout>::SIZE,
                                ],
                                1usize,
                            )
                        })?;
                    let __perennial_1 = <String as ::perennial::Layout>::read::<
                        __PerennialW,
                    >(__reader)?;
                    ::core::result::Result::Ok(
                        Choice::Some(__perennial_0, __perennial_1),
                    )
                }
                _ => {
                    ::core::result::Result::Err(
                        ::perennial::__private::unknown_variant(
                            "Choice",
                            __index,
                            __reader,
                        ),
                    )
                }
            }
        }
        #[inline]
        fn write<__PerennialW: ::perennial::wire::Wire>(
            &self,
            __writer: &mut ::perennial::wire::Writer,
        ) {
            match self {
                Choice::None => {
                    <__PerennialW as ::perennial::wire::Wire>::put_variant(
                        __writer,
                        0u32,
                    );
                }
                Choice::Some(__perennial_0, __perennial_1) => {
                    <__PerennialW as ::perennial::wire::Wire>::put_variant(
                        __writer,
                        7u32,
                    );
                    <u8 as ::perennial::Layout>::write::<
                        __PerennialW,
                    >(__perennial_0, __writer);
                    <String as ::perennial::Layout>::write::<
                        __PerennialW,
                    >(__perennial_1, __writer);
                }
            }
        }
        #[inline]
        fn room_within<__PerennialW: ::perennial::wire::Wire>(
            &self,
            __levels: u32,
        ) -> usize {
            match self {
                Choice::None => ::perennial::__private::room(&[5usize]),
                Choice::Some(__perennial_0, __perennial_1) => {
                    ::perennial::__private::room(
                        &[
                            5usize,
                            <u8 as ::perennial::Layout>::room_within::<
                                __PerennialW,
                            >(__perennial_0, __levels),
                            <String as ::perennial::Layout>::room_within::<
                                __PerennialW,
                            >(__perennial_1, __levels),
                        ],
                    )
                }
            }
        }
        #[inline(always)]
        fn skip<
            __PerennialW: ::perennial::wire::Wire,
            __PerennialS: ::perennial::wire::Source,
        >(
            __source: &mut __PerennialS,
        ) -> ::core::result::Result<(), ::perennial::wire::Fault> {
            let __index = <__PerennialW as ::perennial::wire::Wire>::get_variant(
                __source,
            )?;
            match __index {
                0u32 => {}
                7u32 => {
                    ::perennial::__perennial_walk!(
                        __source, const { ::perennial::layout::Size::skip_at:: <
                        __PerennialW > (& [< u8 as ::perennial::Layout > ::SIZE, < String
                        as ::perennial::Layout > ::SIZE], 0usize) }, < u8 as
                        ::perennial::Layout > ::skip:: < __PerennialW, __PerennialS >
                        (__source)
                    );
                    ::perennial::__perennial_walk!(
                        __source, const { ::perennial::layout::Size::skip_at:: <
                        __PerennialW > (& [< u8 as ::perennial::Layout > ::SIZE, < String
                        as ::perennial::Layout > ::SIZE], 1usize) }, < String as
                        ::perennial::Layout > ::skip:: < __PerennialW, __PerennialS >
                        (__source)
                    );
                }
                _ => {
                    return ::core::result::Result::Err(
                        ::perennial::__private::unknown_variant(
                            "Choice",
                            __index,
                            __source,
                        ),
                    );
                }
            }
            ::core::result::Result::Ok(())
        }
    }
};
#[allow(
    dead_code,
    deprecated,
    private_bounds,
    private_interfaces,
    single_use_lifetimes,
    unused_variables,
    unreachable_code,
    clippy::all,
    clippy::pedantic,
    clippy::nursery
)]
const _: () = {
    #[doc(hidden)]
    pub struct __PerennialShape<__S, __D>(::core::marker::PhantomData<(__S, __D)>);
    #[automatically_derived]
    impl<T, __PerennialD: ::perennial::layout::Level> ::perennial::schema::shape::Hashed
    for __PerennialShape<Pair<T>, __PerennialD>
    where
        T: ::perennial::Layout,
    {
        const HASH: u128 = ::perennial::schema::shape::record(
            &[
                (
                    "left",
                    {
                        let _ = <String as ::perennial::Layout>::describe;
                        <<__PerennialD as ::perennial::layout::Level>::Of<
                            String,
                        > as ::perennial::schema::shape::Hashed>::HASH
                    },
                ),
                (
                    "right",
                    {
                        let _ = <T as ::perennial::Layout>::describe;
                        <<__PerennialD as ::perennial::layout::Level>::Of<
                            T,
                        > as ::perennial::schema::shape::Hashed>::HASH
                    },
                ),
            ],
        );
    }
    #[automatically_derived]
    impl<T> ::perennial::Layout for Pair<T>
    where
        T: ::perennial::Layout,
    {
        const SIZE: ::perennial::layout::Size = ::perennial::layout::Size::sum(
            &[<String as ::perennial::Layout>::SIZE, <T as ::perennial::Layout>::SIZE],
        );
        type Shape<__PerennialD: ::perennial::layout::Level> = __PerennialShape<
            Self,
            __PerennialD,
        >;
        fn describe(
            __describer: &mut ::perennial::schema::Describer,
        ) -> ::perennial::schema::TypeRef {
            __describer
                .place::<
                    Self,
                >(
                    const { ::perennial::layout::fingerprint::<Self>() },
                    |__describer| ::perennial::schema::Type::Struct(
                        ::perennial::__private::described([
                            ::perennial::__private::described_field(
                                "left",
                                <String as ::perennial::Layout>::describe(__describer),
                            ),
                            ::perennial::__private::described_field(
                                "right",
                                <T as ::perennial::Layout>::describe(__describer),
                            ),
                        ]),
                    ),
                )
        }
        type View<'__perennial, __PerennialW: ::perennial::wire::Wire> = PairView<
            '__perennial,
            __PerennialW,
            T,
        >;
        type Viewed<'__perennial, __PerennialW: ::perennial::wire::Wire> = ::perennial::layout::Viewed<
            PairView<'__perennial, __PerennialW, T>,
            Self,
        >;
        #[inline]
        fn view<'__perennial, __PerennialW: ::perennial::wire::Wire>(
            __reader: &mut ::perennial::wire::Reader<'__perennial>,
        ) -> ::core::result::Result<
            Self::View<'__perennial, __PerennialW>,
            ::perennial::wire::Fault,
        > {
            let __view = ::perennial::layout::PlainView::view(__reader)?;
            ::core::result::Result::Ok(::core::convert::From::from(__view))
        }
        #[inline]
        fn viewed<'__perennial, __PerennialW: ::perennial::wire::Wire>(
            __view: Self::View<'__perennial, __PerennialW>,
        ) -> Self::Viewed<'__perennial, __PerennialW> {
            ::perennial::layout::Viewed::Stored(__view)
        }
        #[inline]
        fn made<'__perennial, __PerennialW: ::perennial::wire::Wire>(
            self,
        ) -> Self::Viewed<'__perennial, __PerennialW> {
            ::perennial::layout::Viewed::Made(self)
        }
        fn check<__PerennialW: ::perennial::wire::Wire>(
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<(), ::perennial::wire::Fault> {
            <String as ::perennial::Layout>::check::<__PerennialW>(__reader)?;
            <T as ::perennial::Layout>::check::<__PerennialW>(__reader)?;
            ::core::result::Result::Ok(())
        }
        ::perennial::viewed_item_by_item!();
        #[inline]
        fn read<__PerennialW: ::perennial::wire::Wire>(
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self, ::perennial::wire::Fault> {
            __reader
                .ensure(const {
                    ::perennial::layout::Size::run_at::<
                        __PerennialW,
                    >(
                        &[
                            <String as ::perennial::Layout>::SIZE,
                            <T as ::perennial::Layout>::SIZE,
                        ],
                        0usize,
                    )
                })?;
            let __perennial_0 = <String as ::perennial::Layout>::read::<
                __PerennialW,
            >(__reader)?;
            __reader
                .ensure(const {
                    ::perennial::layout::Size::run_at::<
                        __PerennialW,
                    >(
                        &[
                            <String as ::perennial::Layout>::SIZE,
                            <T as ::perennial::Layout>::SIZE,
                        ],
                        1usize,
                    )
                })?;
            let __perennial_1 = <T as ::perennial::Layout>::read::<
                __PerennialW,
            >(__reader)?;
            ::core::result::Result::Ok(Pair {
                left: __perennial_0,
                right: __perennial_1,
            })
        }
        #[inline]
        fn write<__PerennialW: ::perennial::wire::Wire>(
            &self,
            __writer: &mut ::perennial::wire::Writer,
        ) {
            let Pair { left: __perennial_0, right: __perennial_1 } = self;
            <String as ::perennial::Layout>::write::<
                __PerennialW,
            >(__perennial_0, __writer);
            <T as ::perennial::Layout>::write::<__PerennialW>(__perennial_1, __writer);
        }
        #[inline]
        fn room_within<__PerennialW: ::perennial::wire::Wire>(
            &self,
            __levels: u32,
        ) -> usize {
            let Pair { left: __perennial_0, right: __perennial_1 } = self;
            ::perennial::__private::room(
                &[
                    <String as ::perennial::Layout>::room_within::<
                        __PerennialW,
                    >(__perennial_0, __levels),
                    <T as ::perennial::Layout>::room_within::<
                        __PerennialW,
                    >(__perennial_1, __levels),
                ],
            )
        }
        #[inline(always)]
        fn skip<
            __PerennialW: ::perennial::wire::Wire,
            __PerennialS: ::perennial::wire::Source,
        >(
            __source: &mut __PerennialS,
        ) -> ::core::result::Result<(), ::perennial::wire::Fault> {
            ::perennial::__perennial_walk!(
                __source, const { ::perennial::layout::Size::skip_at:: < __PerennialW >
                (& [< String as ::perennial::Layout > ::SIZE, < T as ::perennial::Layout
                > ::SIZE], 0usize) }, < String as ::perennial::Layout > ::skip:: <
                __PerennialW, __PerennialS > (__source)
            );
            ::perennial::__perennial_walk!(
                __source, const { ::perennial::layout::Size::skip_at:: < __PerennialW >
                (& [< String as ::perennial::Layout > ::SIZE, < T as ::perennial::Layout
                > ::SIZE], 1usize) }, < T as ::perennial::Layout > ::skip:: <
                __PerennialW, __PerennialS > (__source)
            );
            ::core::result::Result::Ok(())
        }
    }
};

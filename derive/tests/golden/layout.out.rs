#[allow(
    deprecated,
    private_bounds,
    unused_variables,
    unreachable_code,
    clippy::all,
    clippy::pedantic,
    clippy::nursery
)]
const _: () = {
    #[automatically_derived]
    impl<T> ::perennial::Layout for Range<T>
    where
        T: ::perennial::Layout,
    {
        const SIZE: ::perennial::layout::Size = ::perennial::layout::Size::sum(
            &[<T as ::perennial::Layout>::SIZE, ::perennial::layout::foreign::SIZE],
        );
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
        fn skip<
            __PerennialW: ::perennial::wire::Wire,
            __PerennialS: ::perennial::wire::Source,
        >(
            __source: &mut __PerennialS,
        ) -> ::core::result::Result<(), ::perennial::wire::Fault> {
            match const {
                ::perennial::layout::Size::skip_at::<
                    __PerennialW,
                >(
                    &[
                        <T as ::perennial::Layout>::SIZE,
                        ::perennial::layout::foreign::SIZE,
                    ],
                    0usize,
                )
            } {
                ::core::option::Option::Some(0) => {}
                ::core::option::Option::Some(__bytes) => __source.advance(__bytes)?,
                ::core::option::Option::None => {
                    <T as ::perennial::Layout>::skip::<
                        __PerennialW,
                        __PerennialS,
                    >(__source)?
                }
            }
            match const {
                ::perennial::layout::Size::skip_at::<
                    __PerennialW,
                >(
                    &[
                        <T as ::perennial::Layout>::SIZE,
                        ::perennial::layout::foreign::SIZE,
                    ],
                    1usize,
                )
            } {
                ::core::option::Option::Some(0) => {}
                ::core::option::Option::Some(__bytes) => __source.advance(__bytes)?,
                ::core::option::Option::None => {
                    ::perennial::layout::foreign::scale_only::skip::<
                        High,
                        __PerennialW,
                        __PerennialS,
                    >("High", __source)?
                }
            }
            ::core::result::Result::Ok(())
        }
    }
};
#[allow(
    deprecated,
    private_bounds,
    unused_variables,
    unreachable_code,
    clippy::all,
    clippy::pedantic,
    clippy::nursery
)]
const _: () = {
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
                    match const {
                        ::perennial::layout::Size::skip_at::<
                            __PerennialW,
                        >(
                            &[
                                <u8 as ::perennial::Layout>::SIZE,
                                <String as ::perennial::Layout>::SIZE,
                            ],
                            0usize,
                        )
                    } {
                        ::core::option::Option::Some(0) => {}
                        ::core::option::Option::Some(__bytes) => {
                            __source.advance(__bytes)?
                        }
                        ::core::option::Option::None => {
                            <u8 as ::perennial::Layout>::skip::<
                                __PerennialW,
                                __PerennialS,
                            >(__source)?
                        }
                    }
                    match const {
                        ::perennial::layout::Size::skip_at::<
                            __PerennialW,
                        >(
                            &[
                                <u8 as ::perennial::Layout>::SIZE,
                                <String as ::perennial::Layout>::SIZE,
                            ],
                            1usize,
                        )
                    } {
                        ::core::option::Option::Some(0) => {}
                        ::core::option::Option::Some(__bytes) => {
                            __source.advance(__bytes)?
                        }
                        ::core::option::Option::None => {
                            <String as ::perennial::Layout>::skip::<
                                __PerennialW,
                                __PerennialS,
                            >(__source)?
                        }
                    }
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

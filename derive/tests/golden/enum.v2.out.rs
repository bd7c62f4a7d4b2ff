#[allow(
    dead_code,
    deprecated,
    private_bounds,
    private_interfaces,
    single_use_lifetimes,
    unused_variables,
    unreachable_code,
    unreachable_patterns,
    clippy::all,
    clippy::pedantic,
    clippy::nursery
)]
const _: () = {
    #[automatically_derived]
    impl ::perennial::entity::Form<2u8> for Event {
        type Type = Event;
        const SIZE: ::perennial::layout::Size = ::perennial::layout::Size::any(
            &[
                ::perennial::layout::Size::variant(0u32)
                    .plus(
                        ::perennial::layout::Size::sum(
                            &[
                                <u64 as ::perennial::Layout>::SIZE,
                                <u32 as ::perennial::Layout>::SIZE,
                            ],
                        ),
                    ),
                ::perennial::layout::Size::variant(2u32)
                    .plus(::perennial::layout::Size::sum(&[])),
            ],
        );
        const ACTIVATES: ::perennial::SpecVersion = ::perennial::SpecVersion(0u32);
        #[inline]
        fn read_form<__PerennialW: ::perennial::wire::Wire>(
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self::Type, ::perennial::wire::Fault> {
            <Self as ::perennial::entity::Form<
                2u8,
            >>::read_latest::<__PerennialW>(__reader)
        }
        #[inline(always)]
        fn read_latest<__PerennialW: ::perennial::wire::Wire>(
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self, ::perennial::wire::Fault> {
            <Self as ::perennial::entity::Form<
                2u8,
            >>::read_until::<__PerennialW, false>(__reader)
        }
        #[inline(always)]
        fn read_until<__PerennialW: ::perennial::wire::Wire, const __WHOLE: bool>(
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self, ::perennial::wire::Fault> {
            let __index = <__PerennialW as ::perennial::wire::Wire>::get_variant(
                __reader,
            )?;
            match __index {
                0u32 => {
                    __reader
                        .ensure(const {
                            ::perennial::layout::Size::run_at::<
                                __PerennialW,
                            >(
                                &[
                                    <u64 as ::perennial::Layout>::SIZE,
                                    <u32 as ::perennial::Layout>::SIZE,
                                ],
                                0usize,
                            )
                        })?;
                    let __perennial_0 = <u64 as ::perennial::Layout>::read::<
                        __PerennialW,
                    >(__reader)?;
                    __reader
                        .ensure(const {
                            ::perennial::layout::Size::run_at::<
                                __PerennialW,
                            >(
                                &[
                                    <u64 as ::perennial::Layout>::SIZE,
                                    <u32 as ::perennial::Layout>::SIZE,
                                ],
                                1usize,
                            )
                        })?;
                    let __perennial_1 = <u32 as ::perennial::Layout>::read::<
                        __PerennialW,
                    >(__reader)?;
                    if __WHOLE {
                        __reader.finish()?;
                    }
                    ::core::result::Result::Ok(Event::Created {
                        by: __perennial_0,
                        at: __perennial_1,
                    })
                }
                2u32 => {
                    if __WHOLE {
                        __reader.finish()?;
                    }
                    ::core::result::Result::Ok(Event::Gone)
                }
                _ => {
                    ::core::result::Result::Err(
                        ::perennial::__private::unknown_variant(
                            "Event",
                            __index,
                            __reader,
                        ),
                    )
                }
            }
        }
        fn write_form<__PerennialW: ::perennial::wire::Wire>(
            __form: &Self::Type,
            __writer: &mut ::perennial::wire::Writer,
        ) -> ::core::result::Result<(), ::perennial::DowncastError> {
            <Self as ::perennial::entity::Form<
                2u8,
            >>::write_latest::<__PerennialW>(__form, __writer)
        }
        #[inline]
        fn write_latest<__PerennialW: ::perennial::wire::Wire>(
            &self,
            __writer: &mut ::perennial::wire::Writer,
        ) -> ::core::result::Result<(), ::perennial::DowncastError> {
            match self {
                Event::Created { by: __perennial_0, at: __perennial_1 } => {
                    <__PerennialW as ::perennial::wire::Wire>::put_variant(
                        __writer,
                        0u32,
                    );
                    <u64 as ::perennial::Layout>::write::<
                        __PerennialW,
                    >(__perennial_0, __writer);
                    <u32 as ::perennial::Layout>::write::<
                        __PerennialW,
                    >(__perennial_1, __writer);
                    ::core::result::Result::Ok(())
                }
                Event::Gone => {
                    <__PerennialW as ::perennial::wire::Wire>::put_variant(
                        __writer,
                        2u32,
                    );
                    ::core::result::Result::Ok(())
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
                0u32 => {
                    ::perennial::__perennial_walk!(
                        __source, const { ::perennial::layout::Size::skip_at:: <
                        __PerennialW > (& [< u64 as ::perennial::Layout > ::SIZE, < u32
                        as ::perennial::Layout > ::SIZE], 0usize) }, < u64 as
                        ::perennial::Layout > ::skip:: < __PerennialW, __PerennialS >
                        (__source)
                    );
                    ::perennial::__perennial_walk!(
                        __source, const { ::perennial::layout::Size::skip_at:: <
                        __PerennialW > (& [< u64 as ::perennial::Layout > ::SIZE, < u32
                        as ::perennial::Layout > ::SIZE], 1usize) }, < u32 as
                        ::perennial::Layout > ::skip:: < __PerennialW, __PerennialS >
                        (__source)
                    );
                }
                2u32 => {}
                _ => {
                    return ::core::result::Result::Err(
                        ::perennial::__private::unknown_variant(
                            "Event",
                            __index,
                            __source,
                        ),
                    );
                }
            }
            ::core::result::Result::Ok(())
        }
        fn check<__PerennialW: ::perennial::wire::Wire>(
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<(), ::perennial::wire::Fault> {
            let __index = <__PerennialW as ::perennial::wire::Wire>::get_variant(
                __reader,
            )?;
            match __index {
                0u32 => {
                    <u64 as ::perennial::Layout>::check::<__PerennialW>(__reader)?;
                    <u32 as ::perennial::Layout>::check::<__PerennialW>(__reader)?;
                    ::core::result::Result::Ok(())
                }
                2u32 => ::core::result::Result::Ok(()),
                _ => {
                    ::core::result::Result::Err(
                        ::perennial::__private::unknown_variant(
                            "Event",
                            __index,
                            __reader,
                        ),
                    )
                }
            }
        }
        #[inline]
        fn room_within<__PerennialW: ::perennial::wire::Wire>(
            &self,
            __levels: u32,
        ) -> usize {
            match self {
                Event::Created { by: __perennial_0, at: __perennial_1 } => {
                    ::perennial::__private::room(
                        &[
                            5usize,
                            <u64 as ::perennial::Layout>::room_within::<
                                __PerennialW,
                            >(__perennial_0, __levels),
                            <u32 as ::perennial::Layout>::room_within::<
                                __PerennialW,
                            >(__perennial_1, __levels),
                        ],
                    )
                }
                Event::Gone => ::perennial::__private::room(&[5usize]),
            }
        }
        fn into_latest(
            __form: Self::Type,
        ) -> ::core::result::Result<Self, ::perennial::UpcastError> {
            ::core::result::Result::Ok(__form)
        }
    }
};

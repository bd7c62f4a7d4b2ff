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
    impl ::perennial::entity::Form<1u8> for Event {
        type Type = EventV1;
        const SIZE: ::perennial::layout::Size = ::perennial::layout::Size::any(
            &[
                ::perennial::layout::Size::variant(0u32)
                    .plus(
                        ::perennial::layout::Size::sum(
                            &[<u64 as ::perennial::Layout>::SIZE],
                        ),
                    ),
                ::perennial::layout::Size::variant(1u32)
                    .plus(
                        ::perennial::layout::Size::sum(
                            &[<String as ::perennial::Layout>::SIZE],
                        ),
                    ),
            ],
        );
        const ACTIVATES: ::perennial::SpecVersion = ::perennial::SpecVersion(0u32);
        #[inline]
        fn read_form<__PerennialW: ::perennial::wire::Wire>(
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self::Type, ::perennial::wire::Fault> {
            let __index = <__PerennialW as ::perennial::wire::Wire>::get_variant(
                __reader,
            )?;
            match __index {
                0u32 => {
                    __reader
                        .ensure(const {
                            ::perennial::layout::Size::run_at::<
                                __PerennialW,
                            >(&[<u64 as ::perennial::Layout>::SIZE], 0usize)
                        })?;
                    let __perennial_0 = <u64 as ::perennial::Layout>::read::<
                        __PerennialW,
                    >(__reader)?;
                    ::core::result::Result::Ok(EventV1::Created {
                        by: __perennial_0,
                    })
                }
                1u32 => {
                    __reader
                        .ensure(const {
                            ::perennial::layout::Size::run_at::<
                                __PerennialW,
                            >(&[<String as ::perennial::Layout>::SIZE], 0usize)
                        })?;
                    let __perennial_0 = <String as ::perennial::Layout>::read::<
                        __PerennialW,
                    >(__reader)?;
                    ::core::result::Result::Ok(EventV1::Renamed(__perennial_0))
                }
                _ => {
                    ::core::result::Result::Err(
                        ::perennial::__private::unknown_variant(
                            "EventV1",
                            __index,
                            __reader,
                        ),
                    )
                }
            }
        }
        #[inline(always)]
        fn read_latest<__PerennialW: ::perennial::wire::Wire>(
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self, ::perennial::wire::Fault> {
            <Self as ::perennial::entity::Form<
                1u8,
            >>::read_until::<__PerennialW, false>(__reader)
        }
        #[inline(always)]
        fn read_until<__PerennialW: ::perennial::wire::Wire, const __WHOLE: bool>(
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self, ::perennial::wire::Fault> {
            let __form = <Self as ::perennial::entity::Form<
                1u8,
            >>::read_form::<__PerennialW>(__reader)?;
            if __WHOLE {
                __reader.finish()?;
            }
            match <Self as ::perennial::entity::Form<1u8>>::into_latest(__form) {
                ::core::result::Result::Ok(__latest) => {
                    ::core::result::Result::Ok(__latest)
                }
                ::core::result::Result::Err(__error) => {
                    ::core::result::Result::Err(
                        __error.into_fault(__reader.rest().len()),
                    )
                }
            }
        }
        fn write_form<__PerennialW: ::perennial::wire::Wire>(
            __form: &Self::Type,
            __writer: &mut ::perennial::wire::Writer,
        ) -> ::core::result::Result<(), ::perennial::DowncastError> {
            match __form {
                EventV1::Created { by: __perennial_0 } => {
                    <__PerennialW as ::perennial::wire::Wire>::put_variant(
                        __writer,
                        0u32,
                    );
                    <u64 as ::perennial::Layout>::write::<
                        __PerennialW,
                    >(__perennial_0, __writer);
                    ::core::result::Result::Ok(())
                }
                EventV1::Renamed(__perennial_0) => {
                    <__PerennialW as ::perennial::wire::Wire>::put_variant(
                        __writer,
                        1u32,
                    );
                    <String as ::perennial::Layout>::write::<
                        __PerennialW,
                    >(__perennial_0, __writer);
                    ::core::result::Result::Ok(())
                }
            }
        }
        fn write_latest<__PerennialW: ::perennial::wire::Wire>(
            &self,
            __writer: &mut ::perennial::wire::Writer,
        ) -> ::core::result::Result<(), ::perennial::DowncastError> {
            match self {
                Event::Created { by: __perennial_0, at: __perennial_1 } => {
                    let __start = __writer.as_bytes().len();
                    <__PerennialW as ::perennial::wire::Wire>::put_variant(
                        __writer,
                        0u32,
                    );
                    <u64 as ::perennial::Layout>::write::<
                        __PerennialW,
                    >(__perennial_0, __writer);
                    if let ::core::option::Option::Some(__back) = ::perennial::__private::read_back::<
                        Self,
                        1u8,
                        __PerennialW,
                    >(
                        <Self as ::perennial::Entity>::NAME,
                        ::perennial::Version::of::<1u8>(),
                        "at",
                        __writer,
                        __start,
                    )? {
                        match &__back {
                            Event::Created {
                                by: __perennial_back_0,
                                at: __perennial_back_1,
                            } => {
                                if !::perennial::__private::same::<
                                    u32,
                                    __PerennialW,
                                >(__perennial_1, __perennial_back_1) {
                                    return ::perennial::__private::lost::<Self, 1u8, 2u8>("at");
                                }
                            }
                            _ => {
                                return ::perennial::__private::lost::<
                                    Self,
                                    1u8,
                                    2u8,
                                >("Created");
                            }
                        }
                    }
                    ::core::result::Result::Ok(())
                }
                Event::Gone => ::perennial::__private::lost::<Self, 1u8, 2u8>("Gone"),
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
                        __PerennialW > (& [< u64 as ::perennial::Layout > ::SIZE],
                        0usize) }, < u64 as ::perennial::Layout > ::skip:: <
                        __PerennialW, __PerennialS > (__source)
                    );
                }
                1u32 => {
                    ::perennial::__perennial_walk!(
                        __source, const { ::perennial::layout::Size::skip_at:: <
                        __PerennialW > (& [< String as ::perennial::Layout > ::SIZE],
                        0usize) }, < String as ::perennial::Layout > ::skip:: <
                        __PerennialW, __PerennialS > (__source)
                    );
                }
                _ => {
                    return ::core::result::Result::Err(
                        ::perennial::__private::unknown_variant(
                            "EventV1",
                            __index,
                            __source,
                        ),
                    );
                }
            }
            ::core::result::Result::Ok(())
        }
        fn into_latest(
            __form: Self::Type,
        ) -> ::core::result::Result<Self, ::perennial::UpcastError> {
            match __form {
                EventV1::Created { by: __perennial_0 } => {
                    let __perennial_1: u32 = <u32 as ::perennial::__private::Lacked>::lacked();
                    ::core::result::Result::Ok(Event::Created {
                        by: __perennial_0,
                        at: __perennial_1,
                    })
                }
                __form => {
                    let __form = <Self as ::perennial::entity::Step<
                        1u8,
                        2u8,
                    >>::step(__form)?;
                    <Self as ::perennial::entity::Form<2u8>>::into_latest(__form)
                }
            }
        }
    }
    #[automatically_derived]
    impl ::perennial::entity::Step<1u8, 2u8> for Event {
        fn step(
            __form: EventV1,
        ) -> ::core::result::Result<Event, ::perennial::UpcastError> {
            ::core::result::Result::Ok(
                <Event as ::core::convert::From<EventV1>>::from(__form),
            )
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<EventV1> for Event {
        fn from(__form: EventV1) -> Self {
            match __form {
                EventV1::Created { by: __perennial_0 } => {
                    let __perennial_1: u32 = <u32 as ::perennial::__private::Lacked>::lacked();
                    Event::Created {
                        by: __perennial_0,
                        at: __perennial_1,
                    }
                }
                EventV1::Renamed(__perennial_0) => (renamed)(__perennial_0),
            }
        }
    }
};

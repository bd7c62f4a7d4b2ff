///Version 1 of [`Event`], as it was stored.
#[allow(
    dead_code,
    deprecated,
    missing_copy_implementations,
    missing_debug_implementations,
    non_camel_case_types,
    non_snake_case,
    private_bounds,
    private_interfaces,
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    clippy::exhaustive_enums,
    clippy::exhaustive_structs
)]
pub enum EventV1 {
    ///The variant `Created`.
    Created {
        ///The field `by`.
        by: u64,
    },
    ///The variant `Renamed`.
    Renamed(
        ///The field `0`.
        String,
    ),
}
///Version 2 of [`Event`], the latest.
#[allow(
    dead_code,
    deprecated,
    missing_copy_implementations,
    missing_debug_implementations,
    non_camel_case_types,
    non_snake_case,
    private_bounds,
    private_interfaces,
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    clippy::exhaustive_enums,
    clippy::exhaustive_structs
)]
pub type EventV2 = Event;
///A stored [`Event`] in the version it was stored in.
#[allow(
    dead_code,
    deprecated,
    missing_copy_implementations,
    missing_debug_implementations,
    non_camel_case_types,
    non_snake_case,
    private_bounds,
    private_interfaces,
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    clippy::exhaustive_enums,
    clippy::exhaustive_structs
)]
pub enum VersionedEvent {
    ///Version 1.
    V1(EventV1),
    ///Version 2.
    V2(Event),
}
#[allow(
    dead_code,
    deprecated,
    private_bounds,
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
        #[inline]
        fn read_latest<__PerennialW: ::perennial::wire::Wire>(
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self, ::perennial::wire::Fault> {
            let __form = <Self as ::perennial::entity::Form<
                1u8,
            >>::read_form::<__PerennialW>(__reader)?;
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
                                    return ::core::result::Result::Err(
                                        ::perennial::DowncastError::new(
                                            <Self as ::perennial::Entity>::NAME,
                                            ::perennial::Version::of::<1u8>(),
                                            ::perennial::error::DowncastKind::Lost {
                                                field: "at",
                                                needs: ::perennial::Version::of::<2u8>(),
                                            },
                                        ),
                                    );
                                }
                            }
                            _ => {
                                return ::core::result::Result::Err(
                                    ::perennial::DowncastError::new(
                                        <Self as ::perennial::Entity>::NAME,
                                        ::perennial::Version::of::<1u8>(),
                                        ::perennial::error::DowncastKind::Lost {
                                            field: "Created",
                                            needs: ::perennial::Version::of::<2u8>(),
                                        },
                                    ),
                                );
                            }
                        }
                    }
                    ::core::result::Result::Ok(())
                }
                Event::Gone => {
                    ::core::result::Result::Err(
                        ::perennial::DowncastError::new(
                            <Self as ::perennial::Entity>::NAME,
                            ::perennial::Version::of::<1u8>(),
                            ::perennial::error::DowncastKind::Lost {
                                field: "Gone",
                                needs: ::perennial::Version::of::<2u8>(),
                            },
                        ),
                    )
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
                    match const {
                        ::perennial::layout::Size::skip_at::<
                            __PerennialW,
                        >(&[<u64 as ::perennial::Layout>::SIZE], 0usize)
                    } {
                        ::core::option::Option::Some(0) => {}
                        ::core::option::Option::Some(__bytes) => {
                            __source.advance(__bytes)?
                        }
                        ::core::option::Option::None => {
                            <u64 as ::perennial::Layout>::skip::<
                                __PerennialW,
                                __PerennialS,
                            >(__source)?
                        }
                    }
                }
                1u32 => {
                    match const {
                        ::perennial::layout::Size::skip_at::<
                            __PerennialW,
                        >(&[<String as ::perennial::Layout>::SIZE], 0usize)
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
            let __form = <Self as ::perennial::entity::Step<1u8, 2u8>>::step(__form)?;
            <Self as ::perennial::entity::Form<2u8>>::into_latest(__form)
        }
    }
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
        #[inline]
        fn read_form<__PerennialW: ::perennial::wire::Wire>(
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self::Type, ::perennial::wire::Fault> {
            <Self as ::perennial::entity::Form<
                2u8,
            >>::read_latest::<__PerennialW>(__reader)
        }
        #[inline]
        fn read_latest<__PerennialW: ::perennial::wire::Wire>(
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
                    ::core::result::Result::Ok(Event::Created {
                        by: __perennial_0,
                        at: __perennial_1,
                    })
                }
                2u32 => ::core::result::Result::Ok(Event::Gone),
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
                    match const {
                        ::perennial::layout::Size::skip_at::<
                            __PerennialW,
                        >(
                            &[
                                <u64 as ::perennial::Layout>::SIZE,
                                <u32 as ::perennial::Layout>::SIZE,
                            ],
                            0usize,
                        )
                    } {
                        ::core::option::Option::Some(0) => {}
                        ::core::option::Option::Some(__bytes) => {
                            __source.advance(__bytes)?
                        }
                        ::core::option::Option::None => {
                            <u64 as ::perennial::Layout>::skip::<
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
                                <u64 as ::perennial::Layout>::SIZE,
                                <u32 as ::perennial::Layout>::SIZE,
                            ],
                            1usize,
                        )
                    } {
                        ::core::option::Option::Some(0) => {}
                        ::core::option::Option::Some(__bytes) => {
                            __source.advance(__bytes)?
                        }
                        ::core::option::Option::None => {
                            <u32 as ::perennial::Layout>::skip::<
                                __PerennialW,
                                __PerennialS,
                            >(__source)?
                        }
                    }
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
        fn into_latest(
            __form: Self::Type,
        ) -> ::core::result::Result<Self, ::perennial::UpcastError> {
            ::core::result::Result::Ok(__form)
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
    #[automatically_derived]
    impl ::perennial::Entity for Event {
        const NAME: &'static str = "Event";
        const VERSIONS: &'static [::perennial::entity::VersionInfo] = &[
            ::perennial::entity::VersionInfo {
                version: ::perennial::Version::of::<1u8>(),
                tag: ::perennial::Tag(1u8),
                activates: ::perennial::SpecVersion(0u32),
            },
            ::perennial::entity::VersionInfo {
                version: ::perennial::Version::of::<2u8>(),
                tag: ::perennial::Tag(2u8),
                activates: ::perennial::SpecVersion(0u32),
            },
        ];
        const LATEST: ::perennial::Version = ::perennial::Version::of::<2u8>();
        #[inline]
        fn version_of_tag(
            __tag: ::perennial::Tag,
        ) -> ::core::option::Option<::perennial::Version> {
            match __tag.0 {
                1u8 => ::core::option::Option::Some(::perennial::Version::of::<1u8>()),
                2u8 => ::core::option::Option::Some(::perennial::Version::of::<2u8>()),
                _ => ::core::option::Option::None,
            }
        }
        type Versioned = VersionedEvent;
        #[inline]
        fn read_latest<__PerennialW: ::perennial::wire::Wire>(
            __version: ::perennial::Version,
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self, ::perennial::wire::Fault> {
            match __version.get() {
                1u8 => {
                    <Self as ::perennial::entity::Form<
                        1u8,
                    >>::read_latest::<__PerennialW>(__reader)
                }
                2u8 => {
                    <Self as ::perennial::entity::Form<
                        2u8,
                    >>::read_latest::<__PerennialW>(__reader)
                }
                _ => {
                    ::core::result::Result::Err(
                        ::perennial::__private::unknown_version::<
                            Self,
                        >(__version, __reader),
                    )
                }
            }
        }
        #[inline]
        fn skip<
            __PerennialW: ::perennial::wire::Wire,
            __PerennialS: ::perennial::wire::Source,
        >(
            __version: ::perennial::Version,
            __source: &mut __PerennialS,
        ) -> ::core::result::Result<(), ::perennial::wire::Fault> {
            match __version.get() {
                1u8 => {
                    <Self as ::perennial::entity::Form<
                        1u8,
                    >>::skip::<__PerennialW, __PerennialS>(__source)
                }
                2u8 => {
                    <Self as ::perennial::entity::Form<
                        2u8,
                    >>::skip::<__PerennialW, __PerennialS>(__source)
                }
                _ => {
                    ::core::result::Result::Err(
                        ::perennial::__private::unknown_version::<
                            Self,
                        >(__version, __source),
                    )
                }
            }
        }
    }
    #[automatically_derived]
    impl ::perennial::WriteEntity for Event {
        #[inline]
        fn write_as<__PerennialW: ::perennial::wire::Wire>(
            &self,
            __version: ::perennial::Version,
            __writer: &mut ::perennial::wire::Writer,
        ) -> ::core::result::Result<(), ::perennial::DowncastError> {
            match __version.get() {
                1u8 => {
                    <Self as ::perennial::entity::Form<
                        1u8,
                    >>::write_latest::<__PerennialW>(self, __writer)
                }
                2u8 => {
                    <Self as ::perennial::entity::Form<
                        2u8,
                    >>::write_latest::<__PerennialW>(self, __writer)
                }
                _ => {
                    ::core::result::Result::Err(
                        ::perennial::__private::unknown_downcast::<Self>(__version),
                    )
                }
            }
        }
    }
    #[automatically_derived]
    impl ::perennial::VersionedEntity for VersionedEvent {
        type Latest = Event;
        fn version(&self) -> ::perennial::Version {
            match self {
                Self::V1(_) => ::perennial::Version::of::<1u8>(),
                Self::V2(_) => ::perennial::Version::of::<2u8>(),
            }
        }
        #[inline]
        fn read<__PerennialW: ::perennial::wire::Wire>(
            __version: ::perennial::Version,
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self, ::perennial::wire::Fault> {
            match __version.get() {
                1u8 => {
                    match <Event as ::perennial::entity::Form<
                        1u8,
                    >>::read_form::<__PerennialW>(__reader) {
                        ::core::result::Result::Ok(__form) => {
                            ::core::result::Result::Ok(Self::V1(__form))
                        }
                        ::core::result::Result::Err(__fault) => {
                            ::core::result::Result::Err(__fault)
                        }
                    }
                }
                2u8 => {
                    match <Event as ::perennial::entity::Form<
                        2u8,
                    >>::read_form::<__PerennialW>(__reader) {
                        ::core::result::Result::Ok(__form) => {
                            ::core::result::Result::Ok(Self::V2(__form))
                        }
                        ::core::result::Result::Err(__fault) => {
                            ::core::result::Result::Err(__fault)
                        }
                    }
                }
                _ => {
                    ::core::result::Result::Err(
                        ::perennial::__private::unknown_version::<
                            Event,
                        >(__version, __reader),
                    )
                }
            }
        }
        fn write<__PerennialW: ::perennial::wire::Wire>(
            &self,
            __writer: &mut ::perennial::wire::Writer,
        ) -> ::core::result::Result<(), ::perennial::DowncastError> {
            match self {
                Self::V1(__form) => {
                    <Event as ::perennial::entity::Form<
                        1u8,
                    >>::write_form::<__PerennialW>(__form, __writer)
                }
                Self::V2(__form) => {
                    <Event as ::perennial::entity::Form<
                        2u8,
                    >>::write_form::<__PerennialW>(__form, __writer)
                }
            }
        }
        fn upcast(self) -> ::core::result::Result<Self, ::perennial::UpcastError> {
            match self {
                Self::V1(__form) => {
                    ::core::result::Result::Ok(
                        Self::V2(
                            <Event as ::perennial::entity::Step<1u8, 2u8>>::step(__form)?,
                        ),
                    )
                }
                Self::V2(__form) => ::core::result::Result::Ok(Self::V2(__form)),
            }
        }
        fn try_into_latest(
            self,
        ) -> ::core::result::Result<Self::Latest, ::perennial::UpcastError> {
            match self {
                Self::V1(__form) => {
                    <Event as ::perennial::entity::Form<1u8>>::into_latest(__form)
                }
                Self::V2(__form) => {
                    <Event as ::perennial::entity::Form<2u8>>::into_latest(__form)
                }
            }
        }
    }
    #[automatically_derived]
    impl VersionedEvent {
        /// Which version the value was stored in.
        #[must_use]
        pub const fn version(&self) -> ::perennial::Version {
            match self {
                Self::V1(_) => ::perennial::Version::of::<1u8>(),
                Self::V2(_) => ::perennial::Version::of::<2u8>(),
            }
        }
        /// The first byte of the stored value.
        #[must_use]
        pub const fn tag(&self) -> ::perennial::Tag {
            match self {
                Self::V1(_) => ::perennial::Tag(1u8),
                Self::V2(_) => ::perennial::Tag(2u8),
            }
        }
        /// All the way up to the latest view.
        #[must_use]
        pub fn into_latest(self) -> Event {
            match self {
                Self::V1(__form) => {
                    let __form: Event = ::core::convert::From::from(__form);
                    __form
                }
                Self::V2(__form) => __form,
            }
        }
        /// All the way up to the latest view.
        ///
        /// # Errors
        ///
        /// An error if a fallible upcast on the way refuses the value.
        pub fn try_into_latest(
            self,
        ) -> ::core::result::Result<Event, ::perennial::UpcastError> {
            ::perennial::VersionedEntity::try_into_latest(self)
        }
        ///The value, if it is version 1.
        #[must_use]
        pub const fn as_v1(&self) -> ::core::option::Option<&EventV1> {
            match self {
                Self::V1(__form) => ::core::option::Option::Some(__form),
                _ => ::core::option::Option::None,
            }
        }
        ///The value, if it is version 2.
        #[must_use]
        pub const fn as_v2(&self) -> ::core::option::Option<&Event> {
            match self {
                Self::V2(__form) => ::core::option::Option::Some(__form),
                _ => ::core::option::Option::None,
            }
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<EventV1> for VersionedEvent {
        fn from(__form: EventV1) -> Self {
            Self::V1(__form)
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<Event> for VersionedEvent {
        fn from(__form: Event) -> Self {
            Self::V2(__form)
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<VersionedEvent> for Event {
        fn from(__versioned: VersionedEvent) -> Self {
            __versioned.into_latest()
        }
    }
};

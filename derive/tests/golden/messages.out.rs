///A [`Message`] whose payload is in one version.
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
#[derive(Clone, Debug)]
pub enum VersionedMessage {
    /// A project comes.
    RegisterProject(<RegisterProject as ::perennial::Entity>::Versioned),
    ///The message `CreateCheckpoint`.
    CreateCheckpoint(<CreateCheckpoint as ::perennial::Entity>::Versioned),
    ///The message `Ping`.
    Ping,
}
#[allow(
    dead_code,
    deprecated,
    private_bounds,
    private_interfaces,
    unused_variables,
    unreachable_code,
    unreachable_patterns,
    clippy::all,
    clippy::pedantic,
    clippy::nursery
)]
const _: () = {
    const _: () = match ::perennial::__private::judge_payload(
        <RegisterProject as ::perennial::Entity>::VERSIONS,
        9u32,
        4294967295u32,
    ) {
        ::perennial::__private::Judged::Fits => {}
        ::perennial::__private::Judged::Early => {
            ::core::panic!(
                "{}",
                "`RegisterProject` has a version that is active at spec version 9 already, which brings `RegisterProject`: the version before it would never be sent; let `activates` say a later one, or give `RegisterProject` a payload of its own that begins with that version"
            )
        }
        ::perennial::__private::Judged::Late => {
            ::core::panic!(
                "{}",
                "`RegisterProject` has a version that is active only after spec version 4294967295, the last one that knows `RegisterProject`: it would never be sent; if others send it, give `RegisterProject` a payload of its own"
            )
        }
        ::perennial::__private::Judged::Same => {
            ::core::panic!(
                "{}",
                "`RegisterProject` has two versions that are active from the same spec version on: the older one would never be sent as `RegisterProject`; give each its own in `activates`"
            )
        }
        ::perennial::__private::Judged::First => {
            ::core::panic!(
                "{}",
                "the first version of `RegisterProject` is not active at spec version 9, which brings `RegisterProject`"
            )
        }
    };
    const _: () = match ::perennial::__private::judge_payload(
        <CreateCheckpoint as ::perennial::Entity>::VERSIONS,
        4u32,
        18u32,
    ) {
        ::perennial::__private::Judged::Fits => {}
        ::perennial::__private::Judged::Early => {
            ::core::panic!(
                "{}",
                "`CreateCheckpoint` has a version that is active at spec version 4 already, which brings `CreateCheckpoint`: the version before it would never be sent; let `activates` say a later one, or give `CreateCheckpoint` a payload of its own that begins with that version"
            )
        }
        ::perennial::__private::Judged::Late => {
            ::core::panic!(
                "{}",
                "`CreateCheckpoint` has a version that is active only after spec version 18, the last one that knows `CreateCheckpoint`: it would never be sent; if others send it, give `CreateCheckpoint` a payload of its own"
            )
        }
        ::perennial::__private::Judged::Same => {
            ::core::panic!(
                "{}",
                "`CreateCheckpoint` has two versions that are active from the same spec version on: the older one would never be sent as `CreateCheckpoint`; give each its own in `activates`"
            )
        }
        ::perennial::__private::Judged::First => {
            ::core::panic!(
                "{}",
                "the first version of `CreateCheckpoint` is not active at spec version 4, which brings `CreateCheckpoint`"
            )
        }
    };
    const __PERENNIAL_MESSAGE_0: ::perennial::message::MessageInfo = ::perennial::message::MessageInfo {
        name: "RegisterProject",
        index: 0u8,
        since: ::perennial::SpecVersion(9u32),
        until: ::core::option::Option::None,
        versions: <RegisterProject as ::perennial::Entity>::VERSIONS,
    };
    const __PERENNIAL_MESSAGE_3: ::perennial::message::MessageInfo = ::perennial::message::MessageInfo {
        name: "CreateCheckpoint",
        index: 3u8,
        since: ::perennial::SpecVersion(4u32),
        until: ::core::option::Option::Some(::perennial::SpecVersion(18u32)),
        versions: <CreateCheckpoint as ::perennial::Entity>::VERSIONS,
    };
    const __PERENNIAL_MESSAGE_9: ::perennial::message::MessageInfo = ::perennial::message::MessageInfo {
        name: "Ping",
        index: 9u8,
        since: ::perennial::SpecVersion(5u32),
        until: ::core::option::Option::None,
        versions: &[],
    };
    #[automatically_derived]
    impl ::perennial::Messages for Message {
        const NAME: &'static str = "Message";
        const MESSAGES: &'static [::perennial::message::MessageInfo] = &[
            __PERENNIAL_MESSAGE_0,
            __PERENNIAL_MESSAGE_3,
            __PERENNIAL_MESSAGE_9,
        ];
        const RETIRED: &'static [u8] = &[6u8, 7u8];
        type Versioned = VersionedMessage;
        fn info(&self) -> &'static ::perennial::message::MessageInfo {
            match self {
                Self::RegisterProject(..) => &__PERENNIAL_MESSAGE_0,
                Self::CreateCheckpoint(..) => &__PERENNIAL_MESSAGE_3,
                Self::Ping => &__PERENNIAL_MESSAGE_9,
            }
        }
        fn write_body<__W: ::perennial::wire::Wire>(
            &self,
            __spec: ::perennial::SpecVersion,
            __writer: &mut ::perennial::wire::Writer,
        ) -> ::core::result::Result<
            ::core::option::Option<::perennial::Version>,
            ::perennial::DowncastError,
        > {
            match self {
                Self::RegisterProject(__payload) => {
                    let __version = <RegisterProject as ::perennial::Entity>::newest_active(
                        __spec,
                    );
                    match <RegisterProject as ::perennial::WriteEntity>::write_as::<
                        __W,
                    >(__payload, __version, __writer) {
                        ::core::result::Result::Ok(()) => {
                            ::core::result::Result::Ok(
                                ::core::option::Option::Some(__version),
                            )
                        }
                        ::core::result::Result::Err(__error) => {
                            ::core::result::Result::Err(__error)
                        }
                    }
                }
                Self::CreateCheckpoint(__payload) => {
                    let __version = <CreateCheckpoint as ::perennial::Entity>::newest_active(
                        __spec,
                    );
                    match <CreateCheckpoint as ::perennial::WriteEntity>::write_as::<
                        __W,
                    >(__payload, __version, __writer) {
                        ::core::result::Result::Ok(()) => {
                            ::core::result::Result::Ok(
                                ::core::option::Option::Some(__version),
                            )
                        }
                        ::core::result::Result::Err(__error) => {
                            ::core::result::Result::Err(__error)
                        }
                    }
                }
                Self::Ping => ::core::result::Result::Ok(::core::option::Option::None),
            }
        }
        fn read_body<__W: ::perennial::wire::Wire>(
            __info: &'static ::perennial::message::MessageInfo,
            __spec: ::perennial::SpecVersion,
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self, ::perennial::wire::Fault> {
            match __info.index {
                0u8 => {
                    let __version = <RegisterProject as ::perennial::Entity>::newest_active(
                        __spec,
                    );
                    match <RegisterProject as ::perennial::Entity>::read_latest::<
                        __W,
                    >(__version, __reader) {
                        ::core::result::Result::Ok(__payload) => {
                            ::core::result::Result::Ok(Self::RegisterProject(__payload))
                        }
                        ::core::result::Result::Err(__fault) => {
                            ::core::result::Result::Err(__fault)
                        }
                    }
                }
                3u8 => {
                    let __version = <CreateCheckpoint as ::perennial::Entity>::newest_active(
                        __spec,
                    );
                    match <CreateCheckpoint as ::perennial::Entity>::read_latest::<
                        __W,
                    >(__version, __reader) {
                        ::core::result::Result::Ok(__payload) => {
                            ::core::result::Result::Ok(Self::CreateCheckpoint(__payload))
                        }
                        ::core::result::Result::Err(__fault) => {
                            ::core::result::Result::Err(__fault)
                        }
                    }
                }
                9u8 => ::core::result::Result::Ok(Self::Ping),
                __index => {
                    ::core::result::Result::Err(
                        ::perennial::__private::unknown_variant(
                            "Message",
                            ::core::convert::From::from(__index),
                            __reader,
                        ),
                    )
                }
            }
        }
        fn describe_payload(
            __info: &::perennial::message::MessageInfo,
            __version: ::perennial::Version,
            __describer: &mut ::perennial::schema::Describer,
        ) -> ::core::option::Option<::perennial::schema::TypeRef> {
            match __info.index {
                0u8 => {
                    <RegisterProject as ::perennial::Entity>::describe(
                        __version,
                        __describer,
                    )
                }
                3u8 => {
                    <CreateCheckpoint as ::perennial::Entity>::describe(
                        __version,
                        __describer,
                    )
                }
                _ => ::core::option::Option::None,
            }
        }
    }
    #[automatically_derived]
    impl ::perennial::message::VersionedMessages for VersionedMessage {
        type Latest = Message;
        fn info(&self) -> &'static ::perennial::message::MessageInfo {
            match self {
                Self::RegisterProject(..) => &__PERENNIAL_MESSAGE_0,
                Self::CreateCheckpoint(..) => &__PERENNIAL_MESSAGE_3,
                Self::Ping => &__PERENNIAL_MESSAGE_9,
            }
        }
        fn version(&self) -> ::core::option::Option<::perennial::Version> {
            match self {
                Self::RegisterProject(__payload) => {
                    ::core::option::Option::Some(
                        ::perennial::VersionedEntity::version(__payload),
                    )
                }
                Self::CreateCheckpoint(__payload) => {
                    ::core::option::Option::Some(
                        ::perennial::VersionedEntity::version(__payload),
                    )
                }
                Self::Ping => ::core::option::Option::None,
            }
        }
        fn write_body<__W: ::perennial::wire::Wire>(
            &self,
            __writer: &mut ::perennial::wire::Writer,
        ) -> ::core::result::Result<(), ::perennial::DowncastError> {
            match self {
                Self::RegisterProject(__payload) => {
                    ::perennial::VersionedEntity::write::<__W>(__payload, __writer)
                }
                Self::CreateCheckpoint(__payload) => {
                    ::perennial::VersionedEntity::write::<__W>(__payload, __writer)
                }
                Self::Ping => ::core::result::Result::Ok(()),
            }
        }
        fn read_body<__W: ::perennial::wire::Wire>(
            __info: &'static ::perennial::message::MessageInfo,
            __spec: ::perennial::SpecVersion,
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self, ::perennial::wire::Fault> {
            match __info.index {
                0u8 => {
                    let __version = <RegisterProject as ::perennial::Entity>::newest_active(
                        __spec,
                    );
                    match ::perennial::VersionedEntity::read::<
                        __W,
                    >(__version, __reader) {
                        ::core::result::Result::Ok(__payload) => {
                            ::core::result::Result::Ok(Self::RegisterProject(__payload))
                        }
                        ::core::result::Result::Err(__fault) => {
                            ::core::result::Result::Err(__fault)
                        }
                    }
                }
                3u8 => {
                    let __version = <CreateCheckpoint as ::perennial::Entity>::newest_active(
                        __spec,
                    );
                    match ::perennial::VersionedEntity::read::<
                        __W,
                    >(__version, __reader) {
                        ::core::result::Result::Ok(__payload) => {
                            ::core::result::Result::Ok(Self::CreateCheckpoint(__payload))
                        }
                        ::core::result::Result::Err(__fault) => {
                            ::core::result::Result::Err(__fault)
                        }
                    }
                }
                9u8 => ::core::result::Result::Ok(Self::Ping),
                __index => {
                    ::core::result::Result::Err(
                        ::perennial::__private::unknown_variant(
                            "Message",
                            ::core::convert::From::from(__index),
                            __reader,
                        ),
                    )
                }
            }
        }
        fn try_into_latest(
            self,
        ) -> ::core::result::Result<Message, ::perennial::UpcastError> {
            match self {
                Self::RegisterProject(__payload) => {
                    match ::perennial::VersionedEntity::try_into_latest(__payload) {
                        ::core::result::Result::Ok(__latest) => {
                            ::core::result::Result::Ok(
                                Message::RegisterProject(__latest),
                            )
                        }
                        ::core::result::Result::Err(__error) => {
                            ::core::result::Result::Err(__error)
                        }
                    }
                }
                Self::CreateCheckpoint(__payload) => {
                    match ::perennial::VersionedEntity::try_into_latest(__payload) {
                        ::core::result::Result::Ok(__latest) => {
                            ::core::result::Result::Ok(
                                Message::CreateCheckpoint(__latest),
                            )
                        }
                        ::core::result::Result::Err(__error) => {
                            ::core::result::Result::Err(__error)
                        }
                    }
                }
                Self::Ping => ::core::result::Result::Ok(Message::Ping),
            }
        }
    }
};

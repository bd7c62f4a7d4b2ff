::core::compile_error! {
    "`RegisterProject` has index 0 already; an index names one message"
}
#[doc(hidden)]
#[allow(dead_code, private_interfaces)]
#[derive(Clone, Debug)]
pub enum VersionedMessage {
    RegisterProject(<RegisterProject as ::perennial::Entity>::Versioned),
    Ping,
}
const _: () = {
    impl ::perennial::Messages for Message {
        const NAME: &'static str = "";
        const MESSAGES: &'static [::perennial::message::MessageInfo] = &[];
        type Versioned = VersionedMessage;
        fn info(&self) -> &'static ::perennial::message::MessageInfo {
            ::core::unreachable!()
        }
        fn write_body<__W: ::perennial::wire::Wire>(
            &self,
            _: ::perennial::SpecVersion,
            _: &mut ::perennial::wire::Writer,
        ) -> ::core::result::Result<
            ::core::option::Option<::perennial::Version>,
            ::perennial::DowncastError,
        > {
            ::core::unreachable!()
        }
        fn read_body<__W: ::perennial::wire::Wire>(
            _: &'static ::perennial::message::MessageInfo,
            _: ::perennial::SpecVersion,
            _: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self, ::perennial::wire::Fault> {
            ::core::unreachable!()
        }
        fn describe_payload(
            _: &::perennial::message::MessageInfo,
            _: ::perennial::Version,
            _: &mut ::perennial::schema::Describer,
        ) -> ::core::option::Option<::perennial::schema::TypeRef> {
            ::core::unreachable!()
        }
    }
    impl ::perennial::message::VersionedMessages for VersionedMessage {
        type Latest = Message;
        fn info(&self) -> &'static ::perennial::message::MessageInfo {
            ::core::unreachable!()
        }
        fn version(&self) -> ::core::option::Option<::perennial::Version> {
            ::core::unreachable!()
        }
        fn write_body<__W: ::perennial::wire::Wire>(
            &self,
            _: &mut ::perennial::wire::Writer,
        ) -> ::core::result::Result<(), ::perennial::DowncastError> {
            ::core::unreachable!()
        }
        fn read_body<__W: ::perennial::wire::Wire>(
            _: &'static ::perennial::message::MessageInfo,
            _: ::perennial::SpecVersion,
            _: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self, ::perennial::wire::Fault> {
            ::core::unreachable!()
        }
        fn try_into_latest(
            self,
        ) -> ::core::result::Result<Message, ::perennial::UpcastError> {
            ::core::unreachable!()
        }
    }
};
::core::compile_error! {
    "which module are the errors of? say `#[codes(module = …)]`"
}
::core::compile_error! {
    "give it its number: `InexistentUser = …`; it never changes"
}
impl ::perennial::ErrorCodes for RegistryError {
    const NAME: &'static str = "RegistryError";
    const MODULE: u8 = 0;
    const CODES: &'static [(&'static str, u8)] = &[];
    const RETIRED: &'static [(&'static str, u8)] = &[];
    fn code(&self) -> u8 {
        ::core::unreachable!()
    }
    fn from_code(_: u8) -> ::core::option::Option<Self> {
        ::core::unreachable!()
    }
}

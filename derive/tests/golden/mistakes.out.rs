::core::compile_error! {
    "the latest version is 2; if 3 is new, raise it: `latest = 3`"
}
::core::compile_error! {
    "tags go from 0x00 to 0xFE; 0xFF is kept for an escape"
}
#[doc(hidden)]
#[allow(dead_code)]
#[derive(Clone)]
struct UserV1 {}
#[doc(hidden)]
#[allow(dead_code)]
#[derive(Clone)]
enum VersionedUser {
    V1(UserV1),
    V2(User),
}
#[doc(hidden)]
#[allow(dead_code)]
type UserView<'a, C> = ::perennial::entity::StoredView<'a, User, C>;
const _: () = {
    impl ::perennial::layout::shape::Shaped<1u8> for User {
        type Shape<__D: ::perennial::layout::Level> = ();
        fn describe(
            _: &mut ::perennial::schema::Describer,
        ) -> ::perennial::schema::TypeRef {
            ::core::unreachable!()
        }
    }
    impl ::perennial::entity::Form<1u8> for User {
        type Type = UserV1;
        const SIZE: ::perennial::layout::Size = ::perennial::layout::Size::at_least(1);
        fn read_form<__W: ::perennial::wire::Wire>(
            _: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self::Type, ::perennial::wire::Fault> {
            ::core::unreachable!()
        }
        fn read_latest<__W: ::perennial::wire::Wire>(
            _: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self, ::perennial::wire::Fault> {
            ::core::unreachable!()
        }
        fn write_form<__W: ::perennial::wire::Wire>(
            _: &Self::Type,
            _: &mut ::perennial::wire::Writer,
        ) -> ::core::result::Result<(), ::perennial::DowncastError> {
            ::core::unreachable!()
        }
        fn write_latest<__W: ::perennial::wire::Wire>(
            &self,
            _: &mut ::perennial::wire::Writer,
        ) -> ::core::result::Result<(), ::perennial::DowncastError> {
            ::core::unreachable!()
        }
        fn skip<__W: ::perennial::wire::Wire, __S: ::perennial::wire::Source>(
            _: &mut __S,
        ) -> ::core::result::Result<(), ::perennial::wire::Fault> {
            ::core::unreachable!()
        }
        fn into_latest(
            _: Self::Type,
        ) -> ::core::result::Result<Self, ::perennial::UpcastError> {
            ::core::unreachable!()
        }
    }
    impl ::perennial::layout::shape::Shaped<2u8> for User {
        type Shape<__D: ::perennial::layout::Level> = ();
        fn describe(
            _: &mut ::perennial::schema::Describer,
        ) -> ::perennial::schema::TypeRef {
            ::core::unreachable!()
        }
    }
    impl ::perennial::entity::Form<2u8> for User {
        type Type = User;
        const SIZE: ::perennial::layout::Size = ::perennial::layout::Size::at_least(1);
        fn read_form<__W: ::perennial::wire::Wire>(
            _: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self::Type, ::perennial::wire::Fault> {
            ::core::unreachable!()
        }
        fn read_latest<__W: ::perennial::wire::Wire>(
            _: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self, ::perennial::wire::Fault> {
            ::core::unreachable!()
        }
        fn write_form<__W: ::perennial::wire::Wire>(
            _: &Self::Type,
            _: &mut ::perennial::wire::Writer,
        ) -> ::core::result::Result<(), ::perennial::DowncastError> {
            ::core::unreachable!()
        }
        fn write_latest<__W: ::perennial::wire::Wire>(
            &self,
            _: &mut ::perennial::wire::Writer,
        ) -> ::core::result::Result<(), ::perennial::DowncastError> {
            ::core::unreachable!()
        }
        fn skip<__W: ::perennial::wire::Wire, __S: ::perennial::wire::Source>(
            _: &mut __S,
        ) -> ::core::result::Result<(), ::perennial::wire::Fault> {
            ::core::unreachable!()
        }
        fn into_latest(
            _: Self::Type,
        ) -> ::core::result::Result<Self, ::perennial::UpcastError> {
            ::core::unreachable!()
        }
    }
    impl ::perennial::entity::Step<1u8, 2u8> for User {
        fn step(_: UserV1) -> ::core::result::Result<User, ::perennial::UpcastError> {
            ::core::unreachable!()
        }
    }
    impl ::perennial::Entity for User {
        const NAME: &'static str = "";
        const VERSIONS: &'static [::perennial::entity::VersionInfo] = &[];
        const LATEST: ::perennial::Version = ::perennial::Version::FIRST;
        type Versioned = VersionedUser;
        type View<'__a, __W: ::perennial::wire::Wire> = ::perennial::entity::StoredView<
            '__a,
            Self,
            __W,
        >;
        fn describe(
            _: ::perennial::Version,
            _: &mut ::perennial::schema::Describer,
        ) -> ::core::option::Option<::perennial::schema::TypeRef> {
            ::core::unreachable!()
        }
        fn check<__W: ::perennial::wire::Wire>(
            _: ::perennial::Version,
            _: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<(), ::perennial::wire::Fault> {
            ::core::unreachable!()
        }
        fn version_of_tag(
            _: ::perennial::Tag,
        ) -> ::core::option::Option<::perennial::Version> {
            ::core::unreachable!()
        }
        fn read_latest<__W: ::perennial::wire::Wire>(
            _: ::perennial::Version,
            _: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self, ::perennial::wire::Fault> {
            ::core::unreachable!()
        }
        fn skip<__W: ::perennial::wire::Wire, __S: ::perennial::wire::Source>(
            _: ::perennial::Version,
            _: &mut __S,
        ) -> ::core::result::Result<(), ::perennial::wire::Fault> {
            ::core::unreachable!()
        }
    }
    impl ::perennial::entity::Nested for User {
        type View<'__a, __W: ::perennial::wire::Wire> = ::perennial::entity::StoredView<
            '__a,
            Self,
            __W,
        >;
        type Viewed<'__a, __W: ::perennial::wire::Wire> = Self;
        fn view_nested<'__a, __W: ::perennial::wire::Wire>(
            _: ::perennial::Version,
            _: &mut ::perennial::wire::Reader<'__a>,
        ) -> ::core::result::Result<Self::View<'__a, __W>, ::perennial::wire::Fault> {
            ::core::unreachable!()
        }
        fn viewed_nested<'__a, __W: ::perennial::wire::Wire>(
            _: Self::View<'__a, __W>,
        ) -> Self::Viewed<'__a, __W> {
            ::core::unreachable!()
        }
        fn made_nested<'__a, __W: ::perennial::wire::Wire>(
            self,
        ) -> Self::Viewed<'__a, __W> {
            self
        }
        fn skip_nested<__W: ::perennial::wire::Wire>(
            _: ::perennial::Version,
            _: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<(), ::perennial::wire::Fault> {
            ::core::unreachable!()
        }
    }
    impl ::perennial::WriteEntity for User {
        fn write_as<__W: ::perennial::wire::Wire>(
            &self,
            _: ::perennial::Version,
            _: &mut ::perennial::wire::Writer,
        ) -> ::core::result::Result<(), ::perennial::DowncastError> {
            ::core::unreachable!()
        }
    }
    impl ::perennial::VersionedEntity for VersionedUser {
        type Latest = User;
        fn version(&self) -> ::perennial::Version {
            ::core::unreachable!()
        }
        fn read<__W: ::perennial::wire::Wire>(
            _: ::perennial::Version,
            _: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self, ::perennial::wire::Fault> {
            ::core::unreachable!()
        }
        fn write<__W: ::perennial::wire::Wire>(
            &self,
            _: &mut ::perennial::wire::Writer,
        ) -> ::core::result::Result<(), ::perennial::DowncastError> {
            ::core::unreachable!()
        }
        fn upcast(self) -> ::core::result::Result<Self, ::perennial::UpcastError> {
            ::core::unreachable!()
        }
        fn try_into_latest(
            self,
        ) -> ::core::result::Result<User, ::perennial::UpcastError> {
            ::core::unreachable!()
        }
    }
};

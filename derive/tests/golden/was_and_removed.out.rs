///Version 1 of [`User`], as it was stored.
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
struct UserV1 {
    ///The field `name`.
    pub name: String,
    ///What stood here before version 3.
    pub nick: String,
    ///What stood here before version 2.
    pub contact: Option<String>,
}
///Version 2 of [`User`], as it was stored.
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
struct UserV2 {
    ///The field `name`.
    pub name: String,
    ///What stood here before version 3.
    pub nick: String,
    ///The field `contact`.
    pub contact: Contact,
}
///Version 3 of [`User`], the latest.
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
type UserV3 = User;
///A stored [`User`] in the version it was stored in.
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
enum VersionedUser {
    ///Version 1.
    V1(UserV1),
    ///Version 2.
    V2(UserV2),
    ///Version 3.
    V3(User),
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
    impl ::perennial::entity::Form<1u8> for User {
        type Type = UserV1;
        const SIZES: &'static [::perennial::layout::Size] = &[
            <String as ::perennial::Layout>::SIZE,
            <String as ::perennial::Layout>::SIZE,
            <Option<String> as ::perennial::Layout>::SIZE,
        ];
        const SIZE: ::perennial::layout::Size = ::perennial::layout::Size::sum(
            <Self as ::perennial::entity::Form<1u8>>::SIZES,
        );
        #[inline]
        fn read_form<__PerennialW: ::perennial::wire::Wire>(
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self::Type, ::perennial::wire::Fault> {
            __reader
                .ensure(const {
                    ::perennial::layout::Size::run_at::<
                        __PerennialW,
                    >(<Self as ::perennial::entity::Form<1u8>>::SIZES, 0usize)
                })?;
            let __perennial_0 = <String as ::perennial::Layout>::read::<
                __PerennialW,
            >(__reader)?;
            __reader
                .ensure(const {
                    ::perennial::layout::Size::run_at::<
                        __PerennialW,
                    >(<Self as ::perennial::entity::Form<1u8>>::SIZES, 1usize)
                })?;
            let __perennial_1 = <String as ::perennial::Layout>::read::<
                __PerennialW,
            >(__reader)?;
            __reader
                .ensure(const {
                    ::perennial::layout::Size::run_at::<
                        __PerennialW,
                    >(<Self as ::perennial::entity::Form<1u8>>::SIZES, 2usize)
                })?;
            let __perennial_2 = <Option<
                String,
            > as ::perennial::Layout>::read::<__PerennialW>(__reader)?;
            ::core::result::Result::Ok(UserV1 {
                name: __perennial_0,
                nick: __perennial_1,
                contact: __perennial_2,
            })
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
            let UserV1 {
                name: __perennial_0,
                nick: __perennial_1,
                contact: __perennial_2,
            } = __form;
            <String as ::perennial::Layout>::write::<
                __PerennialW,
            >(__perennial_0, __writer);
            <String as ::perennial::Layout>::write::<
                __PerennialW,
            >(__perennial_1, __writer);
            <Option<
                String,
            > as ::perennial::Layout>::write::<__PerennialW>(__perennial_2, __writer);
            ::core::result::Result::Ok(())
        }
        fn write_latest<__PerennialW: ::perennial::wire::Wire>(
            &self,
            __writer: &mut ::perennial::wire::Writer,
        ) -> ::core::result::Result<(), ::perennial::DowncastError> {
            let User {
                name: __perennial_0,
                contact: __perennial_2,
                length: __perennial_3,
            } = self;
            let __start = __writer.as_bytes().len();
            <String as ::perennial::Layout>::write::<
                __PerennialW,
            >(__perennial_0, __writer);
            let __perennial_1: String = String::new();
            <String as ::perennial::Layout>::write::<
                __PerennialW,
            >(&__perennial_1, __writer);
            let __perennial_down_2 = {
                let __perennial_2: Option<String> = (Contact::to_email)(__perennial_2);
                __perennial_2
            };
            <Option<
                String,
            > as ::perennial::Layout>::write::<
                __PerennialW,
            >(&__perennial_down_2, __writer);
            if let ::core::option::Option::Some(__back) = ::perennial::__private::read_back::<
                Self,
                1u8,
                __PerennialW,
            >(
                <Self as ::perennial::Entity>::NAME,
                ::perennial::Version::of::<1u8>(),
                "contact",
                __writer,
                __start,
            )? {
                let User {
                    name: __perennial_back_0,
                    contact: __perennial_back_2,
                    length: __perennial_back_3,
                } = &__back;
                if !::perennial::__private::same::<
                    Contact,
                    __PerennialW,
                >(__perennial_2, __perennial_back_2) {
                    return ::core::result::Result::Err(
                        ::perennial::DowncastError::new(
                            <Self as ::perennial::Entity>::NAME,
                            ::perennial::Version::of::<1u8>(),
                            ::perennial::error::DowncastKind::Lost {
                                field: "contact",
                                needs: ::perennial::Version::of::<2u8>(),
                            },
                        ),
                    );
                }
                if !::perennial::__private::same::<
                    u32,
                    __PerennialW,
                >(__perennial_3, __perennial_back_3) {
                    return ::core::result::Result::Err(
                        ::perennial::DowncastError::new(
                            <Self as ::perennial::Entity>::NAME,
                            ::perennial::Version::of::<1u8>(),
                            ::perennial::error::DowncastKind::Lost {
                                field: "length",
                                needs: ::perennial::Version::of::<3u8>(),
                            },
                        ),
                    );
                }
            }
            ::core::result::Result::Ok(())
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
                >(<Self as ::perennial::entity::Form<1u8>>::SIZES, 0usize)
            } {
                ::core::option::Option::Some(0) => {}
                ::core::option::Option::Some(__bytes) => __source.advance(__bytes)?,
                ::core::option::Option::None => {
                    <String as ::perennial::Layout>::skip::<
                        __PerennialW,
                        __PerennialS,
                    >(__source)?
                }
            }
            match const {
                ::perennial::layout::Size::skip_at::<
                    __PerennialW,
                >(<Self as ::perennial::entity::Form<1u8>>::SIZES, 1usize)
            } {
                ::core::option::Option::Some(0) => {}
                ::core::option::Option::Some(__bytes) => __source.advance(__bytes)?,
                ::core::option::Option::None => {
                    <String as ::perennial::Layout>::skip::<
                        __PerennialW,
                        __PerennialS,
                    >(__source)?
                }
            }
            match const {
                ::perennial::layout::Size::skip_at::<
                    __PerennialW,
                >(<Self as ::perennial::entity::Form<1u8>>::SIZES, 2usize)
            } {
                ::core::option::Option::Some(0) => {}
                ::core::option::Option::Some(__bytes) => __source.advance(__bytes)?,
                ::core::option::Option::None => {
                    <Option<
                        String,
                    > as ::perennial::Layout>::skip::<
                        __PerennialW,
                        __PerennialS,
                    >(__source)?
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
    impl ::perennial::entity::Form<2u8> for User {
        type Type = UserV2;
        const SIZES: &'static [::perennial::layout::Size] = &[
            <String as ::perennial::Layout>::SIZE,
            <String as ::perennial::Layout>::SIZE,
            <Contact as ::perennial::Layout>::SIZE,
        ];
        const SIZE: ::perennial::layout::Size = ::perennial::layout::Size::sum(
            <Self as ::perennial::entity::Form<2u8>>::SIZES,
        );
        #[inline]
        fn read_form<__PerennialW: ::perennial::wire::Wire>(
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self::Type, ::perennial::wire::Fault> {
            __reader
                .ensure(const {
                    ::perennial::layout::Size::run_at::<
                        __PerennialW,
                    >(<Self as ::perennial::entity::Form<2u8>>::SIZES, 0usize)
                })?;
            let __perennial_0 = <String as ::perennial::Layout>::read::<
                __PerennialW,
            >(__reader)?;
            __reader
                .ensure(const {
                    ::perennial::layout::Size::run_at::<
                        __PerennialW,
                    >(<Self as ::perennial::entity::Form<2u8>>::SIZES, 1usize)
                })?;
            let __perennial_1 = <String as ::perennial::Layout>::read::<
                __PerennialW,
            >(__reader)?;
            __reader
                .ensure(const {
                    ::perennial::layout::Size::run_at::<
                        __PerennialW,
                    >(<Self as ::perennial::entity::Form<2u8>>::SIZES, 2usize)
                })?;
            let __perennial_2 = <Contact as ::perennial::Layout>::read::<
                __PerennialW,
            >(__reader)?;
            ::core::result::Result::Ok(UserV2 {
                name: __perennial_0,
                nick: __perennial_1,
                contact: __perennial_2,
            })
        }
        #[inline]
        fn read_latest<__PerennialW: ::perennial::wire::Wire>(
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self, ::perennial::wire::Fault> {
            let __form = <Self as ::perennial::entity::Form<
                2u8,
            >>::read_form::<__PerennialW>(__reader)?;
            match <Self as ::perennial::entity::Form<2u8>>::into_latest(__form) {
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
            let UserV2 {
                name: __perennial_0,
                nick: __perennial_1,
                contact: __perennial_2,
            } = __form;
            <String as ::perennial::Layout>::write::<
                __PerennialW,
            >(__perennial_0, __writer);
            <String as ::perennial::Layout>::write::<
                __PerennialW,
            >(__perennial_1, __writer);
            <Contact as ::perennial::Layout>::write::<
                __PerennialW,
            >(__perennial_2, __writer);
            ::core::result::Result::Ok(())
        }
        fn write_latest<__PerennialW: ::perennial::wire::Wire>(
            &self,
            __writer: &mut ::perennial::wire::Writer,
        ) -> ::core::result::Result<(), ::perennial::DowncastError> {
            let User {
                name: __perennial_0,
                contact: __perennial_2,
                length: __perennial_3,
            } = self;
            let __start = __writer.as_bytes().len();
            <String as ::perennial::Layout>::write::<
                __PerennialW,
            >(__perennial_0, __writer);
            let __perennial_1: String = String::new();
            <String as ::perennial::Layout>::write::<
                __PerennialW,
            >(&__perennial_1, __writer);
            <Contact as ::perennial::Layout>::write::<
                __PerennialW,
            >(__perennial_2, __writer);
            if let ::core::option::Option::Some(__back) = ::perennial::__private::read_back::<
                Self,
                2u8,
                __PerennialW,
            >(
                <Self as ::perennial::Entity>::NAME,
                ::perennial::Version::of::<2u8>(),
                "length",
                __writer,
                __start,
            )? {
                let User {
                    name: __perennial_back_0,
                    contact: __perennial_back_2,
                    length: __perennial_back_3,
                } = &__back;
                if !::perennial::__private::same::<
                    u32,
                    __PerennialW,
                >(__perennial_3, __perennial_back_3) {
                    return ::core::result::Result::Err(
                        ::perennial::DowncastError::new(
                            <Self as ::perennial::Entity>::NAME,
                            ::perennial::Version::of::<2u8>(),
                            ::perennial::error::DowncastKind::Lost {
                                field: "length",
                                needs: ::perennial::Version::of::<3u8>(),
                            },
                        ),
                    );
                }
            }
            ::core::result::Result::Ok(())
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
                >(<Self as ::perennial::entity::Form<2u8>>::SIZES, 0usize)
            } {
                ::core::option::Option::Some(0) => {}
                ::core::option::Option::Some(__bytes) => __source.advance(__bytes)?,
                ::core::option::Option::None => {
                    <String as ::perennial::Layout>::skip::<
                        __PerennialW,
                        __PerennialS,
                    >(__source)?
                }
            }
            match const {
                ::perennial::layout::Size::skip_at::<
                    __PerennialW,
                >(<Self as ::perennial::entity::Form<2u8>>::SIZES, 1usize)
            } {
                ::core::option::Option::Some(0) => {}
                ::core::option::Option::Some(__bytes) => __source.advance(__bytes)?,
                ::core::option::Option::None => {
                    <String as ::perennial::Layout>::skip::<
                        __PerennialW,
                        __PerennialS,
                    >(__source)?
                }
            }
            match const {
                ::perennial::layout::Size::skip_at::<
                    __PerennialW,
                >(<Self as ::perennial::entity::Form<2u8>>::SIZES, 2usize)
            } {
                ::core::option::Option::Some(0) => {}
                ::core::option::Option::Some(__bytes) => __source.advance(__bytes)?,
                ::core::option::Option::None => {
                    <Contact as ::perennial::Layout>::skip::<
                        __PerennialW,
                        __PerennialS,
                    >(__source)?
                }
            }
            ::core::result::Result::Ok(())
        }
        fn into_latest(
            __form: Self::Type,
        ) -> ::core::result::Result<Self, ::perennial::UpcastError> {
            let __form = <Self as ::perennial::entity::Step<2u8, 3u8>>::step(__form)?;
            <Self as ::perennial::entity::Form<3u8>>::into_latest(__form)
        }
    }
    #[automatically_derived]
    impl ::perennial::entity::Form<3u8> for User {
        type Type = User;
        const SIZES: &'static [::perennial::layout::Size] = &[
            <String as ::perennial::Layout>::SIZE,
            <Contact as ::perennial::Layout>::SIZE,
            <u32 as ::perennial::Layout>::SIZE,
        ];
        const SIZE: ::perennial::layout::Size = ::perennial::layout::Size::sum(
            <Self as ::perennial::entity::Form<3u8>>::SIZES,
        );
        #[inline]
        fn read_form<__PerennialW: ::perennial::wire::Wire>(
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self::Type, ::perennial::wire::Fault> {
            <Self as ::perennial::entity::Form<
                3u8,
            >>::read_latest::<__PerennialW>(__reader)
        }
        #[inline]
        fn read_latest<__PerennialW: ::perennial::wire::Wire>(
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self, ::perennial::wire::Fault> {
            __reader
                .ensure(const {
                    ::perennial::layout::Size::run_at::<
                        __PerennialW,
                    >(<Self as ::perennial::entity::Form<3u8>>::SIZES, 0usize)
                })?;
            let __perennial_0 = <String as ::perennial::Layout>::read::<
                __PerennialW,
            >(__reader)?;
            __reader
                .ensure(const {
                    ::perennial::layout::Size::run_at::<
                        __PerennialW,
                    >(<Self as ::perennial::entity::Form<3u8>>::SIZES, 1usize)
                })?;
            let __perennial_2 = <Contact as ::perennial::Layout>::read::<
                __PerennialW,
            >(__reader)?;
            __reader
                .ensure(const {
                    ::perennial::layout::Size::run_at::<
                        __PerennialW,
                    >(<Self as ::perennial::entity::Form<3u8>>::SIZES, 2usize)
                })?;
            let __perennial_3 = <u32 as ::perennial::Layout>::read::<
                __PerennialW,
            >(__reader)?;
            ::core::result::Result::Ok(User {
                name: __perennial_0,
                contact: __perennial_2,
                length: __perennial_3,
            })
        }
        fn write_form<__PerennialW: ::perennial::wire::Wire>(
            __form: &Self::Type,
            __writer: &mut ::perennial::wire::Writer,
        ) -> ::core::result::Result<(), ::perennial::DowncastError> {
            <Self as ::perennial::entity::Form<
                3u8,
            >>::write_latest::<__PerennialW>(__form, __writer)
        }
        fn write_latest<__PerennialW: ::perennial::wire::Wire>(
            &self,
            __writer: &mut ::perennial::wire::Writer,
        ) -> ::core::result::Result<(), ::perennial::DowncastError> {
            let User {
                name: __perennial_0,
                contact: __perennial_2,
                length: __perennial_3,
            } = self;
            <String as ::perennial::Layout>::write::<
                __PerennialW,
            >(__perennial_0, __writer);
            <Contact as ::perennial::Layout>::write::<
                __PerennialW,
            >(__perennial_2, __writer);
            <u32 as ::perennial::Layout>::write::<__PerennialW>(__perennial_3, __writer);
            ::core::result::Result::Ok(())
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
                >(<Self as ::perennial::entity::Form<3u8>>::SIZES, 0usize)
            } {
                ::core::option::Option::Some(0) => {}
                ::core::option::Option::Some(__bytes) => __source.advance(__bytes)?,
                ::core::option::Option::None => {
                    <String as ::perennial::Layout>::skip::<
                        __PerennialW,
                        __PerennialS,
                    >(__source)?
                }
            }
            match const {
                ::perennial::layout::Size::skip_at::<
                    __PerennialW,
                >(<Self as ::perennial::entity::Form<3u8>>::SIZES, 1usize)
            } {
                ::core::option::Option::Some(0) => {}
                ::core::option::Option::Some(__bytes) => __source.advance(__bytes)?,
                ::core::option::Option::None => {
                    <Contact as ::perennial::Layout>::skip::<
                        __PerennialW,
                        __PerennialS,
                    >(__source)?
                }
            }
            match const {
                ::perennial::layout::Size::skip_at::<
                    __PerennialW,
                >(<Self as ::perennial::entity::Form<3u8>>::SIZES, 2usize)
            } {
                ::core::option::Option::Some(0) => {}
                ::core::option::Option::Some(__bytes) => __source.advance(__bytes)?,
                ::core::option::Option::None => {
                    <u32 as ::perennial::Layout>::skip::<
                        __PerennialW,
                        __PerennialS,
                    >(__source)?
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
    impl ::perennial::entity::Step<1u8, 2u8> for User {
        fn step(
            __form: UserV1,
        ) -> ::core::result::Result<UserV2, ::perennial::UpcastError> {
            ::core::result::Result::Ok({
                let UserV1 {
                    name: __perennial_0,
                    nick: __perennial_1,
                    contact: __perennial_2,
                } = __form;
                let __perennial_2: Contact = match (Contact::from_email)(__perennial_2) {
                    ::core::result::Result::Ok(__value) => __value,
                    ::core::result::Result::Err(__error) => {
                        return ::core::result::Result::Err(
                            ::perennial::UpcastError::new(
                                <Self as ::perennial::Entity>::NAME,
                                "contact",
                                ::perennial::Version::of::<2u8>(),
                                __error,
                            ),
                        );
                    }
                };
                UserV2 {
                    name: __perennial_0,
                    nick: __perennial_1,
                    contact: __perennial_2,
                }
            })
        }
    }
    #[automatically_derived]
    impl ::core::convert::TryFrom<UserV1> for UserV2 {
        type Error = ::perennial::UpcastError;
        fn try_from(
            __form: UserV1,
        ) -> ::core::result::Result<Self, ::perennial::UpcastError> {
            <User as ::perennial::entity::Step<1u8, 2u8>>::step(__form)
        }
    }
    #[automatically_derived]
    impl ::perennial::entity::Step<2u8, 3u8> for User {
        fn step(
            __form: UserV2,
        ) -> ::core::result::Result<User, ::perennial::UpcastError> {
            ::core::result::Result::Ok(
                <User as ::core::convert::From<UserV2>>::from(__form),
            )
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<UserV2> for User {
        fn from(__form: UserV2) -> Self {
            let __perennial_whole_3 = {
                let __perennial_3: u32 = (|old: &UserV2| old.nick.len())(&__form);
                __perennial_3
            };
            let UserV2 {
                name: __perennial_0,
                nick: __perennial_1,
                contact: __perennial_2,
            } = __form;
            let __perennial_3 = __perennial_whole_3;
            User {
                name: __perennial_0,
                contact: __perennial_2,
                length: __perennial_3,
            }
        }
    }
    #[automatically_derived]
    impl ::perennial::Entity for User {
        const NAME: &'static str = "User";
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
            ::perennial::entity::VersionInfo {
                version: ::perennial::Version::of::<3u8>(),
                tag: ::perennial::Tag(3u8),
                activates: ::perennial::SpecVersion(0u32),
            },
        ];
        const LATEST: ::perennial::Version = ::perennial::Version::of::<3u8>();
        #[inline]
        fn version_of_tag(
            __tag: ::perennial::Tag,
        ) -> ::core::option::Option<::perennial::Version> {
            match __tag.0 {
                1u8 => ::core::option::Option::Some(::perennial::Version::of::<1u8>()),
                2u8 => ::core::option::Option::Some(::perennial::Version::of::<2u8>()),
                3u8 => ::core::option::Option::Some(::perennial::Version::of::<3u8>()),
                _ => ::core::option::Option::None,
            }
        }
        type Versioned = VersionedUser;
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
                3u8 => {
                    <Self as ::perennial::entity::Form<
                        3u8,
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
                3u8 => {
                    <Self as ::perennial::entity::Form<
                        3u8,
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
    impl ::perennial::WriteEntity for User {
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
                3u8 => {
                    <Self as ::perennial::entity::Form<
                        3u8,
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
    impl ::perennial::VersionedEntity for VersionedUser {
        type Latest = User;
        fn version(&self) -> ::perennial::Version {
            match self {
                Self::V1(_) => ::perennial::Version::of::<1u8>(),
                Self::V2(_) => ::perennial::Version::of::<2u8>(),
                Self::V3(_) => ::perennial::Version::of::<3u8>(),
            }
        }
        #[inline]
        fn read<__PerennialW: ::perennial::wire::Wire>(
            __version: ::perennial::Version,
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self, ::perennial::wire::Fault> {
            match __version.get() {
                1u8 => {
                    match <User as ::perennial::entity::Form<
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
                    match <User as ::perennial::entity::Form<
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
                3u8 => {
                    match <User as ::perennial::entity::Form<
                        3u8,
                    >>::read_form::<__PerennialW>(__reader) {
                        ::core::result::Result::Ok(__form) => {
                            ::core::result::Result::Ok(Self::V3(__form))
                        }
                        ::core::result::Result::Err(__fault) => {
                            ::core::result::Result::Err(__fault)
                        }
                    }
                }
                _ => {
                    ::core::result::Result::Err(
                        ::perennial::__private::unknown_version::<
                            User,
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
                    <User as ::perennial::entity::Form<
                        1u8,
                    >>::write_form::<__PerennialW>(__form, __writer)
                }
                Self::V2(__form) => {
                    <User as ::perennial::entity::Form<
                        2u8,
                    >>::write_form::<__PerennialW>(__form, __writer)
                }
                Self::V3(__form) => {
                    <User as ::perennial::entity::Form<
                        3u8,
                    >>::write_form::<__PerennialW>(__form, __writer)
                }
            }
        }
        fn upcast(self) -> ::core::result::Result<Self, ::perennial::UpcastError> {
            match self {
                Self::V1(__form) => {
                    ::core::result::Result::Ok(
                        Self::V2(
                            <User as ::perennial::entity::Step<1u8, 2u8>>::step(__form)?,
                        ),
                    )
                }
                Self::V2(__form) => {
                    ::core::result::Result::Ok(
                        Self::V3(
                            <User as ::perennial::entity::Step<2u8, 3u8>>::step(__form)?,
                        ),
                    )
                }
                Self::V3(__form) => ::core::result::Result::Ok(Self::V3(__form)),
            }
        }
        fn try_into_latest(
            self,
        ) -> ::core::result::Result<Self::Latest, ::perennial::UpcastError> {
            match self {
                Self::V1(__form) => {
                    <User as ::perennial::entity::Form<1u8>>::into_latest(__form)
                }
                Self::V2(__form) => {
                    <User as ::perennial::entity::Form<2u8>>::into_latest(__form)
                }
                Self::V3(__form) => {
                    <User as ::perennial::entity::Form<3u8>>::into_latest(__form)
                }
            }
        }
    }
    #[automatically_derived]
    impl VersionedUser {
        /// Which version the value was stored in.
        #[must_use]
        pub const fn version(&self) -> ::perennial::Version {
            match self {
                Self::V1(_) => ::perennial::Version::of::<1u8>(),
                Self::V2(_) => ::perennial::Version::of::<2u8>(),
                Self::V3(_) => ::perennial::Version::of::<3u8>(),
            }
        }
        /// The first byte of the stored value.
        #[must_use]
        pub const fn tag(&self) -> ::perennial::Tag {
            match self {
                Self::V1(_) => ::perennial::Tag(1u8),
                Self::V2(_) => ::perennial::Tag(2u8),
                Self::V3(_) => ::perennial::Tag(3u8),
            }
        }
        /// All the way up to the latest view.
        ///
        /// # Errors
        ///
        /// An error if a fallible upcast on the way refuses the value.
        pub fn try_into_latest(
            self,
        ) -> ::core::result::Result<User, ::perennial::UpcastError> {
            ::perennial::VersionedEntity::try_into_latest(self)
        }
        ///The value, if it is version 1.
        #[must_use]
        pub const fn as_v1(&self) -> ::core::option::Option<&UserV1> {
            match self {
                Self::V1(__form) => ::core::option::Option::Some(__form),
                _ => ::core::option::Option::None,
            }
        }
        ///The value, if it is version 2.
        #[must_use]
        pub const fn as_v2(&self) -> ::core::option::Option<&UserV2> {
            match self {
                Self::V2(__form) => ::core::option::Option::Some(__form),
                _ => ::core::option::Option::None,
            }
        }
        ///The value, if it is version 3.
        #[must_use]
        pub const fn as_v3(&self) -> ::core::option::Option<&User> {
            match self {
                Self::V3(__form) => ::core::option::Option::Some(__form),
                _ => ::core::option::Option::None,
            }
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<UserV1> for VersionedUser {
        fn from(__form: UserV1) -> Self {
            Self::V1(__form)
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<UserV2> for VersionedUser {
        fn from(__form: UserV2) -> Self {
            Self::V2(__form)
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<User> for VersionedUser {
        fn from(__form: User) -> Self {
            Self::V3(__form)
        }
    }
};

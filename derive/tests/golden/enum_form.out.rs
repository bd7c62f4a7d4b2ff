#[allow(
    dead_code,
    deprecated,
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
        const SIZE: ::perennial::layout::Size = <UserV1 as ::perennial::Layout>::SIZE;
        #[inline]
        fn read_form<__PerennialW: ::perennial::wire::Wire>(
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<UserV1, ::perennial::wire::Fault> {
            <UserV1 as ::perennial::Layout>::read::<__PerennialW>(__reader)
        }
        #[inline]
        fn read_latest<__PerennialW: ::perennial::wire::Wire>(
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self, ::perennial::wire::Fault> {
            let __form = <UserV1 as ::perennial::Layout>::read::<
                __PerennialW,
            >(__reader)?;
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
            __form: &UserV1,
            __writer: &mut ::perennial::wire::Writer,
        ) -> ::core::result::Result<(), ::perennial::DowncastError> {
            <UserV1 as ::perennial::Layout>::write::<__PerennialW>(__form, __writer);
            ::core::result::Result::Ok(())
        }
        fn write_latest<__PerennialW: ::perennial::wire::Wire>(
            &self,
            __writer: &mut ::perennial::wire::Writer,
        ) -> ::core::result::Result<(), ::perennial::DowncastError> {
            let __start = __writer.as_bytes().len();
            let __form: UserV2 = <UserV2 as ::core::convert::From<
                User,
            >>::from(::core::clone::Clone::clone(self));
            let __form: UserV1 = match <UserV1 as ::core::convert::TryFrom<
                UserV2,
            >>::try_from(__form) {
                ::core::result::Result::Ok(__form) => __form,
                ::core::result::Result::Err(__error) => {
                    return ::core::result::Result::Err(
                        ::perennial::__private::refused_downcast(
                            <Self as ::perennial::Entity>::NAME,
                            ::perennial::Version::of::<1u8>(),
                            "V1",
                            __error,
                        ),
                    );
                }
            };
            <UserV1 as ::perennial::Layout>::write::<__PerennialW>(&__form, __writer);
            if let ::core::option::Option::Some(__back) = ::perennial::__private::read_back::<
                Self,
                1u8,
                __PerennialW,
            >(
                <Self as ::perennial::Entity>::NAME,
                ::perennial::Version::of::<1u8>(),
                "V2",
                __writer,
                __start,
            )? {
                let __back = <UserV2 as ::core::convert::From<User>>::from(__back);
                let __kept = <UserV2 as ::core::convert::From<
                    User,
                >>::from(::core::clone::Clone::clone(self));
                if !::perennial::__private::same::<
                    UserV2,
                    __PerennialW,
                >(&__kept, &__back) {
                    return ::core::result::Result::Err(
                        ::perennial::DowncastError::new(
                            <Self as ::perennial::Entity>::NAME,
                            ::perennial::Version::of::<1u8>(),
                            ::perennial::error::DowncastKind::Lost {
                                field: "V2",
                                needs: ::perennial::Version::of::<2u8>(),
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
            <UserV1 as ::perennial::Layout>::skip::<__PerennialW, __PerennialS>(__source)
        }
        fn into_latest(
            __form: UserV1,
        ) -> ::core::result::Result<Self, ::perennial::UpcastError> {
            let __form = <Self as ::perennial::entity::Step<1u8, 2u8>>::step(__form)?;
            <Self as ::perennial::entity::Form<2u8>>::into_latest(__form)
        }
    }
    #[automatically_derived]
    impl ::perennial::entity::Step<1u8, 2u8> for User {
        fn step(
            __form: UserV1,
        ) -> ::core::result::Result<UserV2, ::perennial::UpcastError> {
            ::core::result::Result::Ok(
                match <UserV2 as ::core::convert::TryFrom<UserV1>>::try_from(__form) {
                    ::core::result::Result::Ok(__form) => __form,
                    ::core::result::Result::Err(__error) => {
                        return ::core::result::Result::Err(
                            ::perennial::UpcastError::new(
                                <User as ::perennial::Entity>::NAME,
                                "V1",
                                ::perennial::Version::of::<2u8>(),
                                __error,
                            ),
                        );
                    }
                },
            )
        }
    }
    #[automatically_derived]
    impl ::perennial::entity::Form<2u8> for User {
        type Type = UserV2;
        const SIZE: ::perennial::layout::Size = <UserV2 as ::perennial::Layout>::SIZE;
        #[inline]
        fn read_form<__PerennialW: ::perennial::wire::Wire>(
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<UserV2, ::perennial::wire::Fault> {
            <UserV2 as ::perennial::Layout>::read::<__PerennialW>(__reader)
        }
        #[inline]
        fn read_latest<__PerennialW: ::perennial::wire::Wire>(
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self, ::perennial::wire::Fault> {
            let __form = <UserV2 as ::perennial::Layout>::read::<
                __PerennialW,
            >(__reader)?;
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
            __form: &UserV2,
            __writer: &mut ::perennial::wire::Writer,
        ) -> ::core::result::Result<(), ::perennial::DowncastError> {
            <UserV2 as ::perennial::Layout>::write::<__PerennialW>(__form, __writer);
            ::core::result::Result::Ok(())
        }
        fn write_latest<__PerennialW: ::perennial::wire::Wire>(
            &self,
            __writer: &mut ::perennial::wire::Writer,
        ) -> ::core::result::Result<(), ::perennial::DowncastError> {
            let __start = __writer.as_bytes().len();
            let __form: UserV2 = <UserV2 as ::core::convert::From<
                User,
            >>::from(::core::clone::Clone::clone(self));
            <UserV2 as ::perennial::Layout>::write::<__PerennialW>(&__form, __writer);
            ::core::result::Result::Ok(())
        }
        #[inline]
        fn skip<
            __PerennialW: ::perennial::wire::Wire,
            __PerennialS: ::perennial::wire::Source,
        >(
            __source: &mut __PerennialS,
        ) -> ::core::result::Result<(), ::perennial::wire::Fault> {
            <UserV2 as ::perennial::Layout>::skip::<__PerennialW, __PerennialS>(__source)
        }
        fn into_latest(
            __form: UserV2,
        ) -> ::core::result::Result<Self, ::perennial::UpcastError> {
            ::core::result::Result::Ok(
                match <User as ::core::convert::TryFrom<UserV2>>::try_from(__form) {
                    ::core::result::Result::Ok(__form) => __form,
                    ::core::result::Result::Err(__error) => {
                        return ::core::result::Result::Err(
                            ::perennial::UpcastError::new(
                                <User as ::perennial::Entity>::NAME,
                                "V1",
                                ::perennial::Version::of::<2u8>(),
                                __error,
                            ),
                        );
                    }
                },
            )
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
                Self::V2(__form) => ::core::result::Result::Ok(Self::V2(__form)),
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
            }
        }
    }
};

#[allow(
    dead_code,
    deprecated,
    private_interfaces,
    unused_variables,
    unreachable_code,
    unreachable_patterns,
    clippy::all,
    clippy::pedantic,
    clippy::nursery
)]
const _: () = {
    #[automatically_derived]
    impl ::perennial::entity::Form<2u8> for User {
        type Type = UserV2;
        const SIZE: ::perennial::layout::Size = <UserV2 as ::perennial::Layout>::SIZE;
        const ACTIVATES: ::perennial::SpecVersion = ::perennial::SpecVersion(0u32);
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
};

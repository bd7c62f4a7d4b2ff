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
    #[doc(hidden)]
    #[allow(
        missing_copy_implementations,
        missing_debug_implementations,
        non_camel_case_types
    )]
    enum __perennial_field_name {}
    #[automatically_derived]
    impl ::perennial::entity::HasField<(__perennial_field_name, String)> for User {
        type Value = String;
        type View<'__perennial, __PerennialW: ::perennial::wire::Wire> = <String as ::perennial::Layout>::View<
            '__perennial,
            __PerennialW,
        >;
        const FIELD: &'static str = "name";
        #[inline(always)]
        fn view_field<'__perennial, __PerennialW: ::perennial::wire::Wire>(
            __view: &::perennial::entity::StoredView<'__perennial, Self, __PerennialW>,
        ) -> ::core::result::Result<
            <Self as ::perennial::entity::HasField<
                (__perennial_field_name, String),
            >>::View<'__perennial, __PerennialW>,
            ::perennial::DecodeError,
        > {
            __view
                .at::<
                    1u8,
                    0usize,
                    _,
                >(|__reader| <String as ::perennial::Layout>::view::<
                    __PerennialW,
                >(__reader))
        }
        #[inline(always)]
        fn read_field<__PerennialW: ::perennial::wire::Wire>(
            __view: &::perennial::entity::StoredView<'_, Self, __PerennialW>,
        ) -> ::core::result::Result<String, ::perennial::DecodeError> {
            __view
                .at::<
                    1u8,
                    0usize,
                    _,
                >(|__reader| <String as ::perennial::Layout>::read::<
                    __PerennialW,
                >(__reader))
        }
    }
    #[doc(hidden)]
    #[allow(
        missing_copy_implementations,
        missing_debug_implementations,
        non_camel_case_types
    )]
    enum __perennial_field_contact {}
    #[automatically_derived]
    impl ::perennial::entity::HasField<(__perennial_field_contact, Contact)> for User {
        type Value = Contact;
        type View<'__perennial, __PerennialW: ::perennial::wire::Wire> = <Contact as ::perennial::Layout>::Viewed<
            '__perennial,
            __PerennialW,
        >;
        const FIELD: &'static str = "contact";
        #[inline(always)]
        fn view_field<'__perennial, __PerennialW: ::perennial::wire::Wire>(
            __view: &::perennial::entity::StoredView<'__perennial, Self, __PerennialW>,
        ) -> ::core::result::Result<
            <Self as ::perennial::entity::HasField<
                (__perennial_field_contact, Contact),
            >>::View<'__perennial, __PerennialW>,
            ::perennial::DecodeError,
        > {
            match __view.version().get() {
                1u8 => {
                    __view
                        .at::<
                            1u8,
                            2usize,
                            _,
                        >(|__reader| {
                            let __perennial_2: Option<String> = <Option<
                                String,
                            > as ::perennial::Layout>::read::<__PerennialW>(__reader)?;
                            let __perennial_2: Contact = match (Contact::from_email)(
                                __perennial_2,
                            ) {
                                ::core::result::Result::Ok(__value) => __value,
                                ::core::result::Result::Err(__error) => {
                                    return ::core::result::Result::Err(
                                        ::perennial::UpcastError::new(
                                                <Self as ::perennial::Entity>::NAME,
                                                "contact",
                                                ::perennial::Version::of::<2u8>(),
                                                __error,
                                            )
                                            .into_fault(__reader.rest().len()),
                                    );
                                }
                            };
                            ::core::result::Result::Ok(
                                <Contact as ::perennial::Layout>::made::<
                                    __PerennialW,
                                >(__perennial_2),
                            )
                        })
                }
                2u8 => {
                    __view
                        .at::<
                            2u8,
                            2usize,
                            _,
                        >(|__reader| {
                            <Contact as ::perennial::Layout>::view::<
                                __PerennialW,
                            >(__reader)
                                .map(
                                    <Contact as ::perennial::Layout>::viewed::<__PerennialW>,
                                )
                        })
                }
                3u8 => {
                    __view
                        .at::<
                            3u8,
                            1usize,
                            _,
                        >(|__reader| {
                            <Contact as ::perennial::Layout>::view::<
                                __PerennialW,
                            >(__reader)
                                .map(
                                    <Contact as ::perennial::Layout>::viewed::<__PerennialW>,
                                )
                        })
                }
                _ => ::core::result::Result::Err(__view.unknown()),
            }
        }
        #[inline(always)]
        fn read_field<__PerennialW: ::perennial::wire::Wire>(
            __view: &::perennial::entity::StoredView<'_, Self, __PerennialW>,
        ) -> ::core::result::Result<Contact, ::perennial::DecodeError> {
            match __view.version().get() {
                1u8 => {
                    __view
                        .at::<
                            1u8,
                            2usize,
                            _,
                        >(|__reader| {
                            let __perennial_2: Option<String> = <Option<
                                String,
                            > as ::perennial::Layout>::read::<__PerennialW>(__reader)?;
                            let __perennial_2: Contact = match (Contact::from_email)(
                                __perennial_2,
                            ) {
                                ::core::result::Result::Ok(__value) => __value,
                                ::core::result::Result::Err(__error) => {
                                    return ::core::result::Result::Err(
                                        ::perennial::UpcastError::new(
                                                <Self as ::perennial::Entity>::NAME,
                                                "contact",
                                                ::perennial::Version::of::<2u8>(),
                                                __error,
                                            )
                                            .into_fault(__reader.rest().len()),
                                    );
                                }
                            };
                            ::core::result::Result::Ok(__perennial_2)
                        })
                }
                2u8 => {
                    __view
                        .at::<
                            2u8,
                            2usize,
                            _,
                        >(|__reader| <Contact as ::perennial::Layout>::read::<
                            __PerennialW,
                        >(__reader))
                }
                3u8 => {
                    __view
                        .at::<
                            3u8,
                            1usize,
                            _,
                        >(|__reader| <Contact as ::perennial::Layout>::read::<
                            __PerennialW,
                        >(__reader))
                }
                _ => ::core::result::Result::Err(__view.unknown()),
            }
        }
    }
    #[doc(hidden)]
    #[allow(
        missing_copy_implementations,
        missing_debug_implementations,
        non_camel_case_types
    )]
    enum __perennial_field_length {}
    #[automatically_derived]
    impl ::perennial::entity::HasField<(__perennial_field_length, u32)> for User {
        type Value = u32;
        type View<'__perennial, __PerennialW: ::perennial::wire::Wire> = <u32 as ::perennial::Layout>::Viewed<
            '__perennial,
            __PerennialW,
        >;
        const FIELD: &'static str = "length";
        #[inline(always)]
        fn view_field<'__perennial, __PerennialW: ::perennial::wire::Wire>(
            __view: &::perennial::entity::StoredView<'__perennial, Self, __PerennialW>,
        ) -> ::core::result::Result<
            <Self as ::perennial::entity::HasField<
                (__perennial_field_length, u32),
            >>::View<'__perennial, __PerennialW>,
            ::perennial::DecodeError,
        > {
            match __view.version().get() {
                1u8 | 2u8 => {
                    match __view.to_owned() {
                        ::core::result::Result::Ok(__latest) => {
                            ::core::result::Result::Ok(
                                <u32 as ::perennial::Layout>::made::<
                                    __PerennialW,
                                >(__latest.length),
                            )
                        }
                        ::core::result::Result::Err(__error) => {
                            ::core::result::Result::Err(__error)
                        }
                    }
                }
                3u8 => {
                    __view
                        .at::<
                            3u8,
                            2usize,
                            _,
                        >(|__reader| {
                            <u32 as ::perennial::Layout>::view::<__PerennialW>(__reader)
                                .map(<u32 as ::perennial::Layout>::viewed::<__PerennialW>)
                        })
                }
                _ => ::core::result::Result::Err(__view.unknown()),
            }
        }
        #[inline(always)]
        fn read_field<__PerennialW: ::perennial::wire::Wire>(
            __view: &::perennial::entity::StoredView<'_, Self, __PerennialW>,
        ) -> ::core::result::Result<u32, ::perennial::DecodeError> {
            match __view.version().get() {
                1u8 | 2u8 => {
                    match __view.to_owned() {
                        ::core::result::Result::Ok(__latest) => {
                            ::core::result::Result::Ok(__latest.length)
                        }
                        ::core::result::Result::Err(__error) => {
                            ::core::result::Result::Err(__error)
                        }
                    }
                }
                3u8 => {
                    __view
                        .at::<
                            3u8,
                            2usize,
                            _,
                        >(|__reader| <u32 as ::perennial::Layout>::read::<
                            __PerennialW,
                        >(__reader))
                }
                _ => ::core::result::Result::Err(__view.unknown()),
            }
        }
    }
};

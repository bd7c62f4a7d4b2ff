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
    impl<
        'a,
        T: Clone,
        U: From<T>,
        const N: usize,
    > ::perennial::entity::HasField<(__perennial_field_name, Cow<'a, str>)>
    for Holder<'a, T, U, N>
    where
        T: PartialEq<U>,
        T: ::perennial::Layout,
        U: ::perennial::Layout,
        Option<U>: ::core::default::Default,
    {
        type Value = Cow<'a, str>;
        type View<'__perennial, __PerennialW: ::perennial::wire::Wire> = <Cow<
            'a,
            str,
        > as ::perennial::Layout>::View<'__perennial, __PerennialW>;
        const FIELD: &'static str = "name";
        #[inline(always)]
        fn view_field<'__perennial, __PerennialW: ::perennial::wire::Wire>(
            __view: &::perennial::entity::StoredView<'__perennial, Self, __PerennialW>,
        ) -> ::core::result::Result<
            <Self as ::perennial::entity::HasField<
                (__perennial_field_name, Cow<'a, str>),
            >>::View<'__perennial, __PerennialW>,
            ::perennial::DecodeError,
        > {
            __view
                .at::<
                    1u8,
                    0usize,
                    _,
                >(|__reader| <Cow<
                    'a,
                    str,
                > as ::perennial::Layout>::view::<__PerennialW>(__reader))
        }
        #[inline(always)]
        fn read_field<__PerennialW: ::perennial::wire::Wire>(
            __view: &::perennial::entity::StoredView<'_, Self, __PerennialW>,
        ) -> ::core::result::Result<Cow<'a, str>, ::perennial::DecodeError> {
            __view
                .at::<
                    1u8,
                    0usize,
                    _,
                >(|__reader| <Cow<
                    'a,
                    str,
                > as ::perennial::Layout>::read::<__PerennialW>(__reader))
        }
    }
    #[doc(hidden)]
    #[allow(
        missing_copy_implementations,
        missing_debug_implementations,
        non_camel_case_types
    )]
    enum __perennial_field_list {}
    #[automatically_derived]
    impl<
        'a,
        T: Clone,
        U: From<T>,
        const N: usize,
    > ::perennial::entity::HasField<(__perennial_field_list, [T; N])>
    for Holder<'a, T, U, N>
    where
        T: PartialEq<U>,
        T: ::perennial::Layout,
        U: ::perennial::Layout,
        Option<U>: ::core::default::Default,
    {
        type Value = [T; N];
        type View<'__perennial, __PerennialW: ::perennial::wire::Wire> = <[T; N] as ::perennial::Layout>::View<
            '__perennial,
            __PerennialW,
        >;
        const FIELD: &'static str = "list";
        #[inline(always)]
        fn view_field<'__perennial, __PerennialW: ::perennial::wire::Wire>(
            __view: &::perennial::entity::StoredView<'__perennial, Self, __PerennialW>,
        ) -> ::core::result::Result<
            <Self as ::perennial::entity::HasField<
                (__perennial_field_list, [T; N]),
            >>::View<'__perennial, __PerennialW>,
            ::perennial::DecodeError,
        > {
            __view
                .at::<
                    1u8,
                    1usize,
                    _,
                >(|__reader| <[T; N] as ::perennial::Layout>::view::<
                    __PerennialW,
                >(__reader))
        }
        #[inline(always)]
        fn read_field<__PerennialW: ::perennial::wire::Wire>(
            __view: &::perennial::entity::StoredView<'_, Self, __PerennialW>,
        ) -> ::core::result::Result<[T; N], ::perennial::DecodeError> {
            __view
                .at::<
                    1u8,
                    1usize,
                    _,
                >(|__reader| <[T; N] as ::perennial::Layout>::read::<
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
    enum __perennial_field_other {}
    #[automatically_derived]
    impl<
        'a,
        T: Clone,
        U: From<T>,
        const N: usize,
    > ::perennial::entity::HasField<(__perennial_field_other, Option<U>)>
    for Holder<'a, T, U, N>
    where
        T: PartialEq<U>,
        T: ::perennial::Layout,
        U: ::perennial::Layout,
        Option<U>: ::core::default::Default,
    {
        type Value = Option<U>;
        type View<'__perennial, __PerennialW: ::perennial::wire::Wire> = <Option<
            U,
        > as ::perennial::Layout>::Viewed<'__perennial, __PerennialW>;
        const FIELD: &'static str = "other";
        #[inline(always)]
        fn view_field<'__perennial, __PerennialW: ::perennial::wire::Wire>(
            __view: &::perennial::entity::StoredView<'__perennial, Self, __PerennialW>,
        ) -> ::core::result::Result<
            <Self as ::perennial::entity::HasField<
                (__perennial_field_other, Option<U>),
            >>::View<'__perennial, __PerennialW>,
            ::perennial::DecodeError,
        > {
            match __view.version().get() {
                1u8 => {
                    __view
                        .make(|__reader| {
                            let __perennial_2: Option<U> = <Option<
                                U,
                            > as ::perennial::__private::Lacked>::lacked();
                            ::core::result::Result::Ok(
                                <Option<
                                    U,
                                > as ::perennial::Layout>::made::<
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
                            <Option<
                                U,
                            > as ::perennial::Layout>::view::<__PerennialW>(__reader)
                                .map(
                                    <Option<U> as ::perennial::Layout>::viewed::<__PerennialW>,
                                )
                        })
                }
                _ => ::core::result::Result::Err(__view.unknown()),
            }
        }
        #[inline(always)]
        fn read_field<__PerennialW: ::perennial::wire::Wire>(
            __view: &::perennial::entity::StoredView<'_, Self, __PerennialW>,
        ) -> ::core::result::Result<Option<U>, ::perennial::DecodeError> {
            match __view.version().get() {
                1u8 => {
                    __view
                        .make(|__reader| {
                            let __perennial_2: Option<U> = <Option<
                                U,
                            > as ::perennial::__private::Lacked>::lacked();
                            ::core::result::Result::Ok(__perennial_2)
                        })
                }
                2u8 => {
                    __view
                        .at::<
                            2u8,
                            2usize,
                            _,
                        >(|__reader| <Option<
                            U,
                        > as ::perennial::Layout>::read::<__PerennialW>(__reader))
                }
                _ => ::core::result::Result::Err(__view.unknown()),
            }
        }
    }
};

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
    enum __perennial_field_0 {}
    #[automatically_derived]
    impl ::perennial::entity::HasField<(__perennial_field_0, Vec<User>)> for Team {
        type Value = Vec<User>;
        type View<'__perennial, __PerennialW: ::perennial::wire::Wire> = <Vec<
            User,
        > as ::perennial::entity::Nested>::View<'__perennial, __PerennialW>;
        const FIELD: &'static str = "0";
        #[inline(always)]
        fn view_field<'__perennial, __PerennialW: ::perennial::wire::Wire>(
            __view: &::perennial::entity::StoredView<'__perennial, Self, __PerennialW>,
        ) -> ::core::result::Result<
            <Self as ::perennial::entity::HasField<
                (__perennial_field_0, Vec<User>),
            >>::View<'__perennial, __PerennialW>,
            ::perennial::DecodeError,
        > {
            match __view.version().get() {
                1u8 => {
                    __view
                        .at::<
                            1u8,
                            0usize,
                            _,
                        >(|__reader| <Vec<
                            User,
                        > as ::perennial::entity::Nested>::view_nested::<
                            __PerennialW,
                        >(::perennial::Version::of::<1u8>(), __reader))
                }
                2u8 => {
                    __view
                        .at::<
                            2u8,
                            0usize,
                            _,
                        >(|__reader| <Vec<
                            User,
                        > as ::perennial::entity::Nested>::view_nested::<
                            __PerennialW,
                        >(::perennial::Version::of::<3u8>(), __reader))
                }
                _ => ::core::result::Result::Err(__view.unknown()),
            }
        }
        #[inline(always)]
        fn read_field<__PerennialW: ::perennial::wire::Wire>(
            __view: &::perennial::entity::StoredView<'_, Self, __PerennialW>,
        ) -> ::core::result::Result<Vec<User>, ::perennial::DecodeError> {
            match __view.version().get() {
                1u8 => {
                    __view
                        .at::<
                            1u8,
                            0usize,
                            _,
                        >(|__reader| <Vec<
                            User,
                        > as ::perennial::entity::Form<
                            1u8,
                        >>::read_latest::<__PerennialW>(__reader))
                }
                2u8 => {
                    __view
                        .at::<
                            2u8,
                            0usize,
                            _,
                        >(|__reader| <Vec<
                            User,
                        > as ::perennial::entity::Form<
                            3u8,
                        >>::read_latest::<__PerennialW>(__reader))
                }
                _ => ::core::result::Result::Err(__view.unknown()),
            }
        }
    }
};

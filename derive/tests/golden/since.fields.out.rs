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
    pub enum __perennial_field_name {}
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
    pub enum __perennial_field_karma {}
    #[automatically_derived]
    impl ::perennial::entity::HasField<(__perennial_field_karma, u32)> for User {
        type Value = u32;
        type View<'__perennial, __PerennialW: ::perennial::wire::Wire> = <u32 as ::perennial::Layout>::Viewed<
            '__perennial,
            __PerennialW,
        >;
        const FIELD: &'static str = "karma";
        #[inline(always)]
        fn view_field<'__perennial, __PerennialW: ::perennial::wire::Wire>(
            __view: &::perennial::entity::StoredView<'__perennial, Self, __PerennialW>,
        ) -> ::core::result::Result<
            <Self as ::perennial::entity::HasField<
                (__perennial_field_karma, u32),
            >>::View<'__perennial, __PerennialW>,
            ::perennial::DecodeError,
        > {
            match __view.version().get() {
                1u8 => {
                    __view
                        .make(|__reader| {
                            let __perennial_1: u32 = <u32 as ::perennial::__private::Lacked>::lacked();
                            ::core::result::Result::Ok(
                                <u32 as ::perennial::Layout>::made::<
                                    __PerennialW,
                                >(__perennial_1),
                            )
                        })
                }
                2u8 | 3u8 => {
                    __view
                        .at::<
                            2u8,
                            1usize,
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
                1u8 => {
                    __view
                        .make(|__reader| {
                            let __perennial_1: u32 = <u32 as ::perennial::__private::Lacked>::lacked();
                            ::core::result::Result::Ok(__perennial_1)
                        })
                }
                2u8 | 3u8 => {
                    __view
                        .at::<
                            2u8,
                            1usize,
                            _,
                        >(|__reader| <u32 as ::perennial::Layout>::read::<
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
    pub enum __perennial_field_badge {}
    #[automatically_derived]
    impl ::perennial::entity::HasField<(__perennial_field_badge, Badge)> for User {
        type Value = Badge;
        type View<'__perennial, __PerennialW: ::perennial::wire::Wire> = Badge;
        const FIELD: &'static str = "badge";
        #[inline(always)]
        fn view_field<'__perennial, __PerennialW: ::perennial::wire::Wire>(
            __view: &::perennial::entity::StoredView<'__perennial, Self, __PerennialW>,
        ) -> ::core::result::Result<
            <Self as ::perennial::entity::HasField<
                (__perennial_field_badge, Badge),
            >>::View<'__perennial, __PerennialW>,
            ::perennial::DecodeError,
        > {
            match __view.version().get() {
                1u8 | 2u8 => {
                    __view
                        .make(|__reader| {
                            let __perennial_2: Badge = Badge::None;
                            ::core::result::Result::Ok(__perennial_2)
                        })
                }
                3u8 => {
                    __view
                        .at::<
                            3u8,
                            2usize,
                            _,
                        >(|__reader| ::perennial::layout::foreign::read::<
                            Badge,
                            __PerennialW,
                        >("Badge", __reader))
                }
                _ => ::core::result::Result::Err(__view.unknown()),
            }
        }
        #[inline(always)]
        fn read_field<__PerennialW: ::perennial::wire::Wire>(
            __view: &::perennial::entity::StoredView<'_, Self, __PerennialW>,
        ) -> ::core::result::Result<Badge, ::perennial::DecodeError> {
            match __view.version().get() {
                1u8 | 2u8 => {
                    __view
                        .make(|__reader| {
                            let __perennial_2: Badge = Badge::None;
                            ::core::result::Result::Ok(__perennial_2)
                        })
                }
                3u8 => {
                    __view
                        .at::<
                            3u8,
                            2usize,
                            _,
                        >(|__reader| ::perennial::layout::foreign::read::<
                            Badge,
                            __PerennialW,
                        >("Badge", __reader))
                }
                _ => ::core::result::Result::Err(__view.unknown()),
            }
        }
    }
};

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
    #[automatically_derived]
    impl ::perennial::entity::Form<1u8> for User {
        type Type = UserV1;
        const SIZES: &'static [::perennial::layout::Size] = &[
            <String as ::perennial::Layout>::SIZE,
        ];
        const SIZE: ::perennial::layout::Size = ::perennial::layout::Size::sum(
            <Self as ::perennial::entity::Form<1u8>>::SIZES,
        );
        const ACTIVATES: ::perennial::SpecVersion = ::perennial::SpecVersion(0u32);
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
            ::core::result::Result::Ok(UserV1 { name: __perennial_0 })
        }
        #[inline(always)]
        fn read_latest<__PerennialW: ::perennial::wire::Wire>(
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self, ::perennial::wire::Fault> {
            <Self as ::perennial::entity::Form<
                1u8,
            >>::read_until::<__PerennialW, false>(__reader)
        }
        #[inline(always)]
        fn read_until<__PerennialW: ::perennial::wire::Wire, const __WHOLE: bool>(
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self, ::perennial::wire::Fault> {
            __reader
                .ensure(const {
                    ::perennial::layout::Size::run_at::<
                        __PerennialW,
                    >(<Self as ::perennial::entity::Form<1u8>>::SIZES, 0usize)
                })?;
            let __perennial_0 = <String as ::perennial::Layout>::read::<
                __PerennialW,
            >(__reader)?;
            if __WHOLE {
                __reader.finish()?;
            }
            let __perennial_1: u32 = <u32 as ::perennial::__private::Lacked>::lacked();
            let __perennial_2: Badge = Badge::None;
            ::core::result::Result::Ok(User {
                name: __perennial_0,
                karma: __perennial_1,
                badge: __perennial_2,
            })
        }
        fn write_form<__PerennialW: ::perennial::wire::Wire>(
            __form: &Self::Type,
            __writer: &mut ::perennial::wire::Writer,
        ) -> ::core::result::Result<(), ::perennial::DowncastError> {
            let UserV1 { name: __perennial_0 } = __form;
            <String as ::perennial::Layout>::write::<
                __PerennialW,
            >(__perennial_0, __writer);
            ::core::result::Result::Ok(())
        }
        fn write_latest<__PerennialW: ::perennial::wire::Wire>(
            &self,
            __writer: &mut ::perennial::wire::Writer,
        ) -> ::core::result::Result<(), ::perennial::DowncastError> {
            let User {
                name: __perennial_0,
                karma: __perennial_1,
                badge: __perennial_2,
            } = self;
            let __start = __writer.as_bytes().len();
            <String as ::perennial::Layout>::write::<
                __PerennialW,
            >(__perennial_0, __writer);
            if let ::core::option::Option::Some(__back) = ::perennial::__private::read_back::<
                Self,
                1u8,
                __PerennialW,
            >(
                <Self as ::perennial::Entity>::NAME,
                ::perennial::Version::of::<1u8>(),
                "karma",
                __writer,
                __start,
            )? {
                let User {
                    name: __perennial_back_0,
                    karma: __perennial_back_1,
                    badge: __perennial_back_2,
                } = &__back;
                if !::perennial::__private::same::<
                    u32,
                    __PerennialW,
                >(__perennial_1, __perennial_back_1) {
                    return ::perennial::__private::lost::<Self, 1u8, 2u8>("karma");
                }
                if !::perennial::__private::same_bytes(|__writer, __first| {
                    ::perennial::layout::foreign::write::<
                        Badge,
                        __PerennialW,
                    >(
                        "Badge",
                        if __first { __perennial_2 } else { __perennial_back_2 },
                        __writer,
                    );
                }) {
                    return ::perennial::__private::lost::<Self, 1u8, 3u8>("badge");
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
            <Self as ::perennial::entity::Form<
                1u8,
            >>::seek::<__PerennialW, __PerennialS>(__source, 0, 1usize)
        }
        #[inline(always)]
        fn seek<
            __PerennialW: ::perennial::wire::Wire,
            __PerennialS: ::perennial::wire::Source,
        >(
            __source: &mut __PerennialS,
            __from: usize,
            __to: usize,
        ) -> ::core::result::Result<(), ::perennial::wire::Fault> {
            if __from <= 0usize && 0usize < __to {
                ::perennial::__perennial_walk!(
                    __source, const { ::perennial::layout::Size::skip_at:: < __PerennialW
                    > (< Self as ::perennial::entity::Form < 1u8 >> ::SIZES, 0usize) }, <
                    String as ::perennial::Layout > ::skip:: < __PerennialW, __PerennialS
                    > (__source)
                );
            }
            ::core::result::Result::Ok(())
        }
        fn check<__PerennialW: ::perennial::wire::Wire>(
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<(), ::perennial::wire::Fault> {
            <String as ::perennial::Layout>::check::<__PerennialW>(__reader)?;
            ::core::result::Result::Ok(())
        }
        fn into_latest(
            __form: Self::Type,
        ) -> ::core::result::Result<Self, ::perennial::UpcastError> {
            let UserV1 { name: __perennial_0 } = __form;
            let __perennial_1: u32 = <u32 as ::perennial::__private::Lacked>::lacked();
            let __perennial_2: Badge = Badge::None;
            ::core::result::Result::Ok(User {
                name: __perennial_0,
                karma: __perennial_1,
                badge: __perennial_2,
            })
        }
    }
    #[automatically_derived]
    impl ::perennial::entity::Step<1u8, 2u8> for User {
        fn step(
            __form: UserV1,
        ) -> ::core::result::Result<UserV2, ::perennial::UpcastError> {
            ::core::result::Result::Ok(
                <UserV2 as ::core::convert::From<UserV1>>::from(__form),
            )
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<UserV1> for UserV2 {
        fn from(__form: UserV1) -> Self {
            let UserV1 { name: __perennial_0 } = __form;
            let __perennial_1: u32 = <u32 as ::perennial::__private::Lacked>::lacked();
            UserV2 {
                name: __perennial_0,
                karma: __perennial_1,
            }
        }
    }
};

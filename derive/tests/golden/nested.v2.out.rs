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
    impl ::perennial::entity::Form<2u8> for Team {
        type Type = Team;
        const SIZES: &'static [::perennial::layout::Size] = &[
            <Vec<User> as ::perennial::entity::Form<3u8>>::SIZE,
        ];
        const SIZE: ::perennial::layout::Size = ::perennial::layout::Size::sum(
            <Self as ::perennial::entity::Form<2u8>>::SIZES,
        );
        const ACTIVATES: ::perennial::SpecVersion = ::perennial::SpecVersion(6u32);
        #[inline]
        fn read_form<__PerennialW: ::perennial::wire::Wire>(
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self::Type, ::perennial::wire::Fault> {
            <Self as ::perennial::entity::Form<
                2u8,
            >>::read_latest::<__PerennialW>(__reader)
        }
        #[inline(always)]
        fn read_latest<__PerennialW: ::perennial::wire::Wire>(
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self, ::perennial::wire::Fault> {
            <Self as ::perennial::entity::Form<
                2u8,
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
                    >(<Self as ::perennial::entity::Form<2u8>>::SIZES, 0usize)
                })?;
            let __perennial_0 = <Vec<
                User,
            > as ::perennial::entity::Form<3u8>>::read_latest::<__PerennialW>(__reader)?;
            if __WHOLE {
                __reader.finish()?;
            }
            ::core::result::Result::Ok(Team(__perennial_0))
        }
        fn write_form<__PerennialW: ::perennial::wire::Wire>(
            __form: &Self::Type,
            __writer: &mut ::perennial::wire::Writer,
        ) -> ::core::result::Result<(), ::perennial::DowncastError> {
            <Self as ::perennial::entity::Form<
                2u8,
            >>::write_latest::<__PerennialW>(__form, __writer)
        }
        #[inline]
        fn write_latest<__PerennialW: ::perennial::wire::Wire>(
            &self,
            __writer: &mut ::perennial::wire::Writer,
        ) -> ::core::result::Result<(), ::perennial::DowncastError> {
            let Team(__perennial_0) = self;
            if let ::core::result::Result::Err(__error) = <Vec<
                User,
            > as ::perennial::entity::Form<
                3u8,
            >>::write_latest::<__PerennialW>(__perennial_0, __writer) {
                return ::core::result::Result::Err(
                    ::perennial::__private::nested_downcast::<Self, 2u8>("0", __error),
                );
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
                2u8,
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
                    > (< Self as ::perennial::entity::Form < 2u8 >> ::SIZES, 0usize) }, <
                    Vec < User > as ::perennial::entity::Form < 3u8 >> ::skip:: <
                    __PerennialW, __PerennialS > (__source)
                );
            }
            ::core::result::Result::Ok(())
        }
        fn check<__PerennialW: ::perennial::wire::Wire>(
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<(), ::perennial::wire::Fault> {
            <Vec<
                User,
            > as ::perennial::entity::Form<3u8>>::check::<__PerennialW>(__reader)?;
            ::core::result::Result::Ok(())
        }
        #[inline]
        fn room_within<__PerennialW: ::perennial::wire::Wire>(
            &self,
            __levels: u32,
        ) -> usize {
            let Team(__perennial_0) = self;
            ::perennial::__private::room(
                &[
                    <Vec<
                        User,
                    > as ::perennial::entity::Form<
                        3u8,
                    >>::room_within::<__PerennialW>(__perennial_0, __levels),
                ],
            )
        }
        fn into_latest(
            __form: Self::Type,
        ) -> ::core::result::Result<Self, ::perennial::UpcastError> {
            ::core::result::Result::Ok(__form)
        }
    }
};

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
    impl ::perennial::entity::Form<3u8> for User {
        type Type = User;
        const SIZES: &'static [::perennial::layout::Size] = &[
            <String as ::perennial::Layout>::SIZE,
            <u32 as ::perennial::Layout>::SIZE,
            ::perennial::layout::foreign::SIZE,
        ];
        const SIZE: ::perennial::layout::Size = ::perennial::layout::Size::sum(
            <Self as ::perennial::entity::Form<3u8>>::SIZES,
        );
        const ACTIVATES: ::perennial::SpecVersion = ::perennial::SpecVersion(6u32);
        #[inline]
        fn read_form<__PerennialW: ::perennial::wire::Wire>(
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self::Type, ::perennial::wire::Fault> {
            <Self as ::perennial::entity::Form<
                3u8,
            >>::read_latest::<__PerennialW>(__reader)
        }
        #[inline(always)]
        fn read_latest<__PerennialW: ::perennial::wire::Wire>(
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self, ::perennial::wire::Fault> {
            <Self as ::perennial::entity::Form<
                3u8,
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
            let __perennial_1 = <u32 as ::perennial::Layout>::read::<
                __PerennialW,
            >(__reader)?;
            __reader
                .ensure(const {
                    ::perennial::layout::Size::run_at::<
                        __PerennialW,
                    >(<Self as ::perennial::entity::Form<3u8>>::SIZES, 2usize)
                })?;
            let __perennial_2 = ::perennial::layout::foreign::read::<
                Badge,
                __PerennialW,
            >("Badge", __reader)?;
            if __WHOLE {
                __reader.finish()?;
            }
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
            <Self as ::perennial::entity::Form<
                3u8,
            >>::write_latest::<__PerennialW>(__form, __writer)
        }
        #[inline]
        fn write_latest<__PerennialW: ::perennial::wire::Wire>(
            &self,
            __writer: &mut ::perennial::wire::Writer,
        ) -> ::core::result::Result<(), ::perennial::DowncastError> {
            let User {
                name: __perennial_0,
                karma: __perennial_1,
                badge: __perennial_2,
            } = self;
            <String as ::perennial::Layout>::write::<
                __PerennialW,
            >(__perennial_0, __writer);
            <u32 as ::perennial::Layout>::write::<__PerennialW>(__perennial_1, __writer);
            ::perennial::layout::foreign::write::<
                Badge,
                __PerennialW,
            >("Badge", __perennial_2, __writer);
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
                3u8,
            >>::seek::<__PerennialW, __PerennialS>(__source, 0, 3usize)
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
                    > (< Self as ::perennial::entity::Form < 3u8 >> ::SIZES, 0usize) }, <
                    String as ::perennial::Layout > ::skip:: < __PerennialW, __PerennialS
                    > (__source)
                );
            }
            if __from <= 1usize && 1usize < __to {
                ::perennial::__perennial_walk!(
                    __source, const { ::perennial::layout::Size::skip_at:: < __PerennialW
                    > (< Self as ::perennial::entity::Form < 3u8 >> ::SIZES, 1usize) }, <
                    u32 as ::perennial::Layout > ::skip:: < __PerennialW, __PerennialS >
                    (__source)
                );
            }
            if __from <= 2usize && 2usize < __to {
                ::perennial::__perennial_walk!(
                    __source, const { ::perennial::layout::Size::skip_at:: < __PerennialW
                    > (< Self as ::perennial::entity::Form < 3u8 >> ::SIZES, 2usize) },
                    ::perennial::layout::foreign::skip:: < Badge, __PerennialW,
                    __PerennialS > ("Badge", __source)
                );
            }
            ::core::result::Result::Ok(())
        }
        fn check<__PerennialW: ::perennial::wire::Wire>(
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<(), ::perennial::wire::Fault> {
            <String as ::perennial::Layout>::check::<__PerennialW>(__reader)?;
            <u32 as ::perennial::Layout>::check::<__PerennialW>(__reader)?;
            ::perennial::layout::foreign::read::<
                Badge,
                __PerennialW,
            >("Badge", __reader)?;
            ::core::result::Result::Ok(())
        }
        #[inline]
        fn room_within<__PerennialW: ::perennial::wire::Wire>(
            &self,
            __levels: u32,
        ) -> usize {
            let User {
                name: __perennial_0,
                karma: __perennial_1,
                badge: __perennial_2,
            } = self;
            ::perennial::__private::room(
                &[
                    <String as ::perennial::Layout>::room_within::<
                        __PerennialW,
                    >(__perennial_0, __levels),
                    <u32 as ::perennial::Layout>::room_within::<
                        __PerennialW,
                    >(__perennial_1, __levels),
                    ::perennial::layout::foreign::SIZE.room::<__PerennialW>(),
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

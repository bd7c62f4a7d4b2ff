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
    impl<'a, T: Clone, U: From<T>, const N: usize> ::perennial::entity::Form<1u8>
    for Holder<'a, T, U, N>
    where
        T: PartialEq<U>,
        T: ::perennial::Layout,
        U: ::perennial::Layout,
        Option<U>: ::core::default::Default,
    {
        type Type = HolderV1<'a, T, N>;
        const SIZES: &'static [::perennial::layout::Size] = &[
            <Cow<'a, str> as ::perennial::Layout>::SIZE,
            <[T; N] as ::perennial::Layout>::SIZE,
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
            let __perennial_0 = <Cow<
                'a,
                str,
            > as ::perennial::Layout>::read::<__PerennialW>(__reader)?;
            __reader
                .ensure(const {
                    ::perennial::layout::Size::run_at::<
                        __PerennialW,
                    >(<Self as ::perennial::entity::Form<1u8>>::SIZES, 1usize)
                })?;
            let __perennial_1 = <[T; N] as ::perennial::Layout>::read::<
                __PerennialW,
            >(__reader)?;
            ::core::result::Result::Ok(HolderV1 {
                name: __perennial_0,
                list: __perennial_1,
            })
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
            let __perennial_0 = <Cow<
                'a,
                str,
            > as ::perennial::Layout>::read::<__PerennialW>(__reader)?;
            __reader
                .ensure(const {
                    ::perennial::layout::Size::run_at::<
                        __PerennialW,
                    >(<Self as ::perennial::entity::Form<1u8>>::SIZES, 1usize)
                })?;
            let __perennial_1 = <[T; N] as ::perennial::Layout>::read::<
                __PerennialW,
            >(__reader)?;
            if __WHOLE {
                __reader.finish()?;
            }
            let __perennial_2: Option<U> = <Option<
                U,
            > as ::perennial::__private::Lacked>::lacked();
            ::core::result::Result::Ok(Holder {
                name: __perennial_0,
                list: __perennial_1,
                other: __perennial_2,
            })
        }
        fn write_form<__PerennialW: ::perennial::wire::Wire>(
            __form: &Self::Type,
            __writer: &mut ::perennial::wire::Writer,
        ) -> ::core::result::Result<(), ::perennial::DowncastError> {
            let HolderV1 { name: __perennial_0, list: __perennial_1 } = __form;
            <Cow<
                'a,
                str,
            > as ::perennial::Layout>::write::<__PerennialW>(__perennial_0, __writer);
            <[T; N] as ::perennial::Layout>::write::<
                __PerennialW,
            >(__perennial_1, __writer);
            ::core::result::Result::Ok(())
        }
        fn write_latest<__PerennialW: ::perennial::wire::Wire>(
            &self,
            __writer: &mut ::perennial::wire::Writer,
        ) -> ::core::result::Result<(), ::perennial::DowncastError> {
            let Holder {
                name: __perennial_0,
                list: __perennial_1,
                other: __perennial_2,
            } = self;
            let __start = __writer.as_bytes().len();
            <Cow<
                'a,
                str,
            > as ::perennial::Layout>::write::<__PerennialW>(__perennial_0, __writer);
            <[T; N] as ::perennial::Layout>::write::<
                __PerennialW,
            >(__perennial_1, __writer);
            if let ::core::option::Option::Some(__back) = ::perennial::__private::read_back::<
                Self,
                1u8,
                __PerennialW,
            >(
                <Self as ::perennial::Entity>::NAME,
                ::perennial::Version::of::<1u8>(),
                "other",
                __writer,
                __start,
            )? {
                let Holder {
                    name: __perennial_back_0,
                    list: __perennial_back_1,
                    other: __perennial_back_2,
                } = &__back;
                if !::perennial::__private::same::<
                    Option<U>,
                    __PerennialW,
                >(__perennial_2, __perennial_back_2) {
                    return ::perennial::__private::lost::<Self, 1u8, 2u8>("other");
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
            >>::seek::<__PerennialW, __PerennialS>(__source, 0, 2usize)
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
                    Cow < 'a, str > as ::perennial::Layout > ::skip:: < __PerennialW,
                    __PerennialS > (__source)
                );
            }
            if __from <= 1usize && 1usize < __to {
                ::perennial::__perennial_walk!(
                    __source, const { ::perennial::layout::Size::skip_at:: < __PerennialW
                    > (< Self as ::perennial::entity::Form < 1u8 >> ::SIZES, 1usize) }, <
                    [T; N] as ::perennial::Layout > ::skip:: < __PerennialW, __PerennialS
                    > (__source)
                );
            }
            ::core::result::Result::Ok(())
        }
        fn check<__PerennialW: ::perennial::wire::Wire>(
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<(), ::perennial::wire::Fault> {
            <Cow<'a, str> as ::perennial::Layout>::check::<__PerennialW>(__reader)?;
            <[T; N] as ::perennial::Layout>::check::<__PerennialW>(__reader)?;
            ::core::result::Result::Ok(())
        }
        fn into_latest(
            __form: Self::Type,
        ) -> ::core::result::Result<Self, ::perennial::UpcastError> {
            let HolderV1 { name: __perennial_0, list: __perennial_1 } = __form;
            let __perennial_2: Option<U> = <Option<
                U,
            > as ::perennial::__private::Lacked>::lacked();
            ::core::result::Result::Ok(Holder {
                name: __perennial_0,
                list: __perennial_1,
                other: __perennial_2,
            })
        }
    }
    #[automatically_derived]
    impl<'a, T: Clone, U: From<T>, const N: usize> ::perennial::entity::Step<1u8, 2u8>
    for Holder<'a, T, U, N>
    where
        T: PartialEq<U>,
        T: ::perennial::Layout,
        U: ::perennial::Layout,
        Option<U>: ::core::default::Default,
    {
        fn step(
            __form: HolderV1<'a, T, N>,
        ) -> ::core::result::Result<Holder<'a, T, U, N>, ::perennial::UpcastError> {
            ::core::result::Result::Ok(
                <Holder<
                    'a,
                    T,
                    U,
                    N,
                > as ::core::convert::From<HolderV1<'a, T, N>>>::from(__form),
            )
        }
    }
    #[automatically_derived]
    impl<
        'a,
        T: Clone,
        U: From<T>,
        const N: usize,
    > ::core::convert::From<HolderV1<'a, T, N>> for Holder<'a, T, U, N>
    where
        T: PartialEq<U>,
        T: ::perennial::Layout,
        U: ::perennial::Layout,
        Option<U>: ::core::default::Default,
    {
        fn from(__form: HolderV1<'a, T, N>) -> Self {
            let HolderV1 { name: __perennial_0, list: __perennial_1 } = __form;
            let __perennial_2: Option<U> = <Option<
                U,
            > as ::perennial::__private::Lacked>::lacked();
            Holder {
                name: __perennial_0,
                list: __perennial_1,
                other: __perennial_2,
            }
        }
    }
};

///Version 1 of [`Holder`], as it was stored.
#[allow(
    dead_code,
    deprecated,
    missing_copy_implementations,
    missing_debug_implementations,
    non_camel_case_types,
    non_snake_case,
    private_bounds,
    private_interfaces,
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    clippy::exhaustive_enums,
    clippy::exhaustive_structs
)]
struct HolderV1<'a, T: Clone, const N: usize> {
    ///The field `name`.
    pub name: Cow<'a, str>,
    ///The field `list`.
    pub list: [T; N],
}
///Version 2 of [`Holder`], the latest.
#[allow(
    dead_code,
    deprecated,
    missing_copy_implementations,
    missing_debug_implementations,
    non_camel_case_types,
    non_snake_case,
    private_bounds,
    private_interfaces,
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    clippy::exhaustive_enums,
    clippy::exhaustive_structs
)]
type HolderV2<'a, T, U, const N: usize> = Holder<'a, T, U, N>;
///A stored [`Holder`] in the version it was stored in.
#[allow(
    dead_code,
    deprecated,
    missing_copy_implementations,
    missing_debug_implementations,
    non_camel_case_types,
    non_snake_case,
    private_bounds,
    private_interfaces,
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    clippy::exhaustive_enums,
    clippy::exhaustive_structs
)]
enum VersionedHolder<'a, T: Clone, U: From<T>, const N: usize>
where
    T: PartialEq<U>,
{
    ///Version 1.
    V1(HolderV1<'a, T, N>),
    ///Version 2.
    V2(Holder<'a, T, U, N>),
}
#[allow(
    dead_code,
    deprecated,
    private_bounds,
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
        #[inline]
        fn read_latest<__PerennialW: ::perennial::wire::Wire>(
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
                    return ::core::result::Result::Err(
                        ::perennial::DowncastError::new(
                            <Self as ::perennial::Entity>::NAME,
                            ::perennial::Version::of::<1u8>(),
                            ::perennial::error::DowncastKind::Lost {
                                field: "other",
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
            match const {
                ::perennial::layout::Size::skip_at::<
                    __PerennialW,
                >(<Self as ::perennial::entity::Form<1u8>>::SIZES, 0usize)
            } {
                ::core::option::Option::Some(0) => {}
                ::core::option::Option::Some(__bytes) => __source.advance(__bytes)?,
                ::core::option::Option::None => {
                    <Cow<
                        'a,
                        str,
                    > as ::perennial::Layout>::skip::<
                        __PerennialW,
                        __PerennialS,
                    >(__source)?
                }
            }
            match const {
                ::perennial::layout::Size::skip_at::<
                    __PerennialW,
                >(<Self as ::perennial::entity::Form<1u8>>::SIZES, 1usize)
            } {
                ::core::option::Option::Some(0) => {}
                ::core::option::Option::Some(__bytes) => __source.advance(__bytes)?,
                ::core::option::Option::None => {
                    <[T; N] as ::perennial::Layout>::skip::<
                        __PerennialW,
                        __PerennialS,
                    >(__source)?
                }
            }
            ::core::result::Result::Ok(())
        }
        fn into_latest(
            __form: Self::Type,
        ) -> ::core::result::Result<Self, ::perennial::UpcastError> {
            let __form = <Self as ::perennial::entity::Step<1u8, 2u8>>::step(__form)?;
            <Self as ::perennial::entity::Form<2u8>>::into_latest(__form)
        }
    }
    #[automatically_derived]
    impl<'a, T: Clone, U: From<T>, const N: usize> ::perennial::entity::Form<2u8>
    for Holder<'a, T, U, N>
    where
        T: PartialEq<U>,
        T: ::perennial::Layout,
        U: ::perennial::Layout,
        Option<U>: ::core::default::Default,
    {
        type Type = Holder<'a, T, U, N>;
        const SIZES: &'static [::perennial::layout::Size] = &[
            <Cow<'a, str> as ::perennial::Layout>::SIZE,
            <[T; N] as ::perennial::Layout>::SIZE,
            <Option<U> as ::perennial::Layout>::SIZE,
        ];
        const SIZE: ::perennial::layout::Size = ::perennial::layout::Size::sum(
            <Self as ::perennial::entity::Form<2u8>>::SIZES,
        );
        #[inline]
        fn read_form<__PerennialW: ::perennial::wire::Wire>(
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self::Type, ::perennial::wire::Fault> {
            <Self as ::perennial::entity::Form<
                2u8,
            >>::read_latest::<__PerennialW>(__reader)
        }
        #[inline]
        fn read_latest<__PerennialW: ::perennial::wire::Wire>(
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<Self, ::perennial::wire::Fault> {
            __reader
                .ensure(const {
                    ::perennial::layout::Size::run_at::<
                        __PerennialW,
                    >(<Self as ::perennial::entity::Form<2u8>>::SIZES, 0usize)
                })?;
            let __perennial_0 = <Cow<
                'a,
                str,
            > as ::perennial::Layout>::read::<__PerennialW>(__reader)?;
            __reader
                .ensure(const {
                    ::perennial::layout::Size::run_at::<
                        __PerennialW,
                    >(<Self as ::perennial::entity::Form<2u8>>::SIZES, 1usize)
                })?;
            let __perennial_1 = <[T; N] as ::perennial::Layout>::read::<
                __PerennialW,
            >(__reader)?;
            __reader
                .ensure(const {
                    ::perennial::layout::Size::run_at::<
                        __PerennialW,
                    >(<Self as ::perennial::entity::Form<2u8>>::SIZES, 2usize)
                })?;
            let __perennial_2 = <Option<
                U,
            > as ::perennial::Layout>::read::<__PerennialW>(__reader)?;
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
            <Self as ::perennial::entity::Form<
                2u8,
            >>::write_latest::<__PerennialW>(__form, __writer)
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
            <Cow<
                'a,
                str,
            > as ::perennial::Layout>::write::<__PerennialW>(__perennial_0, __writer);
            <[T; N] as ::perennial::Layout>::write::<
                __PerennialW,
            >(__perennial_1, __writer);
            <Option<
                U,
            > as ::perennial::Layout>::write::<__PerennialW>(__perennial_2, __writer);
            ::core::result::Result::Ok(())
        }
        #[inline]
        fn skip<
            __PerennialW: ::perennial::wire::Wire,
            __PerennialS: ::perennial::wire::Source,
        >(
            __source: &mut __PerennialS,
        ) -> ::core::result::Result<(), ::perennial::wire::Fault> {
            match const {
                ::perennial::layout::Size::skip_at::<
                    __PerennialW,
                >(<Self as ::perennial::entity::Form<2u8>>::SIZES, 0usize)
            } {
                ::core::option::Option::Some(0) => {}
                ::core::option::Option::Some(__bytes) => __source.advance(__bytes)?,
                ::core::option::Option::None => {
                    <Cow<
                        'a,
                        str,
                    > as ::perennial::Layout>::skip::<
                        __PerennialW,
                        __PerennialS,
                    >(__source)?
                }
            }
            match const {
                ::perennial::layout::Size::skip_at::<
                    __PerennialW,
                >(<Self as ::perennial::entity::Form<2u8>>::SIZES, 1usize)
            } {
                ::core::option::Option::Some(0) => {}
                ::core::option::Option::Some(__bytes) => __source.advance(__bytes)?,
                ::core::option::Option::None => {
                    <[T; N] as ::perennial::Layout>::skip::<
                        __PerennialW,
                        __PerennialS,
                    >(__source)?
                }
            }
            match const {
                ::perennial::layout::Size::skip_at::<
                    __PerennialW,
                >(<Self as ::perennial::entity::Form<2u8>>::SIZES, 2usize)
            } {
                ::core::option::Option::Some(0) => {}
                ::core::option::Option::Some(__bytes) => __source.advance(__bytes)?,
                ::core::option::Option::None => {
                    <Option<
                        U,
                    > as ::perennial::Layout>::skip::<
                        __PerennialW,
                        __PerennialS,
                    >(__source)?
                }
            }
            ::core::result::Result::Ok(())
        }
        fn into_latest(
            __form: Self::Type,
        ) -> ::core::result::Result<Self, ::perennial::UpcastError> {
            ::core::result::Result::Ok(__form)
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
    #[automatically_derived]
    impl<'a, T: Clone, U: From<T>, const N: usize> ::perennial::Entity
    for Holder<'a, T, U, N>
    where
        T: PartialEq<U>,
        T: ::perennial::Layout,
        U: ::perennial::Layout,
        Option<U>: ::core::default::Default,
    {
        const NAME: &'static str = "Holder";
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
        type Versioned = VersionedHolder<'a, T, U, N>;
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
    impl<'a, T: Clone, U: From<T>, const N: usize> ::perennial::WriteEntity
    for Holder<'a, T, U, N>
    where
        T: PartialEq<U>,
        T: ::perennial::Layout,
        U: ::perennial::Layout,
        Option<U>: ::core::default::Default,
    {
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
    impl<'a, T: Clone, U: From<T>, const N: usize> ::perennial::VersionedEntity
    for VersionedHolder<'a, T, U, N>
    where
        T: PartialEq<U>,
        T: ::perennial::Layout,
        U: ::perennial::Layout,
        Option<U>: ::core::default::Default,
    {
        type Latest = Holder<'a, T, U, N>;
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
                    match <Holder<
                        'a,
                        T,
                        U,
                        N,
                    > as ::perennial::entity::Form<
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
                    match <Holder<
                        'a,
                        T,
                        U,
                        N,
                    > as ::perennial::entity::Form<
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
                            Holder<'a, T, U, N>,
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
                    <Holder<
                        'a,
                        T,
                        U,
                        N,
                    > as ::perennial::entity::Form<
                        1u8,
                    >>::write_form::<__PerennialW>(__form, __writer)
                }
                Self::V2(__form) => {
                    <Holder<
                        'a,
                        T,
                        U,
                        N,
                    > as ::perennial::entity::Form<
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
                            <Holder<
                                'a,
                                T,
                                U,
                                N,
                            > as ::perennial::entity::Step<1u8, 2u8>>::step(__form)?,
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
                    <Holder<
                        'a,
                        T,
                        U,
                        N,
                    > as ::perennial::entity::Form<1u8>>::into_latest(__form)
                }
                Self::V2(__form) => {
                    <Holder<
                        'a,
                        T,
                        U,
                        N,
                    > as ::perennial::entity::Form<2u8>>::into_latest(__form)
                }
            }
        }
    }
    #[automatically_derived]
    impl<'a, T: Clone, U: From<T>, const N: usize> VersionedHolder<'a, T, U, N>
    where
        T: PartialEq<U>,
        T: ::perennial::Layout,
        U: ::perennial::Layout,
        Option<U>: ::core::default::Default,
    {
        /// Which version the value was stored in.
        #[must_use]
        pub const fn version(&self) -> ::perennial::Version {
            match self {
                Self::V1(_) => ::perennial::Version::of::<1u8>(),
                Self::V2(_) => ::perennial::Version::of::<2u8>(),
            }
        }
        /// The first byte of the stored value.
        #[must_use]
        pub const fn tag(&self) -> ::perennial::Tag {
            match self {
                Self::V1(_) => ::perennial::Tag(1u8),
                Self::V2(_) => ::perennial::Tag(2u8),
            }
        }
        /// All the way up to the latest view.
        #[must_use]
        pub fn into_latest(self) -> Holder<'a, T, U, N> {
            match self {
                Self::V1(__form) => {
                    let __form: Holder<'a, T, U, N> = ::core::convert::From::from(
                        __form,
                    );
                    __form
                }
                Self::V2(__form) => __form,
            }
        }
        /// All the way up to the latest view.
        ///
        /// # Errors
        ///
        /// An error if a fallible upcast on the way refuses the value.
        pub fn try_into_latest(
            self,
        ) -> ::core::result::Result<Holder<'a, T, U, N>, ::perennial::UpcastError> {
            ::perennial::VersionedEntity::try_into_latest(self)
        }
        ///The value, if it is version 1.
        #[must_use]
        pub const fn as_v1(&self) -> ::core::option::Option<&HolderV1<'a, T, N>> {
            match self {
                Self::V1(__form) => ::core::option::Option::Some(__form),
                _ => ::core::option::Option::None,
            }
        }
        ///The value, if it is version 2.
        #[must_use]
        pub const fn as_v2(&self) -> ::core::option::Option<&Holder<'a, T, U, N>> {
            match self {
                Self::V2(__form) => ::core::option::Option::Some(__form),
                _ => ::core::option::Option::None,
            }
        }
    }
    #[automatically_derived]
    impl<
        'a,
        T: Clone,
        U: From<T>,
        const N: usize,
    > ::core::convert::From<Holder<'a, T, U, N>> for VersionedHolder<'a, T, U, N>
    where
        T: PartialEq<U>,
        T: ::perennial::Layout,
        U: ::perennial::Layout,
        Option<U>: ::core::default::Default,
    {
        fn from(__form: Holder<'a, T, U, N>) -> Self {
            Self::V2(__form)
        }
    }
    #[automatically_derived]
    impl<
        'a,
        T: Clone,
        U: From<T>,
        const N: usize,
    > ::core::convert::From<VersionedHolder<'a, T, U, N>> for Holder<'a, T, U, N>
    where
        T: PartialEq<U>,
        T: ::perennial::Layout,
        U: ::perennial::Layout,
        Option<U>: ::core::default::Default,
    {
        fn from(__versioned: VersionedHolder<'a, T, U, N>) -> Self {
            __versioned.into_latest()
        }
    }
    #[automatically_derived]
    impl<
        'a,
        T: Clone,
        U: From<T>,
        const N: usize,
    > ::perennial::__private::parity_scale_codec::Encode for VersionedHolder<'a, T, U, N>
    where
        T: PartialEq<U>,
        T: ::perennial::Layout,
        U: ::perennial::Layout,
        Option<U>: ::core::default::Default,
    {
        fn encode_to<
            __PerennialO: ::perennial::__private::parity_scale_codec::Output
                + ?::core::marker::Sized,
        >(&self, __dest: &mut __PerennialO) {
            ::perennial::entity::interop::scale_encode_to::<
                Holder<'a, T, U, N>,
                __PerennialO,
            >(self, __dest)
        }
    }
    #[automatically_derived]
    impl<
        'a,
        T: Clone,
        U: From<T>,
        const N: usize,
    > ::perennial::__private::parity_scale_codec::Decode for VersionedHolder<'a, T, U, N>
    where
        T: PartialEq<U>,
        T: ::perennial::Layout,
        U: ::perennial::Layout,
        Option<U>: ::core::default::Default,
    {
        fn decode<__PerennialI: ::perennial::__private::parity_scale_codec::Input>(
            __input: &mut __PerennialI,
        ) -> ::core::result::Result<
            Self,
            ::perennial::__private::parity_scale_codec::Error,
        > {
            ::perennial::entity::interop::scale_decode::<
                Holder<'a, T, U, N>,
                __PerennialI,
            >(__input)
        }
    }
    #[automatically_derived]
    impl<
        'a,
        T: Clone,
        U: From<T>,
        const N: usize,
    > ::perennial::__private::parity_scale_codec::DecodeWithMemTracking
    for VersionedHolder<'a, T, U, N>
    where
        T: PartialEq<U>,
        T: ::perennial::Layout,
        U: ::perennial::Layout,
        Option<U>: ::core::default::Default,
    {}
    #[automatically_derived]
    impl<
        'a,
        T: Clone,
        U: From<T>,
        const N: usize,
    > ::perennial::__private::bincode::Encode for VersionedHolder<'a, T, U, N>
    where
        T: PartialEq<U>,
        T: ::perennial::Layout,
        U: ::perennial::Layout,
        Option<U>: ::core::default::Default,
    {
        fn encode<__PerennialE: ::perennial::__private::bincode::enc::Encoder>(
            &self,
            __encoder: &mut __PerennialE,
        ) -> ::core::result::Result<
            (),
            ::perennial::__private::bincode::error::EncodeError,
        > {
            ::perennial::entity::interop::bincode_encode::<
                Holder<'a, T, U, N>,
                __PerennialE,
            >(self, __encoder)
        }
    }
    #[automatically_derived]
    impl<
        'a,
        T: Clone,
        U: From<T>,
        const N: usize,
        __PerennialC,
    > ::perennial::__private::bincode::Decode<__PerennialC>
    for VersionedHolder<'a, T, U, N>
    where
        T: PartialEq<U>,
        T: ::perennial::Layout,
        U: ::perennial::Layout,
        Option<U>: ::core::default::Default,
    {
        fn decode<
            __PerennialD: ::perennial::__private::bincode::de::Decoder<
                    Context = __PerennialC,
                >,
        >(
            __decoder: &mut __PerennialD,
        ) -> ::core::result::Result<
            Self,
            ::perennial::__private::bincode::error::DecodeError,
        > {
            ::perennial::entity::interop::bincode_decode::<
                Holder<'a, T, U, N>,
                __PerennialD,
            >(__decoder)
        }
    }
    #[automatically_derived]
    impl<
        '__perennial_de,
        'a,
        T: Clone,
        U: From<T>,
        const N: usize,
        __PerennialC,
    > ::perennial::__private::bincode::BorrowDecode<'__perennial_de, __PerennialC>
    for VersionedHolder<'a, T, U, N>
    where
        T: PartialEq<U>,
        T: ::perennial::Layout,
        U: ::perennial::Layout,
        Option<U>: ::core::default::Default,
    {
        fn borrow_decode<
            __PerennialD: ::perennial::__private::bincode::de::BorrowDecoder<
                    '__perennial_de,
                    Context = __PerennialC,
                >,
        >(
            __decoder: &mut __PerennialD,
        ) -> ::core::result::Result<
            Self,
            ::perennial::__private::bincode::error::DecodeError,
        > {
            ::perennial::entity::interop::bincode_decode::<
                Holder<'a, T, U, N>,
                __PerennialD,
            >(__decoder)
        }
    }
};

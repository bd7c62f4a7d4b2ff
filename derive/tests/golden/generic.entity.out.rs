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
    pub struct __PerennialShape<__S, const __N: u8, __D>(
        ::core::marker::PhantomData<(__S, __D)>,
    );
    #[automatically_derived]
    impl<
        'a,
        T: Clone,
        U: From<T>,
        const N: usize,
        __PerennialD: ::perennial::layout::Level,
    > ::perennial::schema::shape::Hashed
    for __PerennialShape<Holder<'a, T, U, N>, 1u8, __PerennialD>
    where
        T: PartialEq<U>,
        T: ::perennial::Layout,
        U: ::perennial::Layout,
        Option<U>: ::core::default::Default,
    {
        const HASH: u128 = ::perennial::schema::shape::entity(
            "Holder",
            ::perennial::Version::of::<1u8>(),
            ::perennial::schema::shape::record(
                &[
                    (
                        "name",
                        {
                            let _ = <Cow<'a, str> as ::perennial::Layout>::describe;
                            <<__PerennialD as ::perennial::layout::Level>::Of<
                                Cow<'a, str>,
                            > as ::perennial::schema::shape::Hashed>::HASH
                        },
                    ),
                    (
                        "list",
                        {
                            let _ = <[T; N] as ::perennial::Layout>::describe;
                            <<__PerennialD as ::perennial::layout::Level>::Of<
                                [T; N],
                            > as ::perennial::schema::shape::Hashed>::HASH
                        },
                    ),
                ],
            ),
        );
    }
    #[automatically_derived]
    impl<
        'a,
        T: Clone,
        U: From<T>,
        const N: usize,
    > ::perennial::layout::shape::Shaped<1u8> for Holder<'a, T, U, N>
    where
        T: PartialEq<U>,
        T: ::perennial::Layout,
        U: ::perennial::Layout,
        Option<U>: ::core::default::Default,
    {
        type Shape<__PerennialD: ::perennial::layout::Level> = __PerennialShape<
            Self,
            1u8,
            __PerennialD,
        >;
        fn describe(
            __describer: &mut ::perennial::schema::Describer,
        ) -> ::perennial::schema::TypeRef {
            ::perennial::__private::describe_entity::<
                Self,
                1u8,
            >(
                __describer,
                |__describer| {
                    __describer
                        .own(|__describer| ::perennial::schema::Type::Struct(
                            ::perennial::__private::described([
                                ::perennial::__private::described_field(
                                    "name",
                                    <Cow<'a, str> as ::perennial::Layout>::describe(__describer),
                                ),
                                ::perennial::__private::described_field(
                                    "list",
                                    <[T; N] as ::perennial::Layout>::describe(__describer),
                                ),
                            ]),
                        ))
                },
            )
        }
    }
    #[automatically_derived]
    impl<
        'a,
        T: Clone,
        U: From<T>,
        const N: usize,
        __PerennialD: ::perennial::layout::Level,
    > ::perennial::schema::shape::Hashed
    for __PerennialShape<Holder<'a, T, U, N>, 2u8, __PerennialD>
    where
        T: PartialEq<U>,
        T: ::perennial::Layout,
        U: ::perennial::Layout,
        Option<U>: ::core::default::Default,
    {
        const HASH: u128 = ::perennial::schema::shape::entity(
            "Holder",
            ::perennial::Version::of::<2u8>(),
            ::perennial::schema::shape::record(
                &[
                    (
                        "name",
                        {
                            let _ = <Cow<'a, str> as ::perennial::Layout>::describe;
                            <<__PerennialD as ::perennial::layout::Level>::Of<
                                Cow<'a, str>,
                            > as ::perennial::schema::shape::Hashed>::HASH
                        },
                    ),
                    (
                        "list",
                        {
                            let _ = <[T; N] as ::perennial::Layout>::describe;
                            <<__PerennialD as ::perennial::layout::Level>::Of<
                                [T; N],
                            > as ::perennial::schema::shape::Hashed>::HASH
                        },
                    ),
                    (
                        "other",
                        {
                            let _ = <Option<U> as ::perennial::Layout>::describe;
                            <<__PerennialD as ::perennial::layout::Level>::Of<
                                Option<U>,
                            > as ::perennial::schema::shape::Hashed>::HASH
                        },
                    ),
                ],
            ),
        );
    }
    #[automatically_derived]
    impl<
        'a,
        T: Clone,
        U: From<T>,
        const N: usize,
    > ::perennial::layout::shape::Shaped<2u8> for Holder<'a, T, U, N>
    where
        T: PartialEq<U>,
        T: ::perennial::Layout,
        U: ::perennial::Layout,
        Option<U>: ::core::default::Default,
    {
        type Shape<__PerennialD: ::perennial::layout::Level> = __PerennialShape<
            Self,
            2u8,
            __PerennialD,
        >;
        fn describe(
            __describer: &mut ::perennial::schema::Describer,
        ) -> ::perennial::schema::TypeRef {
            ::perennial::__private::describe_entity::<
                Self,
                2u8,
            >(
                __describer,
                |__describer| {
                    __describer
                        .own(|__describer| ::perennial::schema::Type::Struct(
                            ::perennial::__private::described([
                                ::perennial::__private::described_field(
                                    "name",
                                    <Cow<'a, str> as ::perennial::Layout>::describe(__describer),
                                ),
                                ::perennial::__private::described_field(
                                    "list",
                                    <[T; N] as ::perennial::Layout>::describe(__describer),
                                ),
                                ::perennial::__private::described_field(
                                    "other",
                                    <Option<U> as ::perennial::Layout>::describe(__describer),
                                ),
                            ]),
                        ))
                },
            )
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
        const GENERIC: bool = true;
        const VERSIONS: &'static [::perennial::entity::VersionInfo] = &[
            ::perennial::entity::VersionInfo {
                version: ::perennial::Version::of::<1u8>(),
                tag: ::perennial::Tag(1u8),
                activates: ::perennial::SpecVersion(0u32),
                fingerprint: ::perennial::layout::shape::form_fingerprint::<Self, 1u8>(),
            },
            ::perennial::entity::VersionInfo {
                version: ::perennial::Version::of::<2u8>(),
                tag: ::perennial::Tag(2u8),
                activates: ::perennial::SpecVersion(0u32),
                fingerprint: ::perennial::layout::shape::form_fingerprint::<Self, 2u8>(),
            },
        ];
        const LATEST: ::perennial::Version = ::perennial::Version::of::<2u8>();
        fn describe(
            __version: ::perennial::Version,
            __describer: &mut ::perennial::schema::Describer,
        ) -> ::core::option::Option<::perennial::schema::TypeRef> {
            match __version.get() {
                1u8 => {
                    ::core::option::Option::Some(
                        <Self as ::perennial::layout::shape::Shaped<
                            1u8,
                        >>::describe(__describer),
                    )
                }
                2u8 => {
                    ::core::option::Option::Some(
                        <Self as ::perennial::layout::shape::Shaped<
                            2u8,
                        >>::describe(__describer),
                    )
                }
                _ => ::core::option::Option::None,
            }
        }
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
        type View<'__perennial, __PerennialW: ::perennial::wire::Wire> = HolderView<
            '__perennial,
            'a,
            __PerennialW,
            T,
            U,
            N,
        >;
        #[inline(always)]
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
        #[inline(always)]
        fn decode_body<__PerennialW: ::perennial::wire::Wire>(
            __version: ::perennial::Version,
            __body: &[u8],
            __tag_bytes: usize,
        ) -> ::core::result::Result<Self, ::perennial::DecodeError> {
            match __version.get() {
                1u8 => {
                    ::perennial::__private::body::<
                        Self,
                        1u8,
                        __PerennialW,
                    >(__body, __tag_bytes)
                }
                2u8 => {
                    ::perennial::__private::body::<
                        Self,
                        2u8,
                        __PerennialW,
                    >(__body, __tag_bytes)
                }
                _ => {
                    ::core::result::Result::Err(
                        ::perennial::__private::unknown_body::<
                            Self,
                        >(__version, __body, __tag_bytes),
                    )
                }
            }
        }
        fn check<__PerennialW: ::perennial::wire::Wire>(
            __version: ::perennial::Version,
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<(), ::perennial::wire::Fault> {
            match __version.get() {
                1u8 => {
                    <Self as ::perennial::entity::Form<
                        1u8,
                    >>::check::<__PerennialW>(__reader)
                }
                2u8 => {
                    <Self as ::perennial::entity::Form<
                        2u8,
                    >>::check::<__PerennialW>(__reader)
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
        fn if_written<__PerennialT: ::perennial::entity::IfWritten<Self>>(
            __then: __PerennialT,
        ) -> ::core::option::Option<__PerennialT::Done> {
            ::core::option::Option::Some(
                <__PerennialT as ::perennial::entity::IfWritten<Self>>::go_on(__then),
            )
        }
    }
    #[automatically_derived]
    impl<'a, T: Clone, U: From<T>, const N: usize> ::perennial::entity::Nested
    for Holder<'a, T, U, N>
    where
        T: PartialEq<U>,
        T: ::perennial::Layout,
        U: ::perennial::Layout,
        Option<U>: ::core::default::Default,
    {
        type View<'__perennial, __PerennialW: ::perennial::wire::Wire> = HolderView<
            '__perennial,
            'a,
            __PerennialW,
            T,
            U,
            N,
        >;
        type Viewed<'__perennial, __PerennialW: ::perennial::wire::Wire> = ::perennial::layout::Viewed<
            HolderView<'__perennial, 'a, __PerennialW, T, U, N>,
            Holder<'a, T, U, N>,
        >;
        #[inline]
        fn view_nested<'__perennial, __PerennialW: ::perennial::wire::Wire>(
            __version: ::perennial::Version,
            __reader: &mut ::perennial::wire::Reader<'__perennial>,
        ) -> ::core::result::Result<
            Self::View<'__perennial, __PerennialW>,
            ::perennial::wire::Fault,
        > {
            ::perennial::__private::view_entity::<
                __PerennialW,
                Self,
            >(__version, __reader)
        }
        #[inline]
        fn viewed_nested<'__perennial, __PerennialW: ::perennial::wire::Wire>(
            __view: Self::View<'__perennial, __PerennialW>,
        ) -> Self::Viewed<'__perennial, __PerennialW> {
            ::perennial::layout::Viewed::Stored(__view)
        }
        #[inline]
        fn made_nested<'__perennial, __PerennialW: ::perennial::wire::Wire>(
            self,
        ) -> Self::Viewed<'__perennial, __PerennialW> {
            ::perennial::layout::Viewed::Made(self)
        }
        #[inline]
        fn skip_nested<__PerennialW: ::perennial::wire::Wire>(
            __version: ::perennial::Version,
            __reader: &mut ::perennial::wire::Reader<'_>,
        ) -> ::core::result::Result<(), ::perennial::wire::Fault> {
            <Self as ::perennial::Entity>::skip::<__PerennialW, _>(__version, __reader)
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
        fn room<__PerennialW: ::perennial::wire::Wire>(&self) -> usize {
            <Self as ::perennial::entity::Form<2u8>>::room::<__PerennialW>(self)
        }
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
};

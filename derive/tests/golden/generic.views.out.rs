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
    impl<
        'view,
        'a,
        C: ::perennial::wire::Wire,
        T: Clone,
        U: From<T>,
        const N: usize,
    > HolderView<'view, 'a, C, T, U, N>
    where
        T: PartialEq<U>,
        T: ::perennial::Layout,
        U: ::perennial::Layout,
        Option<U>: ::core::default::Default,
    {
        ///The field `name`.
        ///
        /// # Errors
        ///
        /// `DecodeError` if the field does not decode, or one that must be walked over to reach it.
        #[inline]
        fn name(
            &self,
        ) -> ::core::result::Result<
            <Holder<
                'a,
                T,
                U,
                N,
            > as ::perennial::entity::HasField<
                (__perennial_field_name, Cow<'a, str>),
            >>::View<'view, C>,
            ::perennial::DecodeError,
        > {
            <Holder<
                'a,
                T,
                U,
                N,
            > as ::perennial::entity::HasField<
                (__perennial_field_name, Cow<'a, str>),
            >>::view_field::<C>(&self.0)
        }
        ///The field `list`.
        ///
        /// # Errors
        ///
        /// `DecodeError` if the field does not decode, or one that must be walked over to reach it.
        #[inline]
        fn list(
            &self,
        ) -> ::core::result::Result<
            <Holder<
                'a,
                T,
                U,
                N,
            > as ::perennial::entity::HasField<
                (__perennial_field_list, [T; N]),
            >>::View<'view, C>,
            ::perennial::DecodeError,
        > {
            <Holder<
                'a,
                T,
                U,
                N,
            > as ::perennial::entity::HasField<
                (__perennial_field_list, [T; N]),
            >>::view_field::<C>(&self.0)
        }
        ///The field `other`.
        ///
        /// # Errors
        ///
        /// `DecodeError` if the field does not decode, or one that must be walked over to reach it.
        #[inline]
        fn other(
            &self,
        ) -> ::core::result::Result<
            <Holder<
                'a,
                T,
                U,
                N,
            > as ::perennial::entity::HasField<
                (__perennial_field_other, Option<U>),
            >>::View<'view, C>,
            ::perennial::DecodeError,
        > {
            <Holder<
                'a,
                T,
                U,
                N,
            > as ::perennial::entity::HasField<
                (__perennial_field_other, Option<U>),
            >>::view_field::<C>(&self.0)
        }
        /// The value, decoded.
        ///
        /// # Errors
        ///
        /// `DecodeError` if it does not decode.
        pub fn to_owned(
            &self,
        ) -> ::core::result::Result<Holder<'a, T, U, N>, ::perennial::DecodeError> {
            self.0.to_owned()
        }
    }
    #[automatically_derived]
    impl<
        'view,
        'a,
        C: ::perennial::wire::Wire,
        T: Clone,
        U: From<T>,
        const N: usize,
    > ::core::convert::From<
        ::perennial::entity::StoredView<'view, Holder<'a, T, U, N>, C>,
    > for HolderView<'view, 'a, C, T, U, N>
    where
        T: PartialEq<U>,
    {
        #[inline]
        fn from(
            __view: ::perennial::entity::StoredView<'view, Holder<'a, T, U, N>, C>,
        ) -> Self {
            Self(__view)
        }
    }
    #[automatically_derived]
    impl<
        'view,
        'a,
        C: ::perennial::wire::Wire,
        T: Clone,
        U: From<T>,
        const N: usize,
    > ::core::clone::Clone for HolderView<'view, 'a, C, T, U, N>
    where
        T: PartialEq<U>,
    {
        #[inline]
        fn clone(&self) -> Self {
            Self(::core::clone::Clone::clone(&self.0))
        }
    }
    #[automatically_derived]
    impl<
        'view,
        'a,
        C: ::perennial::wire::Wire,
        T: Clone,
        U: From<T>,
        const N: usize,
    > ::core::convert::AsRef<
        ::perennial::entity::StoredView<'view, Holder<'a, T, U, N>, C>,
    > for HolderView<'view, 'a, C, T, U, N>
    where
        T: PartialEq<U>,
    {
        #[inline]
        fn as_ref(
            &self,
        ) -> &::perennial::entity::StoredView<'view, Holder<'a, T, U, N>, C> {
            &self.0
        }
    }
    #[automatically_derived]
    impl<
        'view,
        'a,
        C: ::perennial::wire::Wire,
        T: Clone,
        U: From<T>,
        const N: usize,
    > ::core::ops::Deref for HolderView<'view, 'a, C, T, U, N>
    where
        T: PartialEq<U>,
    {
        type Target = ::perennial::entity::StoredView<'view, Holder<'a, T, U, N>, C>;
        #[inline]
        fn deref(
            &self,
        ) -> &::perennial::entity::StoredView<'view, Holder<'a, T, U, N>, C> {
            &self.0
        }
    }
    #[automatically_derived]
    impl<
        'view,
        'a,
        C: ::perennial::wire::Wire,
        T: Clone,
        U: From<T>,
        const N: usize,
    > ::core::fmt::Debug for HolderView<'view, 'a, C, T, U, N>
    where
        T: PartialEq<U>,
        T: ::perennial::Layout,
        U: ::perennial::Layout,
        Option<U>: ::core::default::Default,
    {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::core::fmt::Debug::fmt(&self.0, __f)
        }
    }
    impl<'a, T: Clone, U: From<T>, const N: usize> Holder<'a, T, U, N>
    where
        T: PartialEq<U>,
    {
        ///The field `name`, to read it and no other.
        const NAME: ::perennial::entity::Field<
            Self,
            (__perennial_field_name, Cow<'a, str>),
        > = ::perennial::entity::Field::new();
        ///The field `list`, to read it and no other.
        const LIST: ::perennial::entity::Field<Self, (__perennial_field_list, [T; N])> = ::perennial::entity::Field::new();
        ///The field `other`, to read it and no other.
        const OTHER: ::perennial::entity::Field<
            Self,
            (__perennial_field_other, Option<U>),
        > = ::perennial::entity::Field::new();
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

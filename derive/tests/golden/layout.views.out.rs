#[allow(
    dead_code,
    deprecated,
    private_bounds,
    private_interfaces,
    single_use_lifetimes,
    unused_variables,
    unreachable_code,
    clippy::all,
    clippy::pedantic,
    clippy::nursery
)]
const _: () = {
    #[automatically_derived]
    impl<T> ::perennial::layout::Places for Pair<T>
    where
        T: ::perennial::Layout,
    {
        const SIZES: &'static [::perennial::layout::Size] = &[
            <String as ::perennial::Layout>::SIZE,
            <T as ::perennial::Layout>::SIZE,
        ];
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
                    > (< Self as ::perennial::layout::Places > ::SIZES, 0usize) }, <
                    String as ::perennial::Layout > ::skip:: < __PerennialW, __PerennialS
                    > (__source)
                );
            }
            if __from <= 1usize && 1usize < __to {
                ::perennial::__perennial_walk!(
                    __source, const { ::perennial::layout::Size::skip_at:: < __PerennialW
                    > (< Self as ::perennial::layout::Places > ::SIZES, 1usize) }, < T as
                    ::perennial::Layout > ::skip:: < __PerennialW, __PerennialS >
                    (__source)
                );
            }
            ::core::result::Result::Ok(())
        }
    }
    impl<'a, C: ::perennial::wire::Wire, T> PairView<'a, C, T>
    where
        T: ::perennial::Layout,
    {
        /// The left one.
        ///
        /// # Errors
        ///
        /// `DecodeError` if the field does not decode, or one that must be walked over to reach it.
        #[inline]
        pub fn left(
            &self,
        ) -> ::core::result::Result<
            <String as ::perennial::Layout>::View<'a, C>,
            ::perennial::DecodeError,
        > {
            self.0
                .at::<
                    0usize,
                    _,
                >(|__reader| <String as ::perennial::Layout>::view::<C>(__reader))
        }
        ///The field `right`.
        ///
        /// # Errors
        ///
        /// `DecodeError` if the field does not decode, or one that must be walked over to reach it.
        #[inline]
        fn right(
            &self,
        ) -> ::core::result::Result<
            <T as ::perennial::Layout>::View<'a, C>,
            ::perennial::DecodeError,
        > {
            self.0
                .at::<
                    1usize,
                    _,
                >(|__reader| <T as ::perennial::Layout>::view::<C>(__reader))
        }
        /// The value, decoded.
        ///
        /// # Errors
        ///
        /// `DecodeError` if it does not decode.
        pub fn to_owned(
            &self,
        ) -> ::core::result::Result<Pair<T>, ::perennial::DecodeError> {
            self.0.to_owned()
        }
    }
    #[automatically_derived]
    impl<
        'a,
        C: ::perennial::wire::Wire,
        T,
    > ::core::convert::From<::perennial::layout::PlainView<'a, Pair<T>, C>>
    for PairView<'a, C, T> {
        #[inline]
        fn from(__view: ::perennial::layout::PlainView<'a, Pair<T>, C>) -> Self {
            Self(__view)
        }
    }
    #[automatically_derived]
    impl<'a, C: ::perennial::wire::Wire, T> ::core::clone::Clone for PairView<'a, C, T> {
        #[inline]
        fn clone(&self) -> Self {
            Self(::core::clone::Clone::clone(&self.0))
        }
    }
    #[automatically_derived]
    impl<
        'a,
        C: ::perennial::wire::Wire,
        T,
    > ::core::convert::AsRef<::perennial::layout::PlainView<'a, Pair<T>, C>>
    for PairView<'a, C, T> {
        #[inline]
        fn as_ref(&self) -> &::perennial::layout::PlainView<'a, Pair<T>, C> {
            &self.0
        }
    }
    #[automatically_derived]
    impl<'a, C: ::perennial::wire::Wire, T> ::core::ops::Deref for PairView<'a, C, T> {
        type Target = ::perennial::layout::PlainView<'a, Pair<T>, C>;
        #[inline]
        fn deref(&self) -> &::perennial::layout::PlainView<'a, Pair<T>, C> {
            &self.0
        }
    }
    #[automatically_derived]
    impl<'a, C: ::perennial::wire::Wire, T> ::core::fmt::Debug for PairView<'a, C, T>
    where
        T: ::perennial::Layout,
    {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::core::fmt::Debug::fmt(&self.0, __f)
        }
    }
};

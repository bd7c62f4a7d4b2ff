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
    impl<'a, C: ::perennial::wire::Wire> TeamView<'a, C> {
        ///The field `0`.
        ///
        /// # Errors
        ///
        /// `DecodeError` if the field does not decode, or one that must be walked over to reach it.
        #[inline]
        fn field_0(
            &self,
        ) -> ::core::result::Result<
            <Team as ::perennial::entity::HasField<
                (__perennial_field_0, Vec<User>),
            >>::View<'a, C>,
            ::perennial::DecodeError,
        > {
            <Team as ::perennial::entity::HasField<
                (__perennial_field_0, Vec<User>),
            >>::view_field::<C>(&self.0)
        }
        /// The value, decoded.
        ///
        /// # Errors
        ///
        /// `DecodeError` if it does not decode.
        pub fn to_owned(
            &self,
        ) -> ::core::result::Result<Team, ::perennial::DecodeError> {
            self.0.to_owned()
        }
    }
    #[automatically_derived]
    impl<
        'a,
        C: ::perennial::wire::Wire,
    > ::core::convert::From<::perennial::entity::StoredView<'a, Team, C>>
    for TeamView<'a, C> {
        #[inline]
        fn from(__view: ::perennial::entity::StoredView<'a, Team, C>) -> Self {
            Self(__view)
        }
    }
    #[automatically_derived]
    impl<'a, C: ::perennial::wire::Wire> ::core::clone::Clone for TeamView<'a, C> {
        #[inline]
        fn clone(&self) -> Self {
            Self(::core::clone::Clone::clone(&self.0))
        }
    }
    #[automatically_derived]
    impl<
        'a,
        C: ::perennial::wire::Wire,
    > ::core::convert::AsRef<::perennial::entity::StoredView<'a, Team, C>>
    for TeamView<'a, C> {
        #[inline]
        fn as_ref(&self) -> &::perennial::entity::StoredView<'a, Team, C> {
            &self.0
        }
    }
    #[automatically_derived]
    impl<'a, C: ::perennial::wire::Wire> ::core::ops::Deref for TeamView<'a, C> {
        type Target = ::perennial::entity::StoredView<'a, Team, C>;
        #[inline]
        fn deref(&self) -> &::perennial::entity::StoredView<'a, Team, C> {
            &self.0
        }
    }
    #[automatically_derived]
    impl<'a, C: ::perennial::wire::Wire> ::core::fmt::Debug for TeamView<'a, C> {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::core::fmt::Debug::fmt(&self.0, __f)
        }
    }
    impl Team {
        ///The field `0`, to read it and no other.
        const FIELD_0: ::perennial::entity::Field<
            Self,
            (__perennial_field_0, Vec<User>),
        > = ::perennial::entity::Field::new();
    }
};

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
    impl<'a, C: ::perennial::wire::Wire> UserView<'a, C> {
        ///The field `name`.
        ///
        /// # Errors
        ///
        /// `DecodeError` if the field does not decode, or one that must be walked over to reach it.
        #[inline]
        fn name(
            &self,
        ) -> ::core::result::Result<
            <User as ::perennial::entity::HasField<
                (__perennial_field_name, String),
            >>::View<'a, C>,
            ::perennial::DecodeError,
        > {
            <User as ::perennial::entity::HasField<
                (__perennial_field_name, String),
            >>::view_field::<C>(&self.0)
        }
        ///The field `contact`.
        ///
        /// # Errors
        ///
        /// `DecodeError` if the field does not decode, or one that must be walked over to reach it.
        #[inline]
        fn contact(
            &self,
        ) -> ::core::result::Result<
            <User as ::perennial::entity::HasField<
                (__perennial_field_contact, Contact),
            >>::View<'a, C>,
            ::perennial::DecodeError,
        > {
            <User as ::perennial::entity::HasField<
                (__perennial_field_contact, Contact),
            >>::view_field::<C>(&self.0)
        }
        ///The field `length`.
        ///
        /// # Errors
        ///
        /// `DecodeError` if the field does not decode, or one that must be walked over to reach it.
        #[inline]
        fn length(
            &self,
        ) -> ::core::result::Result<
            <User as ::perennial::entity::HasField<
                (__perennial_field_length, u32),
            >>::View<'a, C>,
            ::perennial::DecodeError,
        > {
            <User as ::perennial::entity::HasField<
                (__perennial_field_length, u32),
            >>::view_field::<C>(&self.0)
        }
        /// The value, decoded.
        ///
        /// # Errors
        ///
        /// `DecodeError` if it does not decode.
        pub fn to_owned(
            &self,
        ) -> ::core::result::Result<User, ::perennial::DecodeError> {
            self.0.to_owned()
        }
    }
    #[automatically_derived]
    impl<
        'a,
        C: ::perennial::wire::Wire,
    > ::core::convert::From<::perennial::entity::StoredView<'a, User, C>>
    for UserView<'a, C> {
        #[inline]
        fn from(__view: ::perennial::entity::StoredView<'a, User, C>) -> Self {
            Self(__view)
        }
    }
    #[automatically_derived]
    impl<'a, C: ::perennial::wire::Wire> ::core::clone::Clone for UserView<'a, C> {
        #[inline]
        fn clone(&self) -> Self {
            Self(::core::clone::Clone::clone(&self.0))
        }
    }
    #[automatically_derived]
    impl<
        'a,
        C: ::perennial::wire::Wire,
    > ::core::convert::AsRef<::perennial::entity::StoredView<'a, User, C>>
    for UserView<'a, C> {
        #[inline]
        fn as_ref(&self) -> &::perennial::entity::StoredView<'a, User, C> {
            &self.0
        }
    }
    #[automatically_derived]
    impl<'a, C: ::perennial::wire::Wire> ::core::ops::Deref for UserView<'a, C> {
        type Target = ::perennial::entity::StoredView<'a, User, C>;
        #[inline]
        fn deref(&self) -> &::perennial::entity::StoredView<'a, User, C> {
            &self.0
        }
    }
    #[automatically_derived]
    impl<'a, C: ::perennial::wire::Wire> ::core::fmt::Debug for UserView<'a, C> {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::core::fmt::Debug::fmt(&self.0, __f)
        }
    }
    impl User {
        ///The field `name`, to read it and no other.
        const NAME: ::perennial::entity::Field<Self, (__perennial_field_name, String)> = ::perennial::entity::Field::new();
        ///The field `contact`, to read it and no other.
        const CONTACT: ::perennial::entity::Field<
            Self,
            (__perennial_field_contact, Contact),
        > = ::perennial::entity::Field::new();
        ///The field `length`, to read it and no other.
        const LENGTH: ::perennial::entity::Field<
            Self,
            (__perennial_field_length, u32),
        > = ::perennial::entity::Field::new();
    }
};

//! An entity whose versions are written out.

use crate::names::*;

/// The first version.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy, ::eternal::Layout)]
#[layout(crate = ::eternal)]
pub struct AccountV1 {
    /// The amount.
    pub __form: u8,
}

/// The second version, and the view.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy, ::eternal::Layout)]
#[layout(crate = ::eternal)]
pub struct Account {
    /// The amount.
    pub __form: u16,
    /// A version.
    pub version: Version,
}

impl ::core::convert::From<AccountV1> for Account {
    fn from(old: AccountV1) -> Self {
        Self { __form: ::core::convert::Into::into(old.__form), version: Version(1) }
    }
}

impl ::core::convert::TryFrom<Account> for AccountV1 {
    type Error = ::core::num::TryFromIntError;

    fn try_from(account: Account) -> ::core::result::Result<Self, Self::Error> {
        let amount = ::core::convert::TryFrom::try_from(account.__form);
        amount.map(|__form| Self { __form })
    }
}

/// All versions.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy, ::eternal::Versioned)]
#[versioned(view = Account, crate = ::eternal, first_tag = 0, activates(2 = 3), name = "account")]
#[versioned(scale(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen), bincode)]
pub enum VersionedAccount {
    /// The first.
    #[versioned(downcast)]
    V1(AccountV1),
    /// The second.
    V2(Account),
}

//! Who signs.

use super::{AccountId, Signature};

/// Signs for an account.
///
/// # Laws
///
/// The chain accepts `sign(bytes)` as the signature that `account()` gives to `bytes`.
pub trait Signer {
    /// The account.
    fn account(&self) -> AccountId;

    /// The account's signature of some bytes.
    fn sign(&self, bytes: &[u8]) -> Signature;
}

impl<S: Signer + ?Sized> Signer for &S {
    fn account(&self) -> AccountId {
        (**self).account()
    }

    fn sign(&self, bytes: &[u8]) -> Signature {
        (**self).sign(bytes)
    }
}

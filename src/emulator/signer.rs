//! Accounts whose secrets everybody knows.

use alloc::{string::String, vec::Vec};

use crate::{
    client::{AccountId, Signature, Signer, Transaction},
    key::hash::blake2_256,
    version::SpecVersion,
};

/// Signs for an account that is made from a name, as development chains have them. Whoever knows
/// the name can sign, and the chain checks signatures with the same secret: this is no cryptography.
///
/// # Examples
///
/// ```
/// use perennial::emulator::DevSigner;
///
/// let alice = DevSigner::new("alice");
/// assert_eq!(alice, DevSigner::new("alice"));
/// assert_ne!(alice.account(), DevSigner::new("bob").account());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DevSigner {
    name: String,
    secret: [u8; 32],
}

impl DevSigner {
    /// The signer of this name.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self { name: name.into(), secret: blake2_256(name.as_bytes()) }
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The account.
    #[must_use]
    pub fn account(&self) -> AccountId {
        AccountId(blake2_256(&self.secret))
    }

    /// Signs bytes.
    #[must_use]
    pub fn sign(&self, bytes: &[u8]) -> Signature {
        signature(&self.secret, bytes)
    }

    /// A signed transaction.
    #[must_use]
    pub fn transaction(
        &self,
        nonce: u64,
        spec_version: SpecVersion,
        message: Vec<u8>,
    ) -> Transaction {
        let author = self.account();
        let signed = Transaction::signed_bytes(&author, nonce, spec_version, &message);
        Transaction { author, nonce, spec_version, message, signature: self.sign(&signed) }
    }

    pub(super) const fn secret(&self) -> [u8; 32] {
        self.secret
    }
}

impl Signer for DevSigner {
    fn account(&self) -> AccountId {
        self.account()
    }

    fn sign(&self, bytes: &[u8]) -> Signature {
        self.sign(bytes)
    }
}

/// The hash of the secret and of what is signed.
pub(super) fn signature(secret: &[u8; 32], bytes: &[u8]) -> Signature {
    let mut input = Vec::with_capacity(secret.len() + bytes.len());
    input.extend_from_slice(secret);
    input.extend_from_slice(bytes);
    Signature(blake2_256(&input).to_vec())
}

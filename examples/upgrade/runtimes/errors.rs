//! Why messages fail: numbers that never change.

use perennial::{ErrorCodes, client::DispatchFault, emulator::DispatchError};

/// An error of the registry. The first four have the numbers that radicle-registry gave them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ErrorCodes)]
#[codes(module = 7)]
pub enum RegistryError {
    /// There is no user of this id.
    InexistentUser = 4,
    /// The account has a user already.
    UserAccountAssociated = 14,
    /// The account has no user, and the message needs one.
    AuthorHasNoAssociatedUser = 15,
    /// The id belongs to somebody.
    IdAlreadyTaken = 17,
    /// The account has less than it would give.
    InsufficientBalance = 20,
    /// Nobody praises themselves.
    OwnKarma = 21,
}

impl RegistryError {
    /// As a block keeps it.
    pub fn fault(self) -> DispatchFault {
        DispatchFault { module: Self::MODULE, code: self.code() }
    }
}

impl From<RegistryError> for DispatchError {
    fn from(error: RegistryError) -> Self {
        error.fault().into()
    }
}

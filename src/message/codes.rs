//! Numbers of errors, which never change and are never used again.
//!
//! What a chain sends of an error is a module and a number ([`ErrorCodes::MODULE`],
//! [`ErrorCodes::code`]). Clients of all ages read it, so a number belongs to one name for ever; one
//! that is not needed any more is retired. [`check_kept`] holds an enum against the numbers that were
//! recorded when they were released, in a test.
//!
//! # Examples
//!
//! ```
//! use perennial::{ErrorCodes, message::codes};
//!
//! #[derive(Clone, Copy, Debug, PartialEq, ErrorCodes)]
//! #[codes(module = 7, retired(InexistentCheckpointId = 0))]
//! enum RegistryError {
//!     InexistentOrg = 2,
//!     InexistentUser = 4,
//! }
//!
//! assert_eq!((RegistryError::MODULE, RegistryError::InexistentUser.code()), (7, 4));
//! assert_eq!(RegistryError::from_code(2), Some(RegistryError::InexistentOrg));
//! assert_eq!(RegistryError::from_code(0), None);
//! assert_eq!(codes::name_of::<RegistryError>(0), Some("InexistentCheckpointId"));
//!
//! // In a test: what was released once.
//! const RELEASED: [(&str, u8); 3] =
//!     [("InexistentCheckpointId", 0), ("InexistentOrg", 2), ("InexistentUser", 4)];
//! codes::check_kept::<RegistryError>(7, &RELEASED)?;
//! # Ok::<(), codes::CodeError>(())
//! ```

use alloc::{borrow::ToOwned, string::String, vec::Vec};
use core::fmt;

/// An enum of errors with fixed numbers.
///
/// Derive it with [`ErrorCodes`](derive@crate::ErrorCodes).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no enum of errors with numbers",
    label = "no enum of errors with numbers",
    note = "derive it: `#[derive(perennial::ErrorCodes)] #[codes(module = 7)]`"
)]
pub trait ErrorCodes: Sized {
    /// The name of the enum.
    const NAME: &'static str;

    /// The module that the errors are of.
    const MODULE: u8;

    /// The names and numbers of all errors, in the order of the enum.
    const CODES: &'static [(&'static str, u8)];

    /// The names and numbers that are not used any more and never will be again.
    const RETIRED: &'static [(&'static str, u8)];

    /// The number.
    fn code(&self) -> u8;

    /// The error with this number; `None` if it is retired, or newer than this binary.
    fn from_code(code: u8) -> Option<Self>;
}

/// The name of an error by its number, also if it is retired: an old block may hold it.
#[must_use]
pub fn name_of<E: ErrorCodes>(code: u8) -> Option<&'static str> {
    let found = E::CODES.iter().chain(E::RETIRED).find(|(_, number)| *number == code);
    found.map(|(name, _)| *name)
}

/// Holds an enum of errors against the module, names and numbers that were recorded: the module must
/// have the same number, and each error must still be there, or be retired under its name and number.
/// What is new is not looked at; add it to the record when it is released.
///
/// # Errors
///
/// [`CodeError`] with all that changed; also if nothing was recorded, since nothing was held then.
pub fn check_kept<E: ErrorCodes>(module: u8, recorded: &[(&str, u8)]) -> Result<(), CodeError> {
    if recorded.is_empty() {
        return Err(CodeError::NothingRecorded { errors: E::NAME });
    }
    let moved = CodeChange::Module { recorded: module, found: E::MODULE };
    let moved = (module != E::MODULE).then_some(moved);
    let codes = recorded.iter().filter_map(|(name, number)| change::<E>(name, *number));
    let changes: Vec<CodeChange> = moved.into_iter().chain(codes).collect();
    if changes.is_empty() {
        return Ok(());
    }
    Err(CodeError::Changed { errors: E::NAME, changes })
}

/// What became of a recorded error, if it is not what it was.
fn change<E: ErrorCodes>(name: &str, recorded: u8) -> Option<CodeChange> {
    let name_is = E::CODES.iter().chain(E::RETIRED).find(|(other, _)| *other == name);
    let other = E::CODES.iter().find(|(other, number)| *number == recorded && *other != name);
    let name = name.to_owned();
    match (name_is, other) {
        (Some((_, number)), None) if *number == recorded => None,
        (Some((_, number)), Some((found, _))) if *number == recorded => {
            Some(CodeChange::Reused { name, number: recorded, found })
        }
        (Some((_, found)), _) => Some(CodeChange::Renumbered { name, recorded, found: *found }),
        (None, Some((found, _))) => Some(CodeChange::Renamed { name, number: recorded, found }),
        (None, None) => Some(CodeChange::Vanished { name, number: recorded }),
    }
}

/// Numbers of errors that are not what was recorded.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CodeError {
    /// Some changed.
    #[error("{errors}: numbers of errors never change:{}", Lines(changes))]
    Changed {
        /// The enum of errors.
        errors: &'static str,
        /// What changed, in the order of the record.
        changes: Vec<CodeChange>,
    },
    /// The record is empty.
    #[error("{errors}: nothing was recorded, so nothing is held: give the names and numbers")]
    NothingRecorded {
        /// The enum of errors.
        errors: &'static str,
    },
}

/// What became of a recorded error.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CodeChange {
    /// The module has another number now.
    #[error("the module was recorded as {recorded} and is {found}: give it its old number back")]
    Module {
        /// The recorded number.
        recorded: u8,
        /// The number that it has now.
        found: u8,
    },
    /// The number has another name now: was it renamed, or was the number used again?
    #[error(
        "{number} was recorded as `{name}` and is `{found}`: give it its old name back; if it is \
         another error, retire `{name} = {number}` and take a new number"
    )]
    Renamed {
        /// The recorded name.
        name: String,
        /// The number.
        number: u8,
        /// The name that it has now.
        found: &'static str,
    },
    /// The name has another number now.
    #[error("`{name}` was recorded as {recorded} and is {found}: give it its old number back")]
    Renumbered {
        /// The name.
        name: String,
        /// The recorded number.
        recorded: u8,
        /// The number that it has now.
        found: u8,
    },
    /// Neither the name nor the number is there.
    #[error("`{name}` is gone: retire it, `retired({name} = {number})`")]
    Vanished {
        /// The recorded name.
        name: String,
        /// The recorded number.
        number: u8,
    },
    /// The error keeps its number, and another one has it, too.
    #[error("{number} belongs to `{name}`, and `{found}` has it, too: take a new number")]
    Reused {
        /// The recorded name.
        name: String,
        /// The number.
        number: u8,
        /// The other error.
        found: &'static str,
    },
}

/// One per line.
struct Lines<'a>(&'a [CodeChange]);

impl fmt::Display for Lines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|change| write!(f, "\n  - {change}"))
    }
}

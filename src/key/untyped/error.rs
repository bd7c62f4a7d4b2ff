//! What keys without types do not know, and texts that are no key.

use alloc::string::String;

/// Why the keys of a table are not read without their types.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KeysError {
    /// A key scheme of a newer release, or one that somebody wrote for themselves.
    #[error(
        "the key scheme `{scheme}` is not known here: a newer release, or code of its own, wrote the keys"
    )]
    UnknownScheme {
        /// The scheme's name.
        scheme: String,
    },
    /// A type that no key of the scheme has.
    #[error("no key of the scheme `{scheme}` has the type `{type_name}`")]
    NoKey {
        /// The scheme's name.
        scheme: String,
        /// The type, or the part of it.
        type_name: String,
    },
    /// The first key of a pair holds a type that its codec alone can find the end of.
    #[error(
        "the first key of the pair holds the foreign type `{type_name}`, whose end nobody here knows"
    )]
    NoEnd {
        /// The foreign type's name.
        type_name: String,
    },
    /// A type that no key would be made of: nested too deeply, or of too many parts.
    #[error(
        "the key's type is nested more than {levels} levels deep, or of more than {parts} parts"
    )]
    TooLarge {
        /// The most levels that are followed.
        levels: usize,
        /// The most parts that a key may have.
        parts: u64,
    },
}

/// A text that is no key of a table, or no beginning of one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what}; {expected}")]
pub struct KeyTextError {
    pub(super) what: String,
    pub(super) expected: String,
}

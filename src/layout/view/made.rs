//! Fields that a view borrows in some versions and has to make in others.

use core::{borrow::Borrow, ops::Deref};

/// A field that some versions of an entity do not store as it is: borrowed from the bytes, or made
/// by a default or an upcast.
///
/// Text, bytes and arrays of bytes can be used through it as if they were borrowed.
#[derive(Clone, Copy, Debug)]
pub enum Viewed<V, T> {
    /// As it was stored.
    Stored(V),
    /// What a default or an upcast made.
    Made(T),
}

impl<B: ?Sized, T: Borrow<B>> Deref for Viewed<&B, T> {
    type Target = B;

    fn deref(&self) -> &B {
        match self {
            Self::Stored(stored) => stored,
            Self::Made(made) => made.borrow(),
        }
    }
}

impl<B: PartialEq + ?Sized, T: Borrow<B>> PartialEq for Viewed<&B, T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<B: PartialEq + ?Sized, T: Borrow<B>> PartialEq<&B> for Viewed<&B, T> {
    fn eq(&self, other: &&B) -> bool {
        **self == **other
    }
}

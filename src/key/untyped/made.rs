//! What is made of a key that is read: a value, or nothing but the word that it is sound.

use alloc::{borrow::Cow, boxed::Box, string::String, vec::Vec};

use crate::schema::Value;

/// What is made of the parts of a key.
pub(super) trait Made: Sized {
    fn unit() -> Self;
    fn flag(flag: bool) -> Self;
    fn unsigned(number: u128) -> Self;
    fn signed(number: i128) -> Self;
    fn char(char: char) -> Self;
    /// None if the bytes are no text.
    fn text(bytes: Cow<'_, [u8]>) -> Option<Self>;
    fn bytes(bytes: Cow<'_, [u8]>) -> Self;
    fn option(value: Option<Self>) -> Self;
    fn list(items: Vec<Self>) -> Self;
}

impl Made for Value {
    fn unit() -> Self {
        Self::Unit
    }

    fn flag(flag: bool) -> Self {
        Self::Bool(flag)
    }

    fn unsigned(number: u128) -> Self {
        Self::Unsigned(number)
    }

    fn signed(number: i128) -> Self {
        Self::Signed(number)
    }

    fn char(char: char) -> Self {
        Self::Char(char)
    }

    fn text(bytes: Cow<'_, [u8]>) -> Option<Self> {
        String::from_utf8(bytes.into_owned()).ok().map(Self::String)
    }

    fn bytes(bytes: Cow<'_, [u8]>) -> Self {
        Self::Bytes(bytes.into_owned())
    }

    fn option(value: Option<Self>) -> Self {
        Self::Option(value.map(Box::new))
    }

    fn list(items: Vec<Self>) -> Self {
        Self::List(items)
    }
}

/// Lists of it take no memory.
impl Made for () {
    fn unit() -> Self {}

    fn flag(_: bool) -> Self {}

    fn unsigned(_: u128) -> Self {}

    fn signed(_: i128) -> Self {}

    fn char(_: char) -> Self {}

    fn text(bytes: Cow<'_, [u8]>) -> Option<Self> {
        core::str::from_utf8(&bytes).ok().map(|_| ())
    }

    fn bytes(_: Cow<'_, [u8]>) -> Self {}

    fn option(_: Option<Self>) -> Self {}

    fn list(_: Vec<Self>) -> Self {}
}

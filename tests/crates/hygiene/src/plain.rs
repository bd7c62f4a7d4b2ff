//! Plain layouts and keys.

use crate::names::*;

/// A range in order.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy, ::eternal::Layout)]
#[layout(crate = ::eternal, check = in_order)]
pub struct Range {
    /// The reader.
    pub reader: u32,
    /// The writer.
    pub writer: u32,
    /// A name.
    pub name: String,
    /// A version.
    pub version: Version,
}

const fn in_order(range: &Range) -> ::core::result::Result<(), &'static str> {
    if range.reader <= range.writer {
        ::core::result::Result::Ok(())
    } else {
        ::core::result::Result::Err("upside down")
    }
}

/// One of several.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::eternal::Layout)]
#[layout(crate = ::eternal)]
pub enum Choice<W, S> {
    /// Nothing.
    None,
    /// Something.
    #[layout(index = 9)]
    Some(W, ::core::option::Option<S>),
    /// Not a failure.
    Err {
        /// The writer.
        __writer: W,
        /// The source.
        #[layout(foreign = "Source")]
        __source: u16,
    },
}

/// A newtype.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy, ::eternal::Key)]
#[key(crate = ::eternal)]
pub struct Id(pub u32);

/// Several parts.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy, ::eternal::Key)]
#[key(crate = ::eternal)]
pub struct Place<W> {
    /// The bytes.
    pub __bytes: Id,
    /// The place.
    pub __place: W,
}

//! Names that the expansion must not mistake for the standard library's or its own.

/// Not the standard library's.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy)]
pub struct Option;

/// Not the standard library's.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy)]
pub struct Result;

/// Not the standard library's.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy)]
pub struct Vec;

/// Not the standard library's.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy)]
pub struct Box;

/// Not the standard library's.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy, ::eternal::Layout)]
#[layout(crate = ::eternal)]
pub struct String {
    /// Bytes.
    pub bytes: [u8; 4],
}

/// Not perennial's.
#[derive(
    ::core::fmt::Debug,
    ::core::clone::Clone,
    ::core::marker::Copy,
    ::core::default::Default,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::eternal::Layout,
)]
#[layout(crate = ::eternal)]
pub struct Version(pub u8);

/// Not perennial's.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy)]
pub struct Reader;

/// Not perennial's.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy)]
pub struct Writer;

/// Not a parameter.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy)]
pub struct W;

/// Not a parameter.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy)]
pub struct S;

/// Not a variant.
#[expect(non_snake_case, reason = "called like the prelude's variant")]
pub const fn Some() {}

/// Not a variant.
#[expect(non_snake_case, reason = "called like the prelude's variant")]
pub const fn Ok() {}

/// Not a variant.
#[expect(non_snake_case, reason = "called like the prelude's variant")]
pub const fn Err() {}

/// Not a trait.
pub trait Default {
    /// Stands in the way of the real one.
    fn default() {}
}

/// Not a trait.
pub trait Clone {
    /// Stands in the way of the real one.
    fn clone(&self) {}
}

/// Not a trait.
pub trait From<T> {
    /// Stands in the way of the real one.
    fn from(_: T) {}
}

/// Not a trait.
pub trait Layout {
    /// Stands in the way of the real one.
    fn read() {}
}

impl<T> Default for T {}
impl<T> Clone for T {}
impl<T, U> From<U> for T {}
impl<T> Layout for T {}

//! Messages and numbers of errors.

use crate::names::*;

/// A payload with versions.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy, ::eternal::Versioned)]
#[versioned(latest = 2, activates(2 = 6), crate = ::eternal)]
#[versioned(derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy))]
pub struct Payload {
    /// A name.
    pub name: String,
    /// A version.
    #[versioned(since = 2, default = 3)]
    pub version: u32,
}

/// A payload with one version.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy, ::eternal::Versioned)]
#[versioned(latest = 1, crate = ::eternal)]
#[versioned(derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy))]
pub struct Other(pub u32);

/// What is sent, called like what is everywhere.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy, ::eternal::Messages)]
#[messages(crate = ::eternal, retired(7))]
#[messages(derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy))]
pub enum Message {
    /// Something.
    #[message(index = 0, since = 1)]
    Some(Payload),
    /// Nothing.
    #[message(index = 1, since = 2, until = 9)]
    None,
    #[expect(missing_docs, reason = "the generated variant has a text of its own")]
    #[message(index = 2, since = 1)]
    Ok(Other),
    /// A keyword.
    #[message(index = 3, since = 1)]
    r#Type,
    /// Called like an associated type.
    #[message(index = 4, since = 1)]
    Versioned(Other),
    /// Called like another.
    #[message(index = 5, since = 1)]
    Latest,
    /// The same payload again.
    #[message(index = 255, since = 4)]
    Err(Payload),
}

/// Errors, called like what is everywhere.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy, ::eternal::ErrorCodes)]
#[codes(crate = ::eternal, module = 7, retired(Self_ = 1, r#Box = 2))]
pub enum Error {
    /// Something.
    Some = 0,
    /// Nothing.
    None = 3,
    /// The last one.
    Vec = 255,
}

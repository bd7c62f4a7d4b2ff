//! Types that hold themselves, have other names than they had, or are called like what describes them.

use crate::names::*;

/// Not the level.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy, ::eternal::Layout)]
#[layout(crate = ::eternal)]
pub struct Level;

/// Not the shape, though it holds itself.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::eternal::Layout)]
#[layout(crate = ::eternal)]
pub enum Shape<'a, D, Hashed, const HASH: usize>
where
    D: ::core::fmt::Debug + ::core::clone::Clone,
    Hashed: ::core::convert::From<u8>,
{
    /// Was a keyword.
    #[layout(renamed(from = "Type"))]
    Describer(D, Level, String),
    /// Holds what was renamed.
    #[layout(index = 7)]
    Schema {
        /// Was a keyword.
        #[layout(renamed(from = "type"))]
        describe: ::std::borrow::Cow<'a, str>,
        /// Was called like nothing else.
        #[layout(renamed(from = "__PerennialShape"))]
        __describer: [Hashed; HASH],
    },
    /// Others of its own.
    TypeRef(::std::vec::Vec<Self>, ::core::option::Option<::std::boxed::Box<Self>>),
}

/// For this module alone.
#[derive(
    ::core::fmt::Debug, ::core::clone::Clone, ::core::cmp::PartialEq, ::eternal::Versioned,
)]
#[versioned(latest = 2, crate = ::eternal)]
#[versioned(derive(::core::fmt::Debug, ::core::clone::Clone, ::core::cmp::PartialEq))]
struct Node {
    label: [u8; 4],
    #[versioned(nested(1 = 1, 2 = 2))]
    nodes: ::std::vec::Vec<Self>,
    #[versioned(since = 2, renamed(from = "Describer"))]
    describer: u8,
}

/// Fields under other names than they had, one of them a keyword, and what nobody else sees.
#[derive(
    ::core::fmt::Debug, ::core::clone::Clone, ::core::cmp::PartialEq, ::eternal::Versioned,
)]
#[versioned(latest = 3, crate = ::eternal, scale, bincode)]
#[versioned(derive(::core::fmt::Debug, ::core::clone::Clone, ::core::cmp::PartialEq))]
pub struct Graph<T>
where
    T: ::core::cmp::PartialEq,
{
    #[versioned(nested(1 = 1, 3 = 2))]
    nodes: ::core::option::Option<Node>,
    /// Was a keyword.
    #[versioned(renamed(from = "type", since = 2))]
    pub kind: u8,
    /// Was another, and another type.
    #[versioned(renamed(from = "fn"), since = 3, was(call: u8, upcast = ::core::convert::Into::into))]
    pub r#match: u16,
    /// A parameter.
    pub value: T,
}

/// Variants under other names than they had.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy, ::eternal::Versioned)]
#[versioned(latest = 2, crate = ::eternal, scale)]
#[versioned(derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy))]
pub enum Change {
    /// Was a failure.
    #[versioned(renamed(from = "Err", since = 2))]
    Refused,
    /// Was none.
    #[versioned(renamed(from = "Self_"))]
    Done {
        /// Was a keyword.
        #[versioned(renamed(from = "loop", since = 2))]
        index: u8,
    },
}

impl<T: ::core::cmp::PartialEq> Graph<T> {
    /// Reads what nobody else sees, or it would be dead code of the user's own.
    #[must_use]
    pub fn label(&self) -> ::core::option::Option<(&[u8; 4], u8, usize)> {
        let nodes = ::core::option::Option::as_ref(&self.nodes);
        nodes.map(|node| (&node.label, node.describer, node.nodes.len()))
    }
}

/// What the compiler and the schemas as data know of them.
#[must_use]
pub fn fingerprints() -> [::eternal::schema::Fingerprint; 3] {
    [
        const { ::eternal::layout::fingerprint::<Shape<'_, u8, u8, 3>>() },
        const { ::eternal::layout::shape::form_fingerprint::<Graph<u8>, 3>() },
        ::eternal::layout::schema::<Shape<'_, u8, u8, 3>>().fingerprint(),
    ]
}

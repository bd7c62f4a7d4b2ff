//! Entities declared as their latest view.

use crate::names::*;

/// A struct with a past.
#[derive(
    ::core::fmt::Debug,
    ::core::clone::Clone,
    ::core::marker::Copy,
    ::core::cmp::PartialEq,
    ::eternal::Versioned,
)]
#[versioned(latest = 4, crate = ::eternal, name = "user", activates(2 = 6, 3 = 9))]
#[versioned(derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy))]
#[versioned(derive(::core::cmp::PartialEq), tags(1 = 0x00, 4 = 0x10), bincode)]
#[versioned(removed(__form: u16, in = 1..=2, after = reader, default = 7, foreign = "Form"))]
#[versioned(scale(Encode, Decode, DecodeWithMemTracking, TypeInfo))]
pub struct User {
    /// The reader.
    pub reader: u8,
    /// The writer.
    #[versioned(since = 2)]
    pub writer: u8,
    /// The other reader.
    #[versioned(since = 2, default = 9)]
    pub __reader: u8,
    /// The other writer.
    #[versioned(since = 2, upcast = |old: &UserV1| old.__form)]
    pub __writer: u16,
    /// Why not.
    #[versioned(since = 3, try_upcast = UserV2::error)]
    pub __error: u8,
    /// What it is.
    #[versioned(
        since = 4,
        was(__value: u8, upcast = ::core::convert::Into::into, downcast = narrow),
        was(__back: u32, since = 3, try_upcast = widen, try_downcast = shrink)
    )]
    pub __start: u64,
    /// A raw name.
    #[versioned(since = 4, was(r#fn: u8, upcast_whole = |old: &UserV3| old.r#fn, downcast = same))]
    pub r#type: u8,
    /// For others.
    #[versioned(foreign = "Source")]
    pub __source: u32,
    /// A list.
    pub __perennial_0: [u8; 3],
    /// Perhaps.
    pub option: ::core::option::Option<u8>,
}

impl UserV2 {
    const fn error(&self) -> ::core::result::Result<u8, &'static str> {
        ::core::result::Result::Ok(self.reader)
    }
}

const fn narrow(wide: &u32) -> u8 {
    let [low, ..] = wide.to_le_bytes();
    low
}

fn widen(narrow: u32) -> ::core::result::Result<u64, &'static str> {
    ::core::result::Result::Ok(::core::convert::From::from(narrow))
}

fn shrink(wide: &u64) -> ::core::result::Result<u32, ::core::num::TryFromIntError> {
    ::core::convert::TryFrom::try_from(*wide)
}

const fn same(byte: &u8) -> u8 {
    *byte
}

/// An enum with a past, and an entity inside.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy, ::eternal::Versioned)]
#[versioned(latest = 3, crate = ::eternal, first_tag = 0, scale, bincode(Encode, Decode))]
#[versioned(activates(2 = 9), derive(::core::fmt::Debug, ::core::clone::Clone))]
#[versioned(removed(Ok(u8), in = 1, index = 1, upcast = |__index| EventV2::Err { __index }))]
#[versioned(removed(Gone { __form: u8 }, in = 2, index = 4, try_upcast = gone))]
pub enum Event {
    /// No user.
    None,
    /// A user.
    #[versioned(index = 2)]
    Some(#[versioned(nested(1 = 1, 2 = 4))] User, #[versioned(since = 3)] u8),
    /// An error.
    #[versioned(index = 3)]
    Err {
        /// The index.
        __index: u8,
        /// A version.
        #[versioned(since = 3)]
        version: Version,
    },
}

const fn gone(__form: u8) -> ::core::result::Result<Event, &'static str> {
    ::core::result::Result::Err("gone")
}

/// Entities in containers, and parameters under the expansion's names.
#[derive(::core::fmt::Debug, ::eternal::Versioned)]
#[versioned(latest = 2, crate = ::eternal, scale, bincode)]
pub struct Holder<'a, W: ::core::clone::Clone, S, E, const N: usize>
where
    S: ::core::convert::From<u8>,
{
    /// A text that may be borrowed.
    pub text: ::std::borrow::Cow<'a, str>,
    /// A list.
    pub list: [W; N],
    /// Later.
    #[versioned(since = 2, default = ::core::convert::From::from(3))]
    pub s: S,
    /// Perhaps an entity.
    #[versioned(nested(1 = 1, 2 = 2))]
    pub entity: ::core::option::Option<E>,
}

/// An entity for this module alone.
#[derive(::eternal::Versioned)]
#[versioned(latest = 2, crate = ::eternal)]
struct Hidden(u8, #[versioned(since = 2)] u8);

/// A private type in a private field.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy, ::eternal::Layout)]
#[layout(crate = ::eternal)]
struct Private<T>(T);

/// A public entity that holds it.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy, ::eternal::Versioned)]
#[versioned(latest = 2, crate = ::eternal)]
#[versioned(derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy))]
pub struct Shown<T> {
    private: Private<T>,
    #[versioned(since = 2)]
    later: T,
}

impl<T> Shown<T> {
    /// Reads the fields.
    pub const fn parts(&self) -> (&T, &T) {
        (&self.private.0, &self.later)
    }
}

/// Uses the hidden one, or it would be dead code of the user's own.
#[must_use]
pub fn hidden() -> bool {
    let hidden = Hidden(1, 2);
    ::eternal::entity::encode::<::eternal::Scale, Hidden>(&hidden).is_ok() && hidden.0 < hidden.1
}

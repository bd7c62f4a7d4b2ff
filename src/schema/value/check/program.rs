//! What a schema becomes.

use alloc::vec::Vec;

use super::{compile::Compiler, sorted::Order};
use crate::schema::value::{Codec, Values};

/// The steps that check bodies.
#[derive(Clone, Debug, Default)]
pub(in crate::schema::value) struct Program {
    pub(super) steps: Vec<Step>,
    /// Of each enum: the indices of its variants, and where their steps begin.
    pub(super) variants: Vec<(u32, u32)>,
    /// The types that are called, the root first.
    pub(super) routines: Vec<Routine>,
}

/// The steps of one type.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Routine {
    pub(super) start: u32,
    pub(super) end: u32,
    /// How far its steps go down at most, but for those that it calls.
    pub(super) nesting: u32,
}

/// A step. Places are places of steps.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    /// So many bytes, whatever they are.
    Skip(u64),
    Flag,
    /// So many bytes, not all of them zero.
    NonZero(u8),
    /// An integer of varying length, of so many bytes in memory.
    Varying(u8),
    NonZeroVarying(u8),
    Compact(u8),
    Char,
    Duration,
    Text,
    /// A length, and as many items of so many bytes each.
    Run(u64),
    /// A length, and as many texts.
    Texts,
    /// A flag; without it, on to the place.
    Option(u32),
    /// An index, among so many variants from a place of the list of variants on.
    Variant {
        first: u32,
        count: u32,
    },
    Jump(u32),
    /// A length, and as many times the steps up to the place.
    List {
        end: u32,
    },
    /// The same, in ascending order: keys, then what belongs to them.
    Sorted {
        order: Order,
        key_end: u32,
        end: u32,
    },
    /// As many times the steps up to the place as the table of arrays says.
    Array {
        count: u32,
        end: u32,
    },
    /// As `Array`, more often than fits there.
    LongArray,
    /// So many values that take no bytes.
    Empty(u64),
    /// Another type's steps, so far down.
    Call {
        routine: u32,
        nesting: u32,
    },
    /// A foreign type: all that is left.
    Opaque,
    /// There is no such value.
    Never,
}

impl Program {
    /// The program of a schema.
    pub(in crate::schema::value) fn of(values: &Values<'_>, codec: Codec) -> Self {
        Compiler::new(values, codec).compile()
    }
}

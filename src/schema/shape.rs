//! How types are hashed: the same constant functions for the compiler and for schemas as data.
//!
//! FNV-1a with 128 bits ([draft-eastlake-fnv]) over: the kind's name, then its numbers (little
//! endian), names (their length first) and parts (their hashes). It tells accidents apart, not
//! forgeries.
//!
//! [draft-eastlake-fnv]: https://datatracker.ietf.org/doc/html/draft-eastlake-fnv

use crate::version::Version;

const OFFSET_BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

/// What stands for all that lies more than [`LEVELS`](super::LEVELS) levels below the root.
pub const CUT: u128 = Hash::of("…").0;

/// A type of the compiler that has a hash.
pub trait Hashed {
    /// The hash.
    const HASH: u128;
}

/// A hash on its way.
#[derive(Clone, Copy)]
pub(crate) struct Hash(pub(crate) u128);

impl Hash {
    pub(crate) const EMPTY: Self = Self(OFFSET_BASIS);

    const fn of(kind: &str) -> Self {
        Self::EMPTY.name(kind)
    }

    pub(crate) const fn bytes(self, bytes: &[u8]) -> Self {
        let (mut hash, mut rest) = (self.0, bytes);
        while let [first, tail @ ..] = rest {
            hash = (hash ^ *first as u128).wrapping_mul(PRIME);
            rest = tail;
        }
        Self(hash)
    }

    const fn number(self, number: u64) -> Self {
        self.bytes(&number.to_le_bytes())
    }

    const fn name(self, name: &str) -> Self {
        self.number(name.len() as u64).bytes(name.as_bytes())
    }

    const fn part(self, hash: u128) -> Self {
        self.bytes(&hash.to_le_bytes())
    }
}

/// A type without parts.
#[must_use]
pub const fn leaf(name: &str) -> u128 {
    Hash::of(name).0
}

/// A type with one part.
#[must_use]
pub const fn one(kind: &str, part: u128) -> u128 {
    Hash::of(kind).part(part).0
}

/// A type with two parts.
#[must_use]
pub const fn two(kind: &str, first: u128, second: u128) -> u128 {
    Hash::of(kind).part(first).part(second).0
}

/// An array.
#[must_use]
pub const fn array(part: u128, len: u64) -> u128 {
    Hash::of("array").number(len).part(part).0
}

/// A tuple, or the fields of a variant without names. Without parts it is `unit`.
#[must_use]
pub const fn tuple(parts: &[u128]) -> u128 {
    if parts.is_empty() {
        return leaf("unit");
    }
    let (mut hash, mut rest) = (Hash::of("tuple").number(parts.len() as u64), parts);
    while let [first, tail @ ..] = rest {
        hash = hash.part(*first);
        rest = tail;
    }
    hash.0
}

/// A struct, or the fields of a variant with names. Without fields it is `unit`.
#[must_use]
pub const fn record(fields: &[(&str, u128)]) -> u128 {
    if fields.is_empty() {
        return leaf("unit");
    }
    let (mut hash, mut rest) = (Hash::of("struct").number(fields.len() as u64), fields);
    while let [(name, part), tail @ ..] = rest {
        hash = hash.name(name).part(*part);
        rest = tail;
    }
    hash.0
}

/// An enum: index, name and fields of each variant, ascending by index.
#[must_use]
pub const fn variants(all: &[(u32, &str, u128)]) -> u128 {
    let (mut hash, mut rest) = (Hash::of("enum").number(all.len() as u64), all);
    while let [(index, name, fields), tail @ ..] = rest {
        hash = hash.number(*index as u64).name(name).part(*fields);
        rest = tail;
    }
    hash.0
}

/// A version of an entity.
#[must_use]
pub const fn entity(name: &str, version: Version, body: u128) -> u128 {
    Hash::of("entity").name(name).number(version.get() as u64).part(body).0
}

/// A foreign type.
#[must_use]
pub const fn foreign(name: &str) -> u128 {
    Hash::of("foreign").name(name).0
}

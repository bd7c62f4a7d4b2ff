//! Fingerprints of schemas as data.

use alloc::{
    collections::{BTreeMap, BTreeSet},
    vec::Vec,
};
use core::{fmt, str::FromStr};

use super::{Field, Fields, Schema, Type, TypeRef, Variant, shape};

/// How many levels below the root a fingerprint looks. Lists, options, structs, enums and the like
/// are a level each; boxes, newtypes and entities are none. Types that hold themselves go on for
/// ever, so it has to end somewhere, and the compiler follows one constant into the next only so far.
pub const LEVELS: usize = 24;

/// 128 bits that stand for a schema: equal for types that lie alike and mean the same.
///
/// # Examples
///
/// ```
/// use perennial::{layout, schema::Fingerprint};
///
/// let of_bytes = layout::fingerprint::<Vec<u8>>();
/// assert_ne!(of_bytes, layout::fingerprint::<[u8; 32]>());
/// assert_eq!(of_bytes.to_string().parse::<Fingerprint>(), Ok(of_bytes));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(pub u128);

impl Fingerprint {
    /// The fingerprint of some bytes.
    #[must_use]
    pub const fn of_bytes(bytes: &[u8]) -> Self {
        Self(shape::Hash::EMPTY.bytes(bytes).0)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#034x}", self.0)
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fingerprint({self})")
    }
}

/// Text that is no fingerprint: not `0x` and 32 hexadecimal digits in lower case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a fingerprint is `0x` and 32 hexadecimal digits in lower case")]
pub struct FingerprintError;

impl FromStr for Fingerprint {
    type Err = FingerprintError;

    fn from_str(text: &str) -> Result<Self, FingerprintError> {
        let digits = text.strip_prefix("0x").ok_or(FingerprintError)?;
        let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        if digits.len() != 32 || !digits.bytes().all(is_digit) {
            return Err(FingerprintError);
        }
        u128::from_str_radix(digits, 16).map(Self).map_err(|_| FingerprintError)
    }
}

impl Schema {
    /// The fingerprint: the same number that the compiler finds for the type.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        self.fingerprint_at(TypeRef::ROOT)
    }

    /// The fingerprint of one of its types.
    #[must_use]
    pub fn fingerprint_at(&self, place: TypeRef) -> Fingerprint {
        Fingerprint(Hashing { schema: self, known: BTreeMap::new() }.hash(place, LEVELS))
    }

    /// A type that stands nowhere within [`LEVELS`] levels below the root, if there is one: a change
    /// of it would not show in the fingerprint.
    #[must_use]
    pub fn beyond_fingerprint(&self) -> Option<TypeRef> {
        let mut seen = BTreeSet::from([TypeRef::ROOT]);
        let mut level = Vec::from([TypeRef::ROOT]);
        for _ in 0..=LEVELS {
            let mut below = Vec::new();
            while let Some(place) = level.pop() {
                let is_level = !matches!(self.at(place), Type::Entity { .. });
                for part in self.at(place).parts() {
                    if seen.insert(part) {
                        if is_level { below.push(part) } else { level.push(part) }
                    }
                }
            }
            level = below;
        }
        level.pop()
    }
}

/// Hashes types from the leaves up, each once per level that it stands on.
struct Hashing<'a> {
    schema: &'a Schema,
    known: BTreeMap<(TypeRef, usize), u128>,
}

impl Hashing<'_> {
    /// The hash of a type that stands so many levels above the cut.
    fn hash(&mut self, place: TypeRef, levels: usize) -> u128 {
        if let Some(hash) = self.known.get(&(place, levels)) {
            return *hash;
        }
        let hash = self.hash_new(place, levels);
        self.known.insert((place, levels), hash);
        hash
    }

    fn part(&mut self, place: TypeRef, levels: usize) -> u128 {
        match levels.checked_sub(1) {
            Some(below) => self.hash(place, below),
            None => shape::CUT,
        }
    }

    fn tuple(&mut self, parts: &[TypeRef], levels: usize) -> u128 {
        let parts: Vec<_> = parts.iter().map(|part| self.part(*part, levels)).collect();
        shape::tuple(&parts)
    }

    fn record(&mut self, fields: &[Field], levels: usize) -> u128 {
        let hashes = fields.iter().map(|field| (field.name.as_str(), self.part(field.of, levels)));
        shape::record(&hashes.collect::<Vec<_>>())
    }

    fn variant(&mut self, variant: &Variant, levels: usize) -> u128 {
        match &variant.fields {
            Fields::Unit => shape::leaf("unit"),
            Fields::Tuple(parts) => self.tuple(parts, levels),
            Fields::Struct(fields) => self.record(fields, levels),
        }
    }

    fn hash_new(&mut self, place: TypeRef, levels: usize) -> u128 {
        let schema = self.schema;
        match schema.at(place) {
            Type::Unit => shape::leaf("unit"),
            Type::Bool => shape::leaf("bool"),
            Type::Integer(integer) => shape::leaf(integer.name()),
            Type::NonZero(integer) => shape::one("nonzero", shape::leaf(integer.name())),
            Type::Compact(integer) => shape::one("compact", shape::leaf(integer.name())),
            Type::F32 => shape::leaf("f32"),
            Type::F64 => shape::leaf("f64"),
            Type::Char => shape::leaf("char"),
            Type::String => shape::leaf("string"),
            Type::Duration => shape::leaf("duration"),
            Type::Option(of) => shape::one("option", self.part(*of, levels)),
            Type::Result(ok, err) => {
                shape::two("result", self.part(*ok, levels), self.part(*err, levels))
            }
            Type::List(of) => shape::one("list", self.part(*of, levels)),
            Type::Set(of) => shape::one("set", self.part(*of, levels)),
            Type::Map(key, value) => {
                shape::two("map", self.part(*key, levels), self.part(*value, levels))
            }
            Type::Array(of, len) => shape::array(self.part(*of, levels), *len),
            Type::Tuple(parts) => self.tuple(parts, levels),
            Type::Struct(fields) => self.record(fields, levels),
            Type::Enum(variants) => {
                let hashes = variants.iter().map(|variant| {
                    (variant.index, variant.name.as_str(), self.variant(variant, levels))
                });
                shape::variants(&hashes.collect::<Vec<_>>())
            }
            Type::Entity { name, version, body } => {
                shape::entity(name, *version, self.hash(*body, levels))
            }
            Type::Foreign { name } => shape::foreign(name),
            Type::Reverse(of) => shape::one("reverse", self.part(*of, levels)),
        }
    }
}

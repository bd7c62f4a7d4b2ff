//! The table of types.

use alloc::{string::String, vec::Vec};

use crate::version::Version;

/// The place of a type in its [`Schema`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeRef(pub(super) u32);

impl TypeRef {
    /// The type that the schema is of.
    pub const ROOT: Self = Self(0);

    pub(crate) const fn new(place: u32) -> Self {
        Self(place)
    }

    /// The place, counted from zero.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// The integers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each says what it is")]
pub enum Integer {
    U8,
    U16,
    U32,
    U64,
    U128,
    I8,
    I16,
    I32,
    I64,
    I128,
}

impl Integer {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::U8,
        Self::U16,
        Self::U32,
        Self::U64,
        Self::U128,
        Self::I8,
        Self::I16,
        Self::I32,
        Self::I64,
        Self::I128,
    ];

    /// As Rust calls it: `u8`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::U8 => "u8",
            Self::U16 => "u16",
            Self::U32 => "u32",
            Self::U64 => "u64",
            Self::U128 => "u128",
            Self::I8 => "i8",
            Self::I16 => "i16",
            Self::I32 => "i32",
            Self::I64 => "i64",
            Self::I128 => "i128",
        }
    }

    /// Its width in bytes.
    #[must_use]
    pub const fn width(self) -> usize {
        match self {
            Self::U8 | Self::I8 => 1,
            Self::U16 | Self::I16 => 2,
            Self::U32 | Self::I32 => 4,
            Self::U64 | Self::I64 => 8,
            Self::U128 | Self::I128 => 16,
        }
    }

    /// Whether it has a sign.
    #[must_use]
    pub const fn is_signed(self) -> bool {
        matches!(self, Self::I8 | Self::I16 | Self::I32 | Self::I64 | Self::I128)
    }
}

/// A field with a name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Field {
    /// Its name in the version at hand.
    pub name: String,
    /// Its type.
    pub of: TypeRef,
}

/// What lies in an enum's variant, behind its index.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Fields {
    /// Nothing.
    Unit,
    /// Fields without names.
    Tuple(Vec<TypeRef>),
    /// Fields with names.
    Struct(Vec<Field>),
}

/// A variant of an enum.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Variant {
    /// Its index on the wire.
    pub index: u32,
    /// Its name in the version at hand.
    pub name: String,
    /// What lies behind the index.
    pub fields: Fields,
}

/// A type: how values of it lie in the bytes of a body, and what they mean.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Type {
    /// No bytes: `()`, a unit struct, `PhantomData`.
    Unit,
    /// A `bool`.
    Bool,
    /// An integer.
    Integer(Integer),
    /// An integer that is never zero.
    NonZero(Integer),
    /// SCALE's `Compact` of an unsigned integer.
    Compact(Integer),
    /// An `f32`.
    F32,
    /// An `f64`.
    F64,
    /// A `char`, which SCALE does not have.
    Char,
    /// Text: `String` and `Cow<str>`.
    String,
    /// A `Duration`: seconds as `u64` and nanoseconds as `u32`.
    Duration,
    /// An `Option`.
    Option(TypeRef),
    /// A `Result`: of success, and of failure.
    Result(TypeRef, TypeRef),
    /// A length and so many values: `Vec`, `VecDeque`, `Cow` of a slice.
    List(TypeRef),
    /// A list that is sorted and without repetitions: `BTreeSet`.
    Set(TypeRef),
    /// A list of pairs that is sorted by their first parts: `BTreeMap`.
    Map(TypeRef, TypeRef),
    /// So many values, without a length.
    Array(TypeRef, u64),
    /// One behind the other, without names.
    Tuple(Vec<TypeRef>),
    /// One behind the other, with names.
    Struct(Vec<Field>),
    /// The index of a variant, then its fields. The variants ascend by their indices.
    Enum(Vec<Variant>),
    /// A version of an entity: its body, without a tag.
    Entity {
        /// The entity's name.
        name: String,
        /// Which of its versions.
        version: Version,
        /// The body.
        body: TypeRef,
    },
    /// A type that only its own codecs know. Where it ends, they alone can tell.
    Foreign {
        /// The name that it was declared with.
        name: String,
    },
    /// Keys in reverse order; in keys only.
    Reverse(TypeRef),
}

/// What the bytes of a type mean, as data.
///
/// Two schemas are equal if and only if all parts of them are; whether two types lie alike, tell
/// their [fingerprints](Self::fingerprint).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Schema {
    pub(super) types: Vec<Type>,
}

impl Schema {
    /// The types, the root first.
    #[must_use]
    pub fn types(&self) -> &[Type] {
        &self.types
    }

    /// The type at a place. A place of another schema may lie behind the end, and is then a
    /// [`Type::Unit`].
    #[must_use]
    pub fn at(&self, place: TypeRef) -> &Type {
        self.types.get(place.index()).unwrap_or(&Type::Unit)
    }

    /// The type that the schema is of.
    #[must_use]
    pub fn root(&self) -> &Type {
        self.at(TypeRef::ROOT)
    }
}

impl Schema {
    /// The schema in which each `Reverse`, up to so many in each other, is what it reverses: for keys to
    /// be shown.
    pub(crate) fn without_reverse(&self, levels: usize) -> Self {
        let plain = |ty: &Type| {
            let mut ty = ty;
            for _ in 0..levels {
                let Type::Reverse(of) = ty else { break };
                ty = self.at(*of);
            }
            ty.clone()
        };
        Self { types: self.types.iter().map(plain).collect() }
    }

    /// The schema with bytes in the places of hashed keys: of the root, or of the parts of the pair that
    /// it is.
    #[cfg(feature = "cli")]
    pub(crate) fn with_bytes(&self, is_hashed: &[bool]) -> Self {
        let mut types = self.types.clone();
        let place = |place: usize| u32::try_from(place).map_or(TypeRef::ROOT, TypeRef);
        let (byte, bytes) = (place(types.len()), place(types.len() + 1));
        types.push(Type::Integer(Integer::U8));
        types.push(Type::List(byte));
        match (types.first_mut(), is_hashed) {
            (Some(root), [true]) => *root = Type::List(byte),
            (Some(Type::Tuple(parts)), [_, _]) => {
                for (part, is_hashed) in parts.iter_mut().zip(is_hashed) {
                    if *is_hashed {
                        *part = bytes;
                    }
                }
            }
            _ => {}
        }
        Self { types }
    }
}

impl Type {
    /// The types that it refers to, in their order.
    #[must_use]
    pub fn parts(&self) -> Vec<TypeRef> {
        let fields = |fields: &[Field]| fields.iter().map(|field| field.of).collect();
        match self {
            Self::Unit
            | Self::Bool
            | Self::Integer(_)
            | Self::NonZero(_)
            | Self::Compact(_)
            | Self::F32
            | Self::F64
            | Self::Char
            | Self::String
            | Self::Duration
            | Self::Foreign { .. } => Vec::new(),
            Self::Option(of)
            | Self::List(of)
            | Self::Set(of)
            | Self::Array(of, _)
            | Self::Entity { body: of, .. }
            | Self::Reverse(of) => [*of].into(),
            Self::Result(first, second) | Self::Map(first, second) => [*first, *second].into(),
            Self::Tuple(parts) => parts.clone(),
            Self::Struct(named) => fields(named),
            Self::Enum(variants) => {
                let parts = variants.iter().flat_map(|variant| match &variant.fields {
                    Fields::Unit => Vec::new(),
                    Fields::Tuple(parts) => parts.clone(),
                    Fields::Struct(named) => fields(named),
                });
                parts.collect()
            }
        }
    }
}

//! What goes wrong between values, their bytes and their JSON.

use alloc::{
    boxed::Box,
    format,
    string::{String, ToString},
};

use super::Value;
use crate::{
    schema::Type,
    wire::{EncodeError, FaultKind},
};

/// Why a value was not decoded, encoded, shown as JSON or read from it.
///
/// # Examples
///
/// ```
/// use perennial::schema::{Codec, Schema};
///
/// let schema = Schema::from_json(r#"[{"struct":[["flags",1]]},{"list":2},"bool"]"#)?;
/// let error = schema.decode(Codec::Scale, &[8, 1, 2]).unwrap_err();
/// assert_eq!(error.path, "flags[1]");
/// assert_eq!(error.to_string(), "flags[1]: at byte 3: bool must be 0 or 1, not 2");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}: {kind}", if path.is_empty() { "value" } else { path })]
#[non_exhaustive]
pub struct ValueError {
    /// Where inside the value: `user.contacts[3].email`. Empty for the value itself.
    pub path: String,
    /// What was wrong there.
    pub kind: ValueErrorKind,
}

impl ValueError {
    /// The error of an item as that of the list that it is in.
    #[cold]
    pub(crate) fn within(self, index: usize) -> Self {
        let dot = if self.path.is_empty() || self.path.starts_with('[') { "" } else { "." };
        Self { path: format!("[{index}]{dot}{}", self.path), kind: self.kind }
    }
}

/// What is wrong with a value, its bytes or its JSON.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ValueErrorKind {
    /// The bytes do not decode.
    #[error("at byte {offset}: {kind}")]
    Bytes {
        /// How many bytes had been read.
        offset: usize,
        /// What was wrong with them.
        kind: FaultKind,
    },
    /// The value, or the JSON, is not of the type.
    #[error("expected {expected}, found {found}")]
    Mismatch {
        /// What the schema asks for.
        expected: String,
        /// What is there.
        found: String,
    },
    /// The codec cannot hold the value.
    #[error(transparent)]
    Unwritable(EncodeError),
    /// Items of a set or keys of a map are out of order, or twice.
    #[error("map keys and set items must strictly ascend")]
    Unsorted,
    /// More nesting than is followed.
    #[error("nested deeper than {max} levels")]
    TooDeep {
        /// The limit.
        max: usize,
    },
    /// No compiled type has this schema in this codec.
    #[error(transparent)]
    Schema(SchemaProblem),
    /// The text is not JSON.
    #[error("not JSON: {0}")]
    Json(String),
}

/// What makes a schema, or a type in it, one that no value can be read or written by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SchemaProblem {
    /// A `char` in a codec that has none.
    #[error("this codec has no `char`")]
    Char,
    /// Reverse order, which is for keys only.
    #[error("`reverse` is for keys only")]
    Reverse,
    /// A collection whose items may take no bytes: the input does not bound how many there are.
    #[error("a collection of values that may take no bytes cannot be bounded by its input")]
    EmptyItems,
    /// More values that take no bytes than are followed.
    #[error("too many values that take no bytes")]
    TooManyEmpty,
    /// Two fields or two variants with one name.
    #[error("two fields or variants have the same name")]
    SameNames,
}

/// An error before its path is known. In a box, so that results are small on the stack.
pub(super) type Stop = Box<ValueErrorKind>;

pub(super) fn problem(problem: SchemaProblem) -> Stop {
    Box::new(ValueErrorKind::Schema(problem))
}

pub(super) fn mismatch(expected: impl ToString, found: impl ToString) -> Stop {
    let (expected, found) = (expected.to_string(), found.to_string());
    Box::new(ValueErrorKind::Mismatch { expected, found })
}

/// The value is not of the type.
#[cold]
pub(super) fn not_of(ty: &Type, value: &Value) -> Stop {
    let found = match value {
        Value::Unsigned(number) => number.to_string(),
        Value::Signed(number) => format!("{number} (signed)"),
        other => other.kind().to_string(),
    };
    mismatch(describe(ty), found)
}

/// A type in a few words.
pub(super) fn describe(ty: &Type) -> String {
    let word = match ty {
        Type::Integer(integer) => integer.name(),
        Type::NonZero(integer) => return format!("{} other than 0", integer.name()),
        Type::Compact(integer) => return format!("compact {}", integer.name()),
        Type::Array(_, len) => return format!("array of {len}"),
        Type::Tuple(parts) => return format!("tuple of {}", parts.len()),
        Type::Entity { name, version, .. } => return format!("{name}, version {}", version.get()),
        Type::Foreign { name } => return format!("opaque bytes of `{name}`"),
        Type::Unit => "unit",
        Type::Bool => "bool",
        Type::F32 => "f32",
        Type::F64 => "f64",
        Type::Char => "char",
        Type::String => "string",
        Type::Duration => "duration",
        Type::Option(_) => "option",
        Type::Result(..) => "result",
        Type::List(_) => "list",
        Type::Set(_) => "set",
        Type::Map(..) => "map",
        Type::Struct(_) => "struct",
        Type::Enum(_) => "enum",
        Type::Reverse(_) => "reverse",
    };
    word.into()
}

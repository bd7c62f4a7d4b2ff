//! Values as data.

use alloc::{boxed::Box, string::String, vec::Vec};
use core::time::Duration;

/// A value of any type.
///
/// Two values are equal if they have the same bytes: floats are compared by their bits. Boxes,
/// newtypes and entities do not show.
///
/// # Examples
///
/// ```
/// use perennial::schema::{Codec, Schema, Value};
///
/// let schema = Schema::from_json(r#"[{"tuple":[1,2]},"f32",{"option":3},"u16"]"#)?;
/// let value = schema.decode(Codec::Scale, &[0, 0, 0xC0, 0x7F, 1, 7, 0])?;
/// let seven = Value::Option(Some(Box::new(Value::Unsigned(7))));
/// assert_eq!(value, Value::List(vec![Value::F32(f32::NAN), seven]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub enum Value {
    /// No bytes.
    Unit,
    /// A `bool`.
    Bool(bool),
    /// An unsigned integer of any width, also one that is compact or never zero.
    Unsigned(u128),
    /// A signed integer of any width.
    Signed(i128),
    /// An `f32`.
    F32(f32),
    /// An `f64`.
    F64(f64),
    /// A `char`.
    Char(char),
    /// Text.
    String(String),
    /// A list or an array of `u8`.
    Bytes(Vec<u8>),
    /// A `Duration`.
    Duration(Duration),
    /// An `Option`.
    Option(Option<Box<Value>>),
    /// A `Result`.
    Result(Result<Box<Value>, Box<Value>>),
    /// A list, a set, an array or a tuple, but lists and arrays of `u8`.
    List(Vec<Value>),
    /// A map: its entries by ascending key.
    Map(Vec<(Value, Value)>),
    /// A struct: its fields in their order.
    Struct(Vec<(String, Value)>),
    /// An enum's variant.
    Variant {
        /// Its name.
        name: String,
        /// `Unit` if it has no fields, the field itself if it has one without a name, a `List` of
        /// none or several without names, a `Struct` of those with names.
        payload: Box<Value>,
    },
    /// A foreign type, or a list, set or map of what holds one, and all that follows. Structs,
    /// tuples and arrays around it end here.
    Opaque {
        /// The foreign type's name.
        name: String,
        /// All bytes from here to the end of the body.
        bytes: Vec<u8>,
    },
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Unit, Self::Unit) => true,
            (Self::Bool(a), Self::Bool(b)) => a == b,
            (Self::Unsigned(a), Self::Unsigned(b)) => a == b,
            (Self::Signed(a), Self::Signed(b)) => a == b,
            (Self::F32(a), Self::F32(b)) => a.to_bits() == b.to_bits(),
            (Self::F64(a), Self::F64(b)) => a.to_bits() == b.to_bits(),
            (Self::Char(a), Self::Char(b)) => a == b,
            (Self::String(a), Self::String(b)) => a == b,
            (Self::Bytes(a), Self::Bytes(b)) => a == b,
            (Self::Duration(a), Self::Duration(b)) => a == b,
            (Self::Option(a), Self::Option(b)) => a == b,
            (Self::Result(a), Self::Result(b)) => a == b,
            (Self::List(a), Self::List(b)) => a == b,
            (Self::Map(a), Self::Map(b)) => a == b,
            (Self::Struct(a), Self::Struct(b)) => a == b,
            (
                Self::Variant { name: a, payload: of_a },
                Self::Variant { name: b, payload: of_b },
            ) => a == b && of_a == of_b,
            (Self::Opaque { name: a, bytes: of_a }, Self::Opaque { name: b, bytes: of_b }) => {
                a == b && of_a == of_b
            }
            _ => false,
        }
    }
}

impl Eq for Value {}

impl Value {
    /// Whether all of it is known: there is no [`Opaque`](Self::Opaque) in it.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::schema::{Codec, Schema, Value};
    ///
    /// let schema = Schema::from_json(r#"[{"tuple":[1,2,1]},"u8",{"foreign":"Hash"}]"#)?;
    /// let value = schema.decode(Codec::Scale, &[7, 1, 2, 3])?;
    /// let opaque = Value::Opaque { name: "Hash".into(), bytes: vec![1, 2, 3] };
    /// assert_eq!(value, Value::List(vec![Value::Unsigned(7), opaque]));
    /// assert!(!value.is_whole());
    /// assert_eq!(schema.encode(Codec::Scale, &value)?, [7, 1, 2, 3]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let mut left = Vec::from([self]);
        while let Some(value) = left.pop() {
            match value {
                Self::Opaque { .. } => return false,
                Self::Option(Some(of)) | Self::Result(Ok(of) | Err(of)) => left.push(of),
                Self::List(items) => left.extend(items),
                Self::Map(entries) => {
                    left.extend(entries.iter().flat_map(|(key, value)| [key, value]));
                }
                Self::Struct(fields) => left.extend(fields.iter().map(|(_, value)| value)),
                Self::Variant { payload, .. } => left.push(payload),
                Self::Unit
                | Self::Bool(_)
                | Self::Unsigned(_)
                | Self::Signed(_)
                | Self::F32(_)
                | Self::F64(_)
                | Self::Char(_)
                | Self::String(_)
                | Self::Bytes(_)
                | Self::Duration(_)
                | Self::Option(None) => {}
            }
        }
        true
    }

    /// What it is, in a word, for errors.
    pub(crate) const fn kind(&self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Bool(_) => "bool",
            Self::Unsigned(_) => "unsigned integer",
            Self::Signed(_) => "signed integer",
            Self::F32(_) => "f32",
            Self::F64(_) => "f64",
            Self::Char(_) => "char",
            Self::String(_) => "string",
            Self::Bytes(_) => "bytes",
            Self::Duration(_) => "duration",
            Self::Option(_) => "option",
            Self::Result(_) => "result",
            Self::List(_) => "list",
            Self::Map(_) => "map",
            Self::Struct(_) => "struct",
            Self::Variant { .. } => "variant",
            Self::Opaque { .. } => "opaque bytes",
        }
    }
}

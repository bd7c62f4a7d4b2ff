//! The keys of a table.

use alloc::{
    boxed::Box,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    KeyValue, KeysError,
    hasher::Hasher,
    judge::{self, LEVELS_MAX},
    ordered::Reader,
    part::Part,
    write::{self, mismatch},
};
use crate::{
    key::{KeyFault, KeyScheme, Ordered, Place, behind_prefix, hash, input},
    schema::{KeptValues, Schema, TypeRef, Value, ValueError},
};

/// The keys of a table, read and written by what the catalog says of them.
///
/// # Laws
///
/// * [`read`](Self::read) refuses whatever the scheme's typed keys refuse, with the same fault, but for
///   what a type itself checks.
/// * [`write`](Self::write) gives the bytes that were read.
///
/// # Examples
///
/// ```
/// use perennial::{key::{self, Keys}, schema::Schema};
///
/// let schema = Schema::from_json(r#"[{"tuple":[1,2]},"string",{"reverse":3},"u16"]"#)?;
/// let keys = Keys::new("ordered", None, &schema)?;
///
/// let bytes = key::encode(&("acme".to_string(), std::cmp::Reverse(7_u16)));
/// let key = keys.read(&bytes)?;
/// assert_eq!(keys.to_json(&key)?, r#"["acme",7]"#);
/// assert_eq!(keys.write(&key)?, bytes);
/// assert_eq!(keys.parse(r#"["acme", 7]"#)?, bytes);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Keys {
    scheme: String,
    prefix: Vec<u8>,
    pub(super) form: Form,
    /// As keys are shown: without `Reverse`.
    pub(super) values: KeptValues,
}

/// How the keys lie behind the prefix.
#[derive(Clone, Debug)]
pub(super) enum Form {
    Ordered(Schema),
    One(Part),
    Two(Box<[Part; 2]>),
}

impl Keys {
    /// The keys of a scheme, of a table that lies at `path`, a module and an item.
    ///
    /// # Errors
    ///
    /// [`KeysError`] for a scheme that this library does not have, and for types that no key of it has.
    pub fn new(
        scheme: &str,
        path: Option<(&str, &str)>,
        schema: &Schema,
    ) -> Result<Self, KeysError> {
        if scheme == <Ordered as KeyScheme<()>>::NAME {
            judge::ordered(scheme, schema)?;
            let values = KeptValues::new(schema.without_reverse(LEVELS_MAX));
            let form = Form::Ordered(schema.clone());
            return Ok(Self { scheme: scheme.to_string(), prefix: Vec::new(), form, values });
        }
        let unknown = || KeysError::UnknownScheme { scheme: scheme.to_string() };
        let hashers = scheme.strip_prefix("substrate/").ok_or_else(unknown)?;
        let hasher = |name| Hasher::from_name(name).ok_or_else(unknown);
        let values = KeptValues::new(schema.clone());
        let part = |hasher, of: &TypeRef| Part::new(hasher, schema, *of);
        let form = match hashers.split_once('+') {
            None => {
                let hasher = hasher(hashers)?;
                judge::hashed(scheme, schema, 1)?;
                Form::One(part(hasher, &TypeRef::ROOT))
            }
            Some((first, second)) => {
                let hashers = [hasher(first)?, hasher(second)?];
                match (hashers, judge::hashed(scheme, schema, 2)?.as_slice()) {
                    ([one, two], [first, second]) => {
                        if let (true, Some(name)) = (one.keeps_key(), values.foreign(*first)) {
                            return Err(KeysError::NoEnd { type_name: name.to_string() });
                        }
                        Form::Two(Box::new([part(one, first), part(two, second)]))
                    }
                    _ => return Err(unknown()),
                }
            }
        };
        Ok(Self { scheme: scheme.to_string(), prefix: map_prefix(path), form, values })
    }

    /// The name of the key scheme.
    #[must_use]
    pub fn scheme(&self) -> &str {
        &self.scheme
    }

    /// The bytes in front of every key.
    #[must_use]
    pub fn prefix(&self) -> &[u8] {
        &self.prefix
    }

    /// Whether the bytes sort as the keys do, so that ranges and prefixes of keys make sense.
    #[must_use]
    pub const fn is_ordered(&self) -> bool {
        matches!(self.form, Form::Ordered(_))
    }

    /// The type of the keys in one line: `(String, Reverse<u32>)`.
    #[must_use]
    pub fn type_name(&self) -> String {
        let schema = match &self.form {
            Form::Ordered(schema) => schema,
            Form::One(_) | Form::Two(_) => self.values.schema(),
        };
        schema.short_name(TypeRef::ROOT)
    }

    /// The types of the keys as they are shown: what a hash leaves is bytes.
    #[cfg(feature = "cli")]
    pub(crate) fn shown_schema(&self) -> Schema {
        let hashed = |part: &Part| !part.hasher.keeps_key();
        let schema = self.values.schema();
        match &self.form {
            Form::Ordered(_) => schema.clone(),
            Form::One(part) => schema.with_bytes(&[hashed(part)]),
            Form::Two(parts) => {
                let [first, second] = &**parts;
                schema.with_bytes(&[hashed(first), hashed(second)])
            }
        }
    }

    /// Reads a key, the table's prefix in front.
    ///
    /// # Errors
    ///
    /// A [`KeyFault`] for bytes that no key has.
    pub fn read(&self, bytes: &[u8]) -> Result<KeyValue, KeyFault> {
        let mut bytes = behind_prefix(&self.prefix, bytes)?;
        let key = match &self.form {
            Form::Ordered(schema) => {
                return Reader::whole::<Value>(schema, bytes).map(KeyValue::Key);
            }
            Form::One(part) => part.read(&self.values, &mut bytes)?,
            Form::Two(parts) => {
                let [first, second] = &**parts;
                let first = first.read(&self.values, &mut bytes)?;
                let second = second.read(&self.values, &mut bytes)?;
                KeyValue::Pair(Box::new([first, second]))
            }
        };
        input::finish(bytes)?;
        Ok(key)
    }

    /// Says what [`read`](Self::read) says, without making a value of the key: of most keys it allocates
    /// nothing.
    ///
    /// # Errors
    ///
    /// A [`KeyFault`] for bytes that no key has.
    pub fn check(&self, bytes: &[u8]) -> Result<(), KeyFault> {
        let mut bytes = behind_prefix(&self.prefix, bytes)?;
        match &self.form {
            Form::Ordered(schema) => return Reader::whole::<()>(schema, bytes),
            Form::One(part) => part.check(&self.values, &mut bytes)?,
            Form::Two(parts) => {
                for part in &**parts {
                    part.check(&self.values, &mut bytes)?;
                }
            }
        }
        input::finish(bytes)
    }

    /// The bytes of a key, the table's prefix in front. In the place of a hash that cannot be read back
    /// the key itself may stand, too.
    ///
    /// # Errors
    ///
    /// [`ValueError`] for what is no key of the table.
    pub fn write(&self, key: &KeyValue) -> Result<Vec<u8>, ValueError> {
        let mut out = self.prefix.clone();
        match (&self.form, key) {
            (Form::Ordered(schema), KeyValue::Key(value)) => {
                write::put(schema, TypeRef::ROOT, value, Place::Last, &mut out)?;
            }
            (Form::Ordered(_), KeyValue::Hash(_)) => return Err(mismatch("a key", "a hash")),
            (Form::Ordered(_), KeyValue::Pair(_)) => return Err(mismatch("a key", "a pair")),
            (Form::One(part), key) => part.write(&self.values, key, &mut out)?,
            (Form::Two(parts), KeyValue::Pair(keys)) => {
                for (index, (part, key)) in parts.iter().zip(&**keys).enumerate() {
                    let written = part.write(&self.values, key, &mut out);
                    written.map_err(|error| error.within(index))?;
                }
            }
            (Form::Two(_), _) => return Err(mismatch("a pair of keys", "one")),
        }
        Ok(out)
    }
}

/// The prefix of a map; a table without a path has none.
fn map_prefix(path: Option<(&str, &str)>) -> Vec<u8> {
    let Some((module, item)) = path else { return Vec::new() };
    [hash::twox_128(module.as_bytes()), hash::twox_128(item.as_bytes())].concat()
}

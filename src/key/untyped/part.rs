//! A key of a storage map: in SCALE, and what a hasher makes of it.

use alloc::{boxed::Box, format, string::ToString, vec::Vec};

use super::{KeyValue, hasher::Hasher, judge::is_byte, write::mismatch};
use crate::{
    key::{KeyFault, fault::Hex},
    schema::{Codec, Field, KeptValues, Schema, Type, TypeRef, ValueError},
    wire::{Reader, Scale, Wire},
};

/// A key of a map.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) hasher: Hasher,
    pub(super) of: TypeRef,
    plain: Plain,
}

/// Keys that are checked without being decoded into a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Plain {
    /// So many bytes, whatever they are.
    Fixed(usize),
    Text,
    Bytes,
    Not,
}

impl Part {
    pub(super) fn new(hasher: Hasher, schema: &Schema, of: TypeRef) -> Self {
        Self { hasher, of, plain: plain(schema, of) }
    }

    pub(super) fn read(
        &self,
        values: &KeptValues,
        bytes: &mut &[u8],
    ) -> Result<KeyValue, KeyFault> {
        let hash = take(bytes, self.hasher.width())?;
        if !self.hasher.keeps_key() {
            return Ok(KeyValue::Hash(hash.to_vec()));
        }
        let decoded = values.at(self.of).decode_prefix(Codec::Scale, bytes);
        let (value, rest) = decoded.map_err(Box::new)?;
        self.compare(hash, bytes, rest)?;
        *bytes = rest;
        Ok(KeyValue::Key(value))
    }

    /// What [`read`](Self::read) says, in most cases without allocating.
    pub(super) fn check(&self, values: &KeptValues, bytes: &mut &[u8]) -> Result<(), KeyFault> {
        let start = *bytes;
        let hash = take(bytes, self.hasher.width())?;
        if !self.hasher.keeps_key() {
            return Ok(());
        }
        let Some(rest) = self.plain.behind(bytes) else {
            // The whole way round finds out what is wrong, if anything is.
            *bytes = start;
            return self.read(values, bytes).map(drop);
        };
        self.compare(hash, bytes, rest)?;
        *bytes = rest;
        Ok(())
    }

    fn compare(&self, hash: &[u8], bytes: &[u8], rest: &[u8]) -> Result<(), KeyFault> {
        let encoded = bytes.get(..bytes.len() - rest.len()).unwrap_or_default();
        match self.hasher.hash(encoded).as_slice() == hash {
            true => Ok(()),
            false => Err(KeyFault::HashMismatch { hasher: self.hasher.name() }),
        }
    }

    /// Appends what the hasher makes of a key; of a hash alone, if it leaves no more.
    pub(super) fn write(
        &self,
        values: &KeptValues,
        value: &KeyValue,
        out: &mut Vec<u8>,
    ) -> Result<(), ValueError> {
        match value {
            KeyValue::Key(value) => {
                let encoded = values.at(self.of).encode(Codec::Scale, value)?;
                out.extend_from_slice(self.hasher.hash(&encoded).as_slice());
                if self.hasher.keeps_key() {
                    out.extend_from_slice(&encoded);
                }
                Ok(())
            }
            KeyValue::Hash(hash) if self.takes_hash(hash) => {
                out.extend_from_slice(hash);
                Ok(())
            }
            KeyValue::Hash(hash) if self.hasher.keeps_key() => {
                Err(mismatch("the key itself", format!("the hash {}", Hex(hash))))
            }
            KeyValue::Hash(hash) => {
                let expected = format!("a hash of {} bytes", self.hasher.width());
                Err(mismatch(expected, format!("{} bytes", hash.len())))
            }
            KeyValue::Pair(_) => Err(mismatch("one key".to_string(), "a pair")),
        }
    }

    /// Whether these bytes can stand for a key.
    pub(super) fn takes_hash(&self, hash: &[u8]) -> bool {
        !self.hasher.keeps_key() && hash.len() == self.hasher.width()
    }
}

impl Plain {
    /// What lies behind a key of this form; `None` if it is not one, or not in this form.
    fn behind(self, bytes: &[u8]) -> Option<&[u8]> {
        match self {
            Self::Fixed(count) => bytes.get(count..),
            Self::Text | Self::Bytes => {
                let mut reader = Reader::new(bytes);
                let len = Scale::get_len(&mut reader).ok()?;
                let taken = reader.take(len).ok()?;
                if self == Self::Text {
                    core::str::from_utf8(taken).ok()?;
                }
                Some(reader.rest())
            }
            Self::Not => None,
        }
    }
}

fn plain(schema: &Schema, of: TypeRef) -> Plain {
    let all = |parts: &mut dyn Iterator<Item = TypeRef>| {
        let mut sizes = parts.map(|part| size(schema, part));
        let all = sizes.try_fold(0_usize, |all, size| all.checked_add(size?));
        all.map_or(Plain::Not, Plain::Fixed)
    };
    match schema.at(of) {
        Type::String => Plain::Text,
        Type::List(item) if is_byte(schema, *item) => Plain::Bytes,
        Type::Tuple(parts) => all(&mut parts.iter().copied()),
        Type::Struct(fields) if !has_same_names(fields) => all(&mut fields.iter().map(|it| it.of)),
        _ => size(schema, of).map_or(Plain::Not, Plain::Fixed),
    }
}

fn has_same_names(fields: &[Field]) -> bool {
    let mut names: Vec<_> = fields.iter().map(|field| &field.name).collect();
    names.sort_unstable();
    !names.is_sorted_by(|a, b| a < b)
}

/// How many bytes a value takes that any bytes are.
fn size(schema: &Schema, of: TypeRef) -> Option<usize> {
    match schema.at(of) {
        Type::Integer(integer) => Some(integer.width()),
        Type::Array(item, len) if is_byte(schema, *item) => usize::try_from(*len).ok(),
        _ => None,
    }
}

/// Takes the bytes of a hash.
fn take<'b>(bytes: &mut &'b [u8], count: usize) -> Result<&'b [u8], KeyFault> {
    match bytes.split_at_checked(count) {
        Some((taken, rest)) => {
            *bytes = rest;
            Ok(taken)
        }
        None => Err(KeyFault::UnexpectedEnd { missing: count - bytes.len() }),
    }
}

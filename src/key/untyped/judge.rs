//! Whether a schema is one of keys.

use alloc::{string::ToString, vec, vec::Vec};

use super::KeysError;
use crate::schema::{Integer, Schema, Type, TypeRef};

/// How deep the types of a key may be nested.
pub(super) const LEVELS_MAX: usize = 100;
/// How many parts a key may have. All of them are there in every key, whatever its bytes, so this
/// bounds what a few types of a damaged catalog can ask for.
const PARTS_MAX: u64 = 1 << 20;

const TOO_LARGE: KeysError = KeysError::TooLarge { levels: LEVELS_MAX, parts: PARTS_MAX };

/// Refuses what is no schema of ordered keys.
pub(super) fn ordered(scheme: &str, schema: &Schema) -> Result<(), KeysError> {
    let mut judge = Judge { scheme, schema, known: vec![None; schema.types().len()] };
    let Size { parts, levels } = judge.size(TypeRef::ROOT, LEVELS_MAX)?;
    if parts > PARTS_MAX || levels > LEVELS_MAX { Err(TOO_LARGE) } else { Ok(()) }
}

/// Refuses what is no schema of `count` keys in SCALE.
pub(super) fn hashed(
    scheme: &str,
    schema: &Schema,
    count: usize,
) -> Result<Vec<TypeRef>, KeysError> {
    if let Some(at) = schema.types().iter().position(|ty| matches!(ty, Type::Reverse(_))) {
        let at = u32::try_from(at).map_or(TypeRef::ROOT, TypeRef::new);
        return Err(no_key(scheme, schema, at));
    }
    match (count, schema.root()) {
        (1, _) => Ok(vec![TypeRef::ROOT]),
        (count, Type::Tuple(parts)) if parts.len() == count => Ok(parts.clone()),
        _ => Err(no_key(scheme, schema, TypeRef::ROOT)),
    }
}

fn no_key(scheme: &str, schema: &Schema, at: TypeRef) -> KeysError {
    KeysError::NoKey { scheme: scheme.to_string(), type_name: schema.short_name(at) }
}

#[derive(Clone, Copy)]
struct Size {
    parts: u64,
    levels: usize,
}

struct Judge<'a> {
    scheme: &'a str,
    schema: &'a Schema,
    known: Vec<Option<Size>>,
}

impl Judge<'_> {
    /// The size of a type, which lies at most `left` levels above the deepest.
    fn size(&mut self, of: TypeRef, left: usize) -> Result<Size, KeysError> {
        if let Some(size) = self.known.get(of.index()).copied().flatten() {
            return Ok(size);
        }
        // Types that hold themselves end here, too.
        let below = left.checked_sub(1).ok_or(TOO_LARGE)?;
        let schema = self.schema;
        let size = match schema.at(of) {
            Type::Unit
            | Type::Bool
            | Type::Integer(_)
            | Type::NonZero(_)
            | Type::Char
            | Type::String => Size { parts: 1, levels: 1 },
            Type::List(item) | Type::Array(item, _) if is_byte(schema, *item) => {
                Size { parts: 1, levels: 1 }
            }
            Type::Array(item, len) => {
                let item = self.size(*item, below)?;
                let parts = item.parts.saturating_mul(*len).saturating_add(1);
                Size { parts, levels: item.levels + 1 }
            }
            Type::Option(of) | Type::Reverse(of) => {
                let of = self.size(*of, below)?;
                Size { parts: of.parts.saturating_add(1), levels: of.levels + 1 }
            }
            Type::Tuple(items) if !items.is_empty() => {
                let mut size = Size { parts: 1, levels: 0 };
                for item in items {
                    let item = self.size(*item, below)?;
                    size.parts = size.parts.saturating_add(item.parts);
                    size.levels = size.levels.max(item.levels);
                }
                Size { levels: size.levels + 1, ..size }
            }
            _ => return Err(no_key(self.scheme, schema, of)),
        };
        if let Some(slot) = self.known.get_mut(of.index()) {
            *slot = Some(size);
        }
        Ok(size)
    }
}

/// Whether this is `u8`, lists and arrays of which are bytes.
pub(super) fn is_byte(schema: &Schema, of: TypeRef) -> bool {
    matches!(schema.at(of), Type::Integer(Integer::U8))
}

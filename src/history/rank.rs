//! How deep a type's shallowest value is.

use alloc::{vec, vec::Vec};

use crate::schema::{Fields, Schema, Type, TypeRef};

/// For each type of a schema the levels of its shallowest value; `None` for one without values that
/// can be made: a foreign one, or one that holds itself without an end.
pub(super) struct Ranks(Vec<Option<u32>>);

impl Ranks {
    pub(super) fn of(schema: &Schema) -> Self {
        let mut ranks = Self(vec![None; schema.types().len()]);
        // Each pass finds the types that are one level deeper than those known.
        for _ in 0..schema.types().len() {
            let found: Vec<_> = schema.types().iter().map(|ty| ranks.rank(ty)).collect();
            if found == ranks.0 {
                break;
            }
            ranks.0 = found;
        }
        ranks
    }

    pub(super) fn of_type(&self, place: TypeRef) -> Option<u32> {
        self.0.get(place.index()).copied().flatten()
    }

    pub(super) fn of_fields(&self, fields: &Fields) -> Option<u32> {
        match fields {
            Fields::Unit => Some(0),
            Fields::Tuple(parts) => self.deepest(parts.iter().copied()),
            Fields::Struct(fields) => self.deepest(fields.iter().map(|field| field.of)),
        }
    }

    fn deepest(&self, mut parts: impl Iterator<Item = TypeRef>) -> Option<u32> {
        parts.try_fold(0, |deepest, part| Some(deepest.max(self.of_type(part)? + 1)))
    }

    fn rank(&self, ty: &Type) -> Option<u32> {
        match ty {
            Type::Foreign { .. } | Type::Reverse(_) => None,
            // Nothing may be in them; but what is there could be foreign.
            Type::Option(_) | Type::List(_) | Type::Set(_) | Type::Map(..) => Some(0),
            Type::Enum(variants) => {
                variants.iter().filter_map(|variant| self.of_fields(&variant.fields)).min()
            }
            Type::Result(ok, err) => {
                [self.of_type(*ok), self.of_type(*err)].into_iter().flatten().min().map(|r| r + 1)
            }
            Type::Array(_, 0) => Some(0),
            other => self.deepest(other.parts().into_iter()),
        }
    }
}

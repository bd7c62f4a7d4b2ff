//! Whether parts of two schemas are the same type.

use std::{collections::BTreeSet, prelude::rust_2024::*, vec};

use crate::schema::{Field, Fields, Schema, Type, TypeRef, Variant};

/// Whether a type of one schema is the type of another: the same parts under the same names, in the
/// same versions.
pub(super) fn same(one: (&Schema, TypeRef), other: (&Schema, TypeRef)) -> bool {
    let mut seen = BTreeSet::new();
    let mut left = vec![(one.1, other.1)];
    while let Some((a, b)) = left.pop() {
        if !seen.insert((a, b)) {
            continue;
        }
        let (a, b) = (one.0.at(a), other.0.at(b));
        if !alike(a, b) {
            return false;
        }
        left.extend(a.parts().into_iter().zip(b.parts()));
    }
    true
}

/// Whether two types are the same, but for their parts. If so, they have equally many.
fn alike(a: &Type, b: &Type) -> bool {
    match (a, b) {
        (Type::Option(_), Type::Option(_))
        | (Type::List(_), Type::List(_))
        | (Type::Set(_), Type::Set(_))
        | (Type::Reverse(_), Type::Reverse(_))
        | (Type::Result(..), Type::Result(..))
        | (Type::Map(..), Type::Map(..)) => true,
        (Type::Array(_, a), Type::Array(_, b)) => a == b,
        (Type::Tuple(a), Type::Tuple(b)) => a.len() == b.len(),
        (Type::Struct(a), Type::Struct(b)) => names(a).eq(names(b)),
        (Type::Enum(a), Type::Enum(b)) => a.len() == b.len() && a.iter().zip(b).all(same_variant),
        (
            Type::Entity { name: a, version: of_a, .. },
            Type::Entity { name: b, version: of_b, .. },
        ) => a == b && of_a == of_b,
        // Without parts.
        (a, b) => a.parts().is_empty() && a == b,
    }
}

fn names(fields: &[Field]) -> impl Iterator<Item = &str> {
    fields.iter().map(|field| field.name.as_str())
}

fn same_variant((a, b): (&Variant, &Variant)) -> bool {
    let fields = match (&a.fields, &b.fields) {
        (Fields::Unit, Fields::Unit) => true,
        (Fields::Tuple(a), Fields::Tuple(b)) => a.len() == b.len(),
        (Fields::Struct(a), Fields::Struct(b)) => names(a).eq(names(b)),
        _ => false,
    };
    fields && a.name == b.name && a.index == b.index
}

//! What is found out about the types of a schema once, before values of them are read.

use alloc::{collections::BTreeSet, vec, vec::Vec};

use crate::schema::{Field, Fields, Schema, Type, TypeRef};

/// What there is to know of a type.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Facts {
    /// A foreign type in it, or that it is.
    pub(super) foreign: Option<TypeRef>,
    /// Whether an entity lies in it: its values are ordered by their latest view, which nobody knows.
    pub(super) has_entity: bool,
    /// Whether no collection, text, foreign type or box lies in it. Types that hold themselves have
    /// boxes.
    pub(super) is_leaf: bool,
    /// Whether its values never take a byte.
    pub(super) is_empty: bool,
    /// Whether two of its fields or variants have one name.
    pub(super) has_same_names: bool,
}

/// The facts about all types of a schema. Takes time in proportion to the schema's size, whatever
/// refers to whatever.
pub(super) fn facts(schema: &Schema) -> Vec<Facts> {
    let types = schema.types();
    let graph = Graph::new(types);
    let foreign = graph.spread(|place, ty| {
        matches!(ty, Type::Foreign { .. }).then(|| u32::try_from(place).ok().map(TypeRef)).flatten()
    });
    let entities = graph.spread(|_, ty| matches!(ty, Type::Entity { .. }).then_some(()));
    let leaves = graph.join(is_leaf_alone, is_leaf_of_leaves);
    let empty = graph.join(is_empty_alone, is_empty_of_empty);
    let same = types.iter().map(has_same_names);
    let found = foreign.into_iter().zip(entities).zip(leaves).zip(empty).zip(same);
    let facts = found.map(|((((foreign, entity), is_leaf), is_empty), has_same_names)| Facts {
        foreign,
        has_entity: entity.is_some(),
        is_leaf,
        is_empty,
        has_same_names,
    });
    facts.collect()
}

fn is_leaf_alone(ty: &Type) -> bool {
    match ty {
        Type::Unit
        | Type::Bool
        | Type::Integer(_)
        | Type::NonZero(_)
        | Type::Compact(_)
        | Type::F32
        | Type::F64
        | Type::Char
        | Type::Duration => true,
        Type::String | Type::Foreign { .. } | Type::List(_) | Type::Set(_) | Type::Map(..) => false,
        Type::Option(_)
        | Type::Result(..)
        | Type::Array(..)
        | Type::Entity { .. }
        | Type::Reverse(_)
        | Type::Tuple(_)
        | Type::Struct(_)
        | Type::Enum(_) => ty.parts().is_empty(),
    }
}

const fn is_leaf_of_leaves(ty: &Type) -> bool {
    !matches!(ty, Type::List(_) | Type::Set(_) | Type::Map(..))
}

const fn is_empty_alone(ty: &Type) -> bool {
    match ty {
        Type::Unit | Type::Array(_, 0) => true,
        Type::Tuple(parts) => parts.is_empty(),
        Type::Struct(fields) => fields.is_empty(),
        _ => false,
    }
}

const fn is_empty_of_empty(ty: &Type) -> bool {
    matches!(
        ty,
        Type::Array(..) | Type::Tuple(_) | Type::Struct(_) | Type::Entity { .. } | Type::Reverse(_)
    )
}

fn has_same_names(ty: &Type) -> bool {
    let fields = |fields: &[Field]| same(fields.iter().map(|field| field.name.as_str()));
    match ty {
        Type::Struct(named) => fields(named),
        Type::Enum(variants) => {
            same(variants.iter().map(|variant| variant.name.as_str()))
                || variants.iter().any(|variant| match &variant.fields {
                    Fields::Struct(named) => fields(named),
                    Fields::Unit | Fields::Tuple(_) => false,
                })
        }
        _ => false,
    }
}

fn same<'a>(mut names: impl Iterator<Item = &'a str>) -> bool {
    let mut seen = BTreeSet::new();
    !names.all(|name| seen.insert(name))
}

/// Which types refer to which.
struct Graph<'a> {
    types: &'a [Type],
    /// By type: how many parts it has, and the types that it is a part of, as often as it is.
    links: Vec<(usize, Vec<usize>)>,
}

impl<'a> Graph<'a> {
    fn new(types: &'a [Type]) -> Self {
        let mut links = vec![(0, Vec::new()); types.len()];
        for (place, ty) in types.iter().enumerate() {
            for part in ty.parts() {
                if let Some((_, wholes)) = links.get_mut(part.index()) {
                    wholes.push(place);
                }
                if let Some((parts, _)) = links.get_mut(place) {
                    *parts += 1;
                }
            }
        }
        Self { types, links }
    }

    fn wholes(&self, place: usize) -> &[usize] {
        self.links.get(place).map_or(&[], |(_, wholes)| wholes)
    }

    /// What some types have, all have that they are in.
    fn spread<T: Copy>(&self, has: impl Fn(usize, &Type) -> Option<T>) -> Vec<Option<T>> {
        let all = self.types.iter().enumerate();
        let mut found: Vec<Option<T>> = all.map(|(place, ty)| has(place, ty)).collect();
        let first = found.iter().enumerate();
        let mut next: Vec<usize> =
            first.filter(|(_, has)| has.is_some()).map(|(place, _)| place).collect();
        while let Some(place) = next.pop() {
            let what = found.get(place).copied().flatten();
            for whole in self.wholes(place) {
                if let Some(slot @ None) = found.get_mut(*whole) {
                    *slot = what;
                    next.push(*whole);
                }
            }
        }
        found
    }

    /// What types are by themselves, or because all of their parts are.
    fn join(&self, alone: impl Fn(&Type) -> bool, joins: impl Fn(&Type) -> bool) -> Vec<bool> {
        let mut found: Vec<bool> = self.types.iter().map(alone).collect();
        let mut missing: Vec<usize> = self.links.iter().map(|(parts, _)| *parts).collect();
        let first = found.iter().enumerate();
        let mut next: Vec<usize> = first.filter(|(_, is)| **is).map(|(place, _)| place).collect();
        while let Some(place) = next.pop() {
            for whole in self.wholes(place) {
                let Some(missing) = missing.get_mut(*whole) else { continue };
                *missing -= 1;
                let is_new = *missing == 0 && self.types.get(*whole).is_some_and(&joins);
                if let Some(slot @ false) = found.get_mut(*whole)
                    && is_new
                {
                    *slot = true;
                    next.push(*whole);
                }
            }
        }
        found
    }
}

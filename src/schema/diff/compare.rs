//! Two types, without what they refer to.

use alloc::{collections::BTreeMap, vec::Vec};

use super::{
    align,
    change::{Kind, Typed, Types},
    path::Step,
    variants,
};
use crate::schema::{Fingerprint, Integer, LEVELS, Schema, Type, TypeRef};

/// How many fingerprints are asked for. Beyond, types count as different: a rename is then told as
/// a change of name and type.
const FINGERPRINTS_MAX: usize = 256;

/// A step from a pair of types to a pair of their parts.
#[derive(Clone, Debug)]
pub(super) struct Edge {
    pub(super) steps: Vec<Step>,
    /// Sorts it among its siblings.
    pub(super) keys: Vec<u32>,
    pub(super) old: TypeRef,
    pub(super) new: TypeRef,
}

impl Edge {
    pub(super) const fn root() -> Self {
        Self { steps: Vec::new(), keys: Vec::new(), old: TypeRef::ROOT, new: TypeRef::ROOT }
    }
}

/// A change, seen from the type that it is in.
#[derive(Clone, Debug)]
pub(super) struct Local {
    pub(super) steps: Vec<Step>,
    pub(super) keys: Vec<u32>,
    pub(super) kind: Kind,
    pub(super) types: Types,
}

/// What became of two types.
#[derive(Debug, Default)]
pub(super) struct Compared {
    /// What changed in themselves.
    pub(super) locals: Vec<Local>,
    /// The pairs of their parts that belong together.
    pub(super) edges: Vec<Edge>,
}

/// A place among siblings, for sorting.
pub(super) fn key(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

pub(super) struct Sides<'a> {
    pub(super) old: &'a Schema,
    pub(super) new: &'a Schema,
    known: [BTreeMap<TypeRef, Fingerprint>; 2],
}

impl<'a> Sides<'a> {
    pub(super) const fn new(old: &'a Schema, new: &'a Schema) -> Self {
        Self { old, new, known: [BTreeMap::new(), BTreeMap::new()] }
    }

    /// Whether two types lie alike and mean the same.
    pub(super) fn same(&mut self, old: TypeRef, new: TypeRef) -> bool {
        let (old_type, new_type) = (self.old.at(old), self.new.at(new));
        if self.head(old_type, new_type, 0).is_some() {
            return false;
        }
        if old_type == new_type && old_type.parts().is_empty() {
            return true;
        }
        let [old_known, new_known] = &mut self.known;
        if old_known.len() + new_known.len() >= FINGERPRINTS_MAX {
            return false;
        }
        let old = *old_known.entry(old).or_insert_with(|| self.old.fingerprint_at(old));
        let new = *new_known.entry(new).or_insert_with(|| self.new.fingerprint_at(new));
        old == new
    }

    pub(super) fn old_type(&self, place: TypeRef) -> Option<Typed> {
        Some(self.old.short(place).into())
    }

    pub(super) fn new_type(&self, place: TypeRef) -> Option<Typed> {
        Some(self.new.short(place).into())
    }

    pub(super) fn types(&self, edge: &Edge) -> Types {
        Types { old: self.old_type(edge.old), new: self.new_type(edge.new) }
    }

    /// A change of the whole pair that an edge leads to.
    pub(super) fn local(&self, edge: &Edge, kind: Kind) -> Local {
        let (steps, keys) = (edge.steps.clone(), edge.keys.clone());
        Local { steps, keys, kind, types: self.types(edge) }
    }

    /// Whether there is nothing to look into, and nothing that differs.
    pub(super) fn is_leaf(&self, edge: &Edge) -> bool {
        let (old, new) = (self.old.at(edge.old), self.new.at(edge.new));
        old == new && old.parts().is_empty()
    }

    /// What an edge leads to, if that is another kind of type. Options are looked through, since
    /// `Option<u32> became Option<u64>` says more than its inside.
    pub(super) fn direct(&mut self, edge: &Edge) -> Option<Local> {
        let (mut old, mut new) = (edge.old, edge.new);
        for depth in 0..LEVELS {
            match (self.old.at(old), self.new.at(new)) {
                (Type::Option(old_inside), Type::Option(new_inside)) => {
                    (old, new) = (*old_inside, *new_inside);
                }
                (old_type, new_type) => {
                    let kind = self.head(old_type, new_type, depth)?;
                    let kind = match (old_type, new_type) {
                        (Type::Option(inside), _) if depth == 0 && self.same(*inside, new) => {
                            Kind::Required
                        }
                        (_, Type::Option(inside)) if depth == 0 && self.same(old, *inside) => {
                            Kind::Optional
                        }
                        _ => kind,
                    };
                    return Some(self.local(edge, kind));
                }
            }
        }
        None
    }

    /// How two types differ, their parts aside, so many options deep.
    fn head(&self, old: &Type, new: &Type, depth: usize) -> Option<Kind> {
        let differ = |differ: bool| differ.then_some(Kind::Type);
        match (old, new) {
            (Type::Integer(old), Type::Integer(new)) if depth == 0 => integer(*old, *new),
            (Type::Array(_, old), Type::Array(_, new)) if depth == 0 => {
                (old != new).then_some(Kind::Length)
            }
            (Type::Integer(old), Type::Integer(new))
            | (Type::NonZero(old), Type::NonZero(new))
            | (Type::Compact(old), Type::Compact(new)) => differ(old != new),
            (Type::Array(_, old), Type::Array(_, new)) => differ(old != new),
            (Type::Foreign { name: old }, Type::Foreign { name: new }) => differ(old != new),
            (
                Type::Entity { name: old, version: before, .. },
                Type::Entity { name: new, version: after, .. },
            ) if old == new => (before != after).then_some(Kind::Pin { from: *before, to: *after }),
            (Type::Entity { .. }, Type::Entity { .. }) => Some(Kind::Type),
            (Type::Unit, Type::Tuple(parts)) | (Type::Tuple(parts), Type::Unit) => {
                differ(!parts.is_empty())
            }
            (old, new) => differ(core::mem::discriminant(old) != core::mem::discriminant(new)),
        }
    }

    /// Two types of one kind.
    pub(super) fn compare(&mut self, old: TypeRef, new: TypeRef) -> Compared {
        let mut compared = Compared::default();
        let mut edge = |step: Step, at: usize, old: TypeRef, new: TypeRef| {
            compared.edges.push(Edge { steps: [step].into(), keys: [key(at)].into(), old, new });
        };
        match (self.old.at(old), self.new.at(new)) {
            (Type::Option(old), Type::Option(new)) | (Type::Reverse(old), Type::Reverse(new)) => {
                edge(Step::Inside, 0, *old, *new);
            }
            (Type::List(old), Type::List(new))
            | (Type::Set(old), Type::Set(new))
            | (Type::Array(old, _), Type::Array(new, _)) => edge(Step::Items, 0, *old, *new),
            (Type::Result(old, old_error), Type::Result(new, new_error)) => {
                edge(Step::Success, 0, *old, *new);
                edge(Step::Failure, 1, *old_error, *new_error);
            }
            (Type::Map(old, old_value), Type::Map(new, new_value)) => {
                edge(Step::Key, 0, *old, *new);
                edge(Step::Value, 1, *old_value, *new_value);
            }
            (Type::Tuple(old), Type::Tuple(new)) => {
                align::parts(self, None, old, new, &mut compared)
            }
            (Type::Struct(old), Type::Struct(new)) => {
                align::fields(self, None, old, new, &mut compared);
            }
            (Type::Enum(old), Type::Enum(new)) => variants::align(self, old, new, &mut compared),
            (Type::Entity { name, version, body: old }, Type::Entity { body: new, .. }) => {
                edge(Step::Body(name.clone(), *version), 0, *old, *new);
            }
            _ => {}
        }
        compared
    }
}

fn integer(old: Integer, new: Integer) -> Option<Kind> {
    if old == new {
        return None;
    }
    let (old_width, new_width) = (old.width(), new.width());
    Some(match (old.is_signed(), new.is_signed()) {
        _ if old_width == new_width => Kind::Sign,
        (true, false) => Kind::Narrower,
        _ if old_width < new_width => Kind::Wider,
        _ => Kind::Narrower,
    })
}

//! Which old variant is which new one.

use alloc::vec::Vec;

use super::{
    align::{self, At, by_name, pairs, unpaired},
    change::{Kind, Typed, Types},
    compare::{Compared, Local, Sides},
    path::Step,
};
use crate::schema::{Fields, Schema, Variant};

/// Variants by name, else by index.
pub(super) fn align(sides: &mut Sides<'_>, old: &[Variant], new: &[Variant], into: &mut Compared) {
    let names = |variants: &'_ [Variant]| -> Vec<_> {
        variants.iter().map(|variant| variant.name.clone()).collect()
    };
    let (old_names, new_names) = (names(old), names(new));
    let partners = by_name(old_names.iter(), new_names.iter());
    let both = |(old_at, new_at): (usize, usize)| Some((old.get(old_at)?, new.get(new_at)?));
    let moved: Vec<_> =
        pairs(&partners).filter_map(both).filter(|(o, n)| o.index != n.index).collect();
    for (old, new) in pairs(&partners).filter_map(both) {
        if old.index != new.index {
            indices(sides, &moved, old, new, into);
        }
        payload(sides, old, new, into);
    }
    let mut free: Vec<_> =
        unpaired(&partners, new.len()).into_iter().filter_map(|at| new.get(at)).collect();
    let gone = old.iter().zip(&partners).filter(|(_, partner)| partner.is_none());
    for (old, _) in gone {
        let successor = free.iter().position(|new| new.index == old.index);
        let successor = successor.map(|at| free.remove(at));
        let kind = match successor {
            None => Kind::VariantGone { index: old.index },
            Some(new) if is_alike(sides, &old.fields, &new.fields) => {
                Kind::VariantRenamed { index: old.index, to: new.name.clone() }
            }
            Some(new) => Kind::IndexReused { index: old.index, by: new.name.clone() },
        };
        into.locals.push(local(sides, Some(old), successor, kind));
    }
    for new in free {
        into.locals.push(local(sides, None, Some(new), Kind::VariantNew { index: new.index }));
    }
}

/// A change of a whole variant.
fn local(sides: &Sides<'_>, old: Option<&Variant>, new: Option<&Variant>, kind: Kind) -> Local {
    let known = old.or(new);
    let name = known.map(|variant| variant.name.clone()).unwrap_or_default();
    let index = new.or(old).map_or(0, |variant| variant.index);
    let typed = |schema: &Schema, variant: &Variant| {
        let code = schema.variant_in_code(variant);
        let text = schema.short_variant(variant).text;
        Typed { text, rust: code.is_rust.then_some(code.text) }
    };
    let old = old.map(|variant| typed(sides.old, variant));
    let new = new.map(|variant| typed(sides.new, variant));
    let (steps, keys) = ([Step::Variant(name)].into(), [index].into());
    Local { steps, keys, kind, types: Types { old, new } }
}

/// Another index: one of two that swapped theirs tells it.
fn indices(
    sides: &Sides<'_>,
    moved: &[(&Variant, &Variant)],
    old: &Variant,
    new: &Variant,
    into: &mut Compared,
) {
    let other = moved.iter().find(|(other_old, other_new)| {
        (other_old.index, other_new.index) == (new.index, old.index)
    });
    let kind = match other {
        Some(_) if old.index > new.index => return,
        Some((other, _)) => Kind::IndicesSwapped { with: other.name.clone() },
        None => Kind::IndexMoved { from: old.index, to: new.index },
    };
    into.locals.push(local(sides, Some(old), Some(new), kind));
}

/// What lies behind the index.
fn payload(sides: &mut Sides<'_>, old: &Variant, new: &Variant, into: &mut Compared) {
    let within = Some(&At { step: Step::Variant(old.name.clone()), key: new.index });
    match (&old.fields, &new.fields) {
        (Fields::Tuple(old), Fields::Tuple(new)) if old.is_empty() == new.is_empty() => {
            align::parts(sides, within, old, new, into);
        }
        (Fields::Struct(old), Fields::Struct(new)) => align::fields(sides, within, old, new, into),
        (before, after) if is_nothing(before) && is_nothing(after) => {}
        _ => {
            let kind = Kind::Payload { index: old.index };
            into.locals.push(local(sides, Some(old), Some(new), kind));
        }
    }
}

fn is_nothing(fields: &Fields) -> bool {
    match fields {
        Fields::Unit => true,
        Fields::Tuple(parts) => parts.is_empty(),
        Fields::Struct(_) => false,
    }
}

fn is_alike(sides: &mut Sides<'_>, old: &Fields, new: &Fields) -> bool {
    match (old, new) {
        (Fields::Tuple(old), Fields::Tuple(new)) => {
            old.len() == new.len() && old.iter().zip(new).all(|(old, new)| sides.same(*old, *new))
        }
        (Fields::Struct(old), Fields::Struct(new)) => {
            let mut pairs = old.iter().zip(new);
            old.len() == new.len()
                && pairs.all(|(old, new)| old.name == new.name && sides.same(old.of, new.of))
        }
        (old, new) => is_nothing(old) && is_nothing(new),
    }
}

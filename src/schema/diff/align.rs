//! Which old field is which new one.

use alloc::{
    collections::{BTreeMap, VecDeque},
    string::String,
    vec::Vec,
};

use super::{
    change::{Kind, Types},
    compare::{Compared, Edge, Local, Sides, key},
    path::Step,
};
use crate::schema::{Field, TypeRef};

/// How many pairs of fields in one gap are tried for a rename.
const TRIES_MAX: usize = 1 << 12;
/// How many names an order lists.
const NAMES_MAX: usize = 12;

/// Steps and keys of what stands in a variant, or in the type itself.
pub(super) struct At {
    pub(super) step: Step,
    pub(super) key: u32,
}

pub(super) fn steps(within: Option<&At>, step: Step) -> Vec<Step> {
    within.map(|at| at.step.clone()).into_iter().chain([step]).collect()
}

pub(super) fn keys(within: Option<&At>, place: usize) -> Vec<u32> {
    within.map(|at| at.key).into_iter().chain([key(place)]).collect()
}

/// Parts without names, by place.
pub(super) fn parts(
    sides: &Sides<'_>,
    within: Option<&At>,
    old: &[TypeRef],
    new: &[TypeRef],
    into: &mut Compared,
) {
    for at in 0..old.len().max(new.len()) {
        let (steps, keys) = (steps(within, Step::Part(at)), keys(within, at));
        let (kind, types) = match (old.get(at), new.get(at)) {
            (Some(old), Some(new)) => {
                into.edges.push(Edge { steps, keys, old: *old, new: *new });
                continue;
            }
            (Some(old), None) => {
                let after = at.checked_sub(1).map(|before| alloc::format!("{before}"));
                (Kind::Gone { after }, Types { old: sides.old_type(*old), new: None })
            }
            (None, Some(new)) => {
                (Kind::New { place: at + 1 }, Types { old: None, new: sides.new_type(*new) })
            }
            (None, None) => continue,
        };
        into.locals.push(Local { steps, keys, kind, types });
    }
}

/// Fields with names: by name, else by place.
pub(super) fn fields(
    sides: &mut Sides<'_>,
    within: Option<&At>,
    old: &[Field],
    new: &[Field],
    into: &mut Compared,
) {
    let mut fields = Fields { sides, within, old, new, into };
    let mut partners =
        by_name(old.iter().map(|field| &field.name), new.iter().map(|field| &field.name));
    let named: Vec<_> = pairs(&partners).collect();
    fields.gaps(&mut partners);
    let swapped = fields.order(&partners);
    for (old, new) in named {
        if !swapped.contains(&old) {
            fields.edge(old, new);
        }
    }
    fields.rest(&partners);
}

/// For each old name the place of the new one. Names that occur twice go in pairs.
pub(super) fn by_name<'a>(
    old: impl Iterator<Item = &'a String>,
    new: impl Iterator<Item = &'a String>,
) -> Vec<Option<usize>> {
    let mut places: BTreeMap<&str, VecDeque<usize>> = BTreeMap::new();
    for (at, name) in new.enumerate() {
        places.entry(name).or_default().push_back(at);
    }
    old.map(|name| places.get_mut(name.as_str())?.pop_front()).collect()
}

/// Old and new places that belong together.
pub(super) fn pairs(partners: &[Option<usize>]) -> impl Iterator<Item = (usize, usize)> + '_ {
    partners.iter().enumerate().filter_map(|(old, new)| Some((old, (*new)?)))
}

/// The places that none belongs to.
pub(super) fn unpaired(partners: &[Option<usize>], count: usize) -> Vec<usize> {
    let mut free = alloc::vec![true; count];
    for (_, new) in pairs(partners) {
        if let Some(free) = free.get_mut(new) {
            *free = false;
        }
    }
    let free = free.into_iter().enumerate().filter(|(_, free)| *free);
    free.map(|(at, _)| at).collect()
}

struct Fields<'f, 's, 'a> {
    sides: &'f mut Sides<'s>,
    within: Option<&'a At>,
    old: &'a [Field],
    new: &'a [Field],
    into: &'f mut Compared,
}

/// Fields without a partner behind one that has one.
#[derive(Default)]
struct Gap {
    old: Vec<usize>,
    new: Vec<usize>,
}

impl Fields<'_, '_, '_> {
    fn same(&mut self, old: usize, new: usize) -> bool {
        match (self.old.get(old), self.new.get(new)) {
            (Some(old), Some(new)) => self.sides.same(old.of, new.of),
            _ => false,
        }
    }

    fn old_name(&self, at: usize) -> String {
        self.old.get(at).map(|field| field.name.clone()).unwrap_or_default()
    }

    fn new_name(&self, at: usize) -> String {
        self.new.get(at).map(|field| field.name.clone()).unwrap_or_default()
    }

    fn local(
        &mut self,
        name: String,
        at: usize,
        kind: Kind,
        old: Option<usize>,
        new: Option<usize>,
    ) {
        let old = old.and_then(|at| self.sides.old_type(self.old.get(at)?.of));
        let new = new.and_then(|at| self.sides.new_type(self.new.get(at)?.of));
        let (steps, keys) = (steps(self.within, Step::Field(name)), keys(self.within, at));
        self.into.locals.push(Local { steps, keys, kind, types: Types { old, new } });
    }

    fn edge(&mut self, old_at: usize, new_at: usize) {
        let (Some(old), Some(new)) = (self.old.get(old_at), self.new.get(new_at)) else { return };
        let steps = steps(self.within, Step::Field(old.name.clone()));
        let keys = keys(self.within, new_at);
        self.into.edges.push(Edge { steps, keys, old: old.of, new: new.of });
    }

    /// Fields that were called otherwise: without a partner, and in the same gap.
    fn gaps(&mut self, partners: &mut [Option<usize>]) {
        let mut gaps: BTreeMap<Option<usize>, Gap> = BTreeMap::new();
        let mut before = None;
        for (old, partner) in partners.iter().enumerate() {
            match partner {
                Some(new) => before = Some(*new),
                None => gaps.entry(before).or_default().old.push(old),
            }
        }
        let mut free = unpaired(partners, self.new.len()).into_iter().peekable();
        let mut before = None;
        for new in 0..self.new.len() {
            match free.next_if_eq(&new) {
                Some(new) => gaps.entry(before).or_default().new.push(new),
                None => before = Some(new),
            }
        }
        for Gap { old, new } in gaps.into_values() {
            for (old, new, same) in self.gap(&old, &new) {
                let to = self.new_name(new);
                let kind = if same { Kind::Renamed { to } } else { Kind::Replaced { to } };
                self.local(self.old_name(old), new, kind, Some(old), Some(new));
                if let Some(partner) = partners.get_mut(old) {
                    *partner = Some(new);
                }
            }
        }
    }

    /// As many before as after: each is its successor. Otherwise those of one type, in their order.
    fn gap(&mut self, old: &[usize], new: &[usize]) -> Vec<(usize, usize, bool)> {
        if old.len() == new.len() {
            let pairs = old.iter().zip(new);
            return pairs.map(|(old, new)| (*old, *new, self.same(*old, *new))).collect();
        }
        if old.len().saturating_mul(new.len()) > TRIES_MAX {
            return Vec::new();
        }
        let (mut rest, mut found) = (new, Vec::new());
        for old in old {
            if let Some(at) = rest.iter().position(|new| self.same(*old, *new)) {
                let (tried, behind) = rest.split_at(at + 1);
                found.extend(tried.last().map(|new| (*old, *new, true)));
                rest = behind;
            }
        }
        found
    }

    /// Tells when the order changed, and which old fields need no look inside for it.
    fn order(&mut self, partners: &[Option<usize>]) -> Vec<usize> {
        let pairs: Vec<_> = pairs(partners).collect();
        let mut sorted: Vec<_> = pairs.iter().map(|(_, new)| *new).collect();
        sorted.sort_unstable();
        let astray: Vec<_> =
            pairs.iter().zip(&sorted).filter(|((_, new), sorted)| new != *sorted).collect();
        let astray: Vec<_> = astray.into_iter().map(|(pair, _)| *pair).collect();
        match astray.as_slice() {
            [] => Vec::new(),
            [(old_a, new_a), (old_b, new_b)] => {
                let with = self.old_name(*old_b);
                let swapped = self.same(*old_a, *new_b) && self.same(*old_b, *new_a);
                let kind = if swapped {
                    Kind::NamesSwapped { with }
                } else {
                    Kind::PlacesSwapped { with }
                };
                self.local(self.old_name(*old_a), *old_a, kind, Some(*old_a), Some(*new_a));
                if swapped { [*old_a, *old_b].into() } else { Vec::new() }
            }
            more => {
                match moved(more) {
                    Some((old, new)) => {
                        let kind = Kind::Moved { from: old + 1, to: new + 1 };
                        self.local(self.old_name(old), new, kind, Some(old), Some(new));
                    }
                    None => self.reordered(),
                }
                Vec::new()
            }
        }
    }

    fn reordered(&mut self) {
        let mut order: Vec<_> =
            (0..self.new.len().min(NAMES_MAX)).map(|at| self.new_name(at)).collect();
        if self.new.len() > NAMES_MAX {
            order.push("…".into());
        }
        let (steps, keys): (Vec<_>, Vec<_>) =
            self.within.map(|at| (at.step.clone(), at.key)).into_iter().unzip();
        let kind = Kind::Reordered { order };
        self.into.locals.push(Local { steps, keys, kind, types: Types::NONE });
    }

    fn rest(&mut self, partners: &[Option<usize>]) {
        for (at, partner) in partners.iter().enumerate() {
            if partner.is_none() {
                let after = at.checked_sub(1).map(|before| self.old_name(before));
                self.local(self.old_name(at), at, Kind::Gone { after }, Some(at), None);
            }
        }
        for at in unpaired(partners, self.new.len()) {
            self.local(self.new_name(at), at, Kind::New { place: at + 1 }, None, Some(at));
        }
    }
}

/// The only one that moved, if the others are still in their order.
fn moved(astray: &[(usize, usize)]) -> Option<(usize, usize)> {
    let ascends = |pairs: &[(usize, usize)]| pairs.is_sorted_by_key(|(_, new)| *new);
    let (first, behind) = astray.split_first()?;
    let (last, before) = astray.split_last()?;
    if ascends(behind) {
        return Some(*first);
    }
    ascends(before).then_some(*last)
}

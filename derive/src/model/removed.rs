//! Fields that older versions had, put back in their places.

use proc_macro2::Span;
use syn::{Visibility, ext::IdentExt};

use super::{FieldSet, Slot, SlotForm, Style, kind::kind, number};
use crate::{
    attr::{After, RemovedField},
    ctxt::Ctxt,
};

impl FieldSet {
    /// Puts a removed field back in its place.
    pub(crate) fn insert_removed(&mut self, ctxt: &Ctxt, removed: RemovedField, latest: u8) {
        let RemovedField { name, ty, range, after, default, encoding } = removed;
        let Some(range) = range.take() else {
            let hint = "say which versions had it: `in = 1..=2`";
            return ctxt.error(&name, format!("removed field `{name}`: {hint}"));
        };
        let Some((first, last)) = released_range(ctxt, &range, latest) else { return };
        let place = match after.take() {
            Some(After::First) => Some(self.past_removed(0)),
            Some(After::Field(label, span)) => self.place_after(ctxt, &label, span),
            None => {
                let hint = "say where it stood: `after = field`, or `first`";
                ctxt.error(&name, format!("removed field `{name}`: {hint}"));
                None
            }
        };
        let clash = self.slots.iter().find(|slot| {
            (first..=last).any(|n| slot.at(n).is_some_and(|form| *form.name_at(n) == name))
        });
        if clash.is_some() && self.style == Style::Named {
            let versions = match first == last {
                true => format!("in version {first}"),
                false => format!("in versions {first} to {last}"),
            };
            ctxt.error(&name, format!("two fields are called `{name}` {versions}"));
        }
        encoding.nested.refuse(ctxt, "a removed field cannot be `nested`: give its older struct");
        let Some(kind) = kind(ctxt, encoding, first, latest) else { return };
        let Some(place) = place else { return };
        let form = SlotForm {
            since: first,
            name: name.clone(),
            renamed: None,
            ty,
            kind,
            default: default.take(),
            up: None,
            down: None,
            intro: None,
        };
        let label = name.unraw().to_string();
        let (vis, docs) = (Visibility::Inherited, Vec::new());
        let slot = Slot {
            member: None,
            label,
            vis,
            token: None,
            forms: vec![form],
            end: Some(last),
            docs,
        };
        self.slots.insert(place.min(self.slots.len()), slot);
    }

    fn place_after(&self, ctxt: &Ctxt, label: &str, span: Span) -> Option<usize> {
        let found = self.slots.iter().position(|slot| slot.label == label);
        if found.is_none() {
            let known: Vec<_> = self.slots.iter().map(|slot| slot.label.as_str()).collect();
            let message = format!("no field `{label}`; there are: {}", known.join(", "));
            ctxt.push(syn::Error::new(span, message));
        }
        found.map(|index| self.past_removed(index + 1))
    }

    /// Removed fields with the same place keep the order in which they are declared.
    fn past_removed(&self, place: usize) -> usize {
        let removed = self.slots.iter().skip(place).take_while(|slot| slot.member.is_none());
        place + removed.count()
    }
}

/// A range of versions that are all older than the latest.
pub(crate) fn released_range(
    ctxt: &Ctxt,
    (first, last): &(syn::LitInt, syn::LitInt),
    latest: u8,
) -> Option<(u8, u8)> {
    let from = number(ctxt, first, latest)?;
    let to = number(ctxt, last, latest)?;
    if from > to {
        ctxt.error(last, format!("the range ends before it begins: {from}..={to}"));
        return None;
    }
    if to == latest {
        let hint = "keep it in the type, or raise `latest`";
        ctxt.error(last, format!("version {to} is the latest, so nothing is removed yet; {hint}"));
        return None;
    }
    Some((from, to))
}

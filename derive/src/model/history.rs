//! Rules over all versions together.

use std::collections::BTreeSet;

use super::{FieldSet, Kind, Shape, Style, VariantModel, renaming::Renaming};
use crate::{attr::Container, ctxt::Ctxt};

/// Notes versions that change nothing, and names that stand twice in one version.
pub(crate) fn check(ctxt: &Ctxt, container: &Container, shape: &Shape, latest: u8) {
    let mut changes = BTreeSet::new();
    check_names(ctxt, shape, latest);
    match shape {
        Shape::Struct(fields) => collect_fields(fields, &mut changes),
        Shape::Enum(variants) => {
            for variant in variants {
                collect_variant(variant, &mut changes);
            }
            let empty = (1..=latest).find(|n| !variants.iter().any(|variant| variant.is_in(*n)));
            if let (Some(version), Some(first)) = (empty, variants.first()) {
                let hint = "one of them must be there from the first version on";
                let message = format!("version {version} has no variants, so no values; {hint}");
                ctxt.error(&first.ident, message);
            }
        }
    }
    let Some(literal) = container.latest.get() else { return };
    for version in 2..=latest {
        if !changes.contains(&version) {
            let hint =
                "a version is a layout: mark what it changed with `since`, `was` or `removed`";
            ctxt.error(literal, format!("version {version} changes nothing; {hint}"));
        }
    }
}

/// Notes names that stand twice in one version.
pub(crate) fn check_names(ctxt: &Ctxt, shape: &Shape, latest: u8) {
    match shape {
        Shape::Struct(fields) => unique_names(ctxt, fields, latest),
        Shape::Enum(variants) => {
            for variant in variants {
                unique_names(ctxt, &variant.fields, latest);
            }
            unique_variants(ctxt, variants, latest);
        }
    }
}

fn collect_variant(variant: &VariantModel, changes: &mut BTreeSet<u8>) {
    changes.insert(variant.since);
    changes.extend(variant.renamed.as_ref().and_then(|renamed| renamed.since));
    changes.extend(variant.end.map(|end| end + 1));
    collect_fields(&variant.fields, changes);
}

fn collect_fields(fields: &FieldSet, changes: &mut BTreeSet<u8>) {
    for slot in &fields.slots {
        changes.extend(slot.end.map(|end| end + 1));
        for form in &slot.forms {
            changes.insert(form.since);
            changes.extend(form.renamed.as_ref().and_then(|renamed| renamed.since));
            if let Kind::Nested(pins) = &form.kind {
                changes.extend(pins.iter().map(|pin| pin.ours));
            }
        }
    }
}

fn unique_names(ctxt: &Ctxt, fields: &FieldSet, latest: u8) {
    if fields.style != Style::Named {
        return;
    }
    let mut noted = BTreeSet::new();
    for version in 1..=latest {
        let mut seen = BTreeSet::new();
        for (_, _, form) in fields.at(version) {
            let names =
                BTreeSet::from([form.name_at(version).to_string(), form.stored_name(version)]);
            for name in names {
                if !seen.insert(name.clone()) && noted.insert(name.clone()) {
                    let renamings = fields.at(version).map(|(_, _, form)| &form.renamed);
                    let message = clash("fields", &name, renamings, (version, latest));
                    ctxt.error(&form.name, message);
                }
            }
        }
    }
}

fn unique_variants(ctxt: &Ctxt, variants: &[VariantModel], latest: u8) {
    for (place, variant) in variants.iter().enumerate() {
        for twin in variants.iter().take(place) {
            let mut both = (1..=latest).filter(|n| twin.is_in(*n) && variant.is_in(*n));
            let twice = both.find_map(|n| {
                let taken = [twin.ident.to_string(), twin.stored_name(n)];
                let names = [variant.ident.to_string(), variant.stored_name(n)];
                names.into_iter().find(|name| taken.contains(name)).map(|name| (n, name))
            });
            if let Some((version, name)) = twice {
                let renamings = [&twin.renamed, &variant.renamed].into_iter();
                let message = clash("variants", &name, renamings, (version, latest));
                ctxt.error(&variant.ident, message);
            }
        }
    }
}

/// Two have one name, perhaps because of a rename.
fn clash<'a>(
    what: &str,
    name: &str,
    mut renamings: impl Iterator<Item = &'a Option<Renaming>>,
    (version, latest): (u8, u8),
) -> String {
    let place = if latest == 1 { String::new() } else { format!(" in version {version}") };
    let hint = match renamings.any(|renamed| renamed.as_ref().is_some_and(|it| it.from == name)) {
        false => "",
        true if latest == 1 => "; what is renamed keeps its old name where it is stored",
        true => "; what is renamed keeps its old name where it is stored, up to `since`",
    };
    format!("two {what} are called `{name}`{place}{hint}")
}

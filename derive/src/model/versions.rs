//! The version numbers' tags and activations.

use proc_macro2::Span;
use syn::LitInt;

use super::{number, spec_number};
use crate::{attr::Container, ctxt::Ctxt};

/// What is said of one version as a whole.
#[derive(Clone, Copy)]
pub(crate) struct Stamp {
    pub(crate) version: u8,
    pub(crate) tag: u8,
    pub(crate) activates: u32,
}

const ESCAPE: u8 = 0xFF;

/// The tag and activation of each version, ascending.
pub(crate) fn stamps(ctxt: &Ctxt, container: &Container, latest: u8) -> Vec<Stamp> {
    let tags = tags(ctxt, container, latest);
    let activates = activations(ctxt, container, latest);
    (1..=latest)
        .zip(tags)
        .zip(activates)
        .map(|((version, tag), activates)| Stamp { version, tag, activates })
        .collect()
}

fn tags(ctxt: &Ctxt, container: &Container, latest: u8) -> Vec<u8> {
    let mut tags: Vec<u8> = (1..=latest).collect();
    if let Some(first) = container.first_tag.get() {
        container.tags.refuse(ctxt, "`tags` and `first_tag` both say which tags there are");
        match first.base10_parse::<u8>() {
            Ok(tag) if usize::from(tag) + usize::from(latest) - 1 < usize::from(ESCAPE) => {
                tags = (tag..).take(usize::from(latest)).collect();
            }
            _ => ctxt.error(first, "tags go from 0x00 to 0xFE; 0xFF is kept for an escape"),
        }
        return tags;
    }
    if let (255, Some(literal)) = (latest, container.latest.get()) {
        ctxt.error(literal, "version 255 would get tag 0xFF, kept for an escape; give `tags`");
    }
    let mut given: Vec<u8> = Vec::new();
    for entry in container.tags.get().into_iter().flatten() {
        let Some(version) = number(ctxt, &entry.version, latest) else { continue };
        let Ok(tag) = entry.value.base10_parse::<u8>() else {
            ctxt.error(&entry.value, "a tag is one byte: 0x00 to 0xFE");
            continue;
        };
        if tag == ESCAPE {
            ctxt.error(&entry.value, "tag 0xFF is kept for an escape");
        }
        if given.contains(&version) {
            ctxt.error(&entry.version, format!("version {version} has a tag already"));
        }
        given.push(version);
        if let Some(slot) = tags.get_mut(usize::from(version) - 1) {
            *slot = tag;
        }
    }
    for (index, tag) in tags.iter().enumerate() {
        if let Some(earlier) = tags.iter().take(index).position(|other| other == tag) {
            let span = container.tags.span().unwrap_or_else(Span::call_site);
            let versions = format!("versions {} and {}", earlier + 1, index + 1);
            let message =
                format!("{versions} share tag {tag:#04x}; a tag names one version for ever");
            ctxt.push(syn::Error::new(span, message));
        }
    }
    tags
}

/// From which spec version each version may be written. One that is not listed goes with the one
/// before it.
fn activations(ctxt: &Ctxt, container: &Container, latest: u8) -> Vec<u32> {
    let mut given: Vec<(u8, u32)> = Vec::new();
    for entry in container.activates.get().into_iter().flatten() {
        let Some(version) = number(ctxt, &entry.version, latest) else { continue };
        let Some(spec) = spec_number(ctxt, &entry.value) else { continue };
        if let Some(message) = refused_activation(&given, version, spec) {
            ctxt.error(literal_of(entry, version, &given), message);
            continue;
        }
        given.push((version, spec));
    }
    let mut current = 0;
    (1..=latest)
        .map(|version| {
            if let Some((_, spec)) = given.iter().find(|(of, _)| *of == version) {
                current = *spec;
            }
            current
        })
        .collect()
}

fn refused_activation(given: &[(u8, u32)], version: u8, spec: u32) -> Option<String> {
    if given.iter().any(|(other, _)| *other == version) {
        return Some(format!("version {version} is activated twice"));
    }
    if spec == 0 && given.is_empty() {
        let hint = "leave it out, or say from which one on";
        return Some(format!("version {version} would be active at every spec version; {hint}"));
    }
    let (last, last_spec) = given.last()?;
    if *last > version {
        return Some(format!("list the versions in order: {version} stands behind {last}"));
    }
    (*last_spec > spec).then(|| {
        format!("version {version} would be active at {spec}, before version {last} at {last_spec}")
    })
}

/// The literal that is wrong: the spec version if the order of versions is right.
fn literal_of<'a>(
    entry: &'a crate::attr::Numbered,
    version: u8,
    given: &[(u8, u32)],
) -> &'a LitInt {
    let ascending = given.last().is_none_or(|(last, _)| *last < version);
    if ascending && version != 1 { &entry.value } else { &entry.version }
}

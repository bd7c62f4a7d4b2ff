//! How a field's type lies in the body: by itself, through another codec's traits, or as an entity.

use proc_macro2::Span;
use quote::ToTokens;
use syn::LitStr;

use super::number;
use crate::{attr::Encoding, ctxt::Ctxt};

/// How a type lies in the body.
#[derive(Clone)]
pub(crate) enum Kind {
    /// Through its `Layout`.
    Plain,
    /// Through its own codec impls: the declared name, and the module that calls them.
    Foreign(LitStr, &'static str),
    /// An entity: from each of our versions on, which of its versions lies there.
    Nested(Vec<(u8, u8)>),
}

impl Kind {
    /// The version of the nested entity in our version `n`.
    pub(crate) fn pin(&self, n: u8) -> Option<u8> {
        let Self::Nested(pins) = self else { return None };
        pins.iter().rev().find(|(ours, _)| *ours <= n).map(|(_, theirs)| *theirs)
    }
}

/// How the type lies in the body.
pub(super) fn kind(ctxt: &Ctxt, encoding: Encoding, since: u8, latest: u8) -> Option<Kind> {
    let Encoding { foreign, nested } = encoding;
    if foreign.get().is_some() {
        nested.refuse(ctxt, "a field is either `foreign` or `nested`");
    }
    if let Some((key, name)) = foreign.take() {
        if name.value().trim().is_empty() {
            ctxt.error(&name, "a foreign type needs a name that the history can keep");
            return None;
        }
        let module = match key.to_string().as_str() {
            "foreign_scale" => "scale_only",
            "foreign_bincode" => "bincode_only",
            _ => "both",
        };
        return Some(Kind::Foreign(name, module));
    }
    let nested_span = nested.span();
    let Some(pins) = nested.take() else { return Some(Kind::Plain) };
    let mut judged: Vec<(u8, u8)> = Vec::new();
    for pin in &pins {
        let ours = number(ctxt, &pin.version, latest)?;
        let theirs = number(ctxt, &pin.value, u8::MAX)?;
        let in_order = judged.last().is_none_or(|(o, t)| ours > *o && theirs >= *t);
        if !in_order {
            ctxt.error(
                pin.version.to_token_stream(),
                "pins go up: our versions ascend, and the nested entity's never go back",
            );
            return None;
        }
        judged.push((ours, theirs));
    }
    match (judged.first(), pins.first()) {
        (Some((first, _)), Some(pin)) if *first != since => {
            let message = format!(
                "the field begins at version {since}: say which version of the entity lies there, \
                 `nested({since} = …)`"
            );
            ctxt.error(&pin.version, message);
            None
        }
        (None, _) => {
            ctxt.push(syn::Error::new(
                nested_span.unwrap_or_else(Span::call_site),
                "`nested` names no version: `nested(1 = 1)`",
            ));
            None
        }
        _ => Some(Kind::Nested(judged)),
    }
}

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
    Nested(Vec<Pin>),
}

/// `3 = 2`: from our version 3 on, version 2 of the nested entity lies there.
#[derive(Clone, Copy)]
pub(crate) struct Pin {
    pub(crate) ours: u8,
    pub(crate) theirs: u8,
    /// Where it was written, from its first token to its last.
    pub(crate) spans: (Span, Span),
}

impl Kind {
    /// The version of the nested entity in our version `n`.
    pub(crate) fn pin(&self, n: u8) -> Option<u8> {
        self.pinned(n).map(|pin| pin.theirs)
    }

    /// What says which version of the nested entity lies in our version `n`.
    pub(crate) fn pinned(&self, n: u8) -> Option<Pin> {
        let Self::Nested(pins) = self else { return None };
        pins.iter().rev().find(|pin| pin.ours <= n).copied()
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
    let mut judged: Vec<Pin> = Vec::new();
    for pin in &pins {
        let ours = number(ctxt, &pin.version, latest)?;
        let theirs = number(ctxt, &pin.value, u8::MAX)?;
        let in_order = judged.last().is_none_or(|last| ours > last.ours && theirs >= last.theirs);
        if !in_order {
            ctxt.error(
                pin.version.to_token_stream(),
                "pins go up: our versions ascend, and the nested entity's never go back",
            );
            return None;
        }
        let spans = (pin.version.span(), pin.value.span());
        judged.push(Pin { ours, theirs, spans });
    }
    match (judged.first(), pins.first()) {
        (Some(first), Some(pin)) if first.ours != since => {
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

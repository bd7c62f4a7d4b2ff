//! An enum of messages, judged.

use std::collections::{BTreeMap, BTreeSet};

use syn::{Attribute, DeriveInput, Fields, Ident, LitInt, Path, Type, Variant, Visibility};

use super::{
    numbers::{byte, spec_number},
    variants_of,
};
use crate::{
    attr::{MessageAttr, MessagesAttr, misplaced},
    ctxt::Ctxt,
};

/// An enum of messages.
pub(crate) struct MessagesModel {
    pub(crate) vis: Visibility,
    pub(crate) ident: Ident,
    pub(crate) derives: Vec<Path>,
    pub(crate) retired: Vec<u8>,
    pub(crate) messages: Vec<MessageModel>,
}

/// One message.
pub(crate) struct MessageModel {
    pub(crate) ident: Ident,
    pub(crate) docs: Vec<Attribute>,
    pub(crate) index: u8,
    pub(crate) since: u32,
    pub(crate) until: Option<u32>,
    /// The entity that it carries.
    pub(crate) payload: Option<Type>,
}

impl MessagesModel {
    pub(crate) fn build(ctxt: &Ctxt, input: &DeriveInput, attr: &MessagesAttr) -> Option<Self> {
        let variants = variants_of(ctxt, input, "messages are the variants of an enum")?;
        if let Some(param) = input.generics.params.first() {
            let why = "an enum of messages has no parameters: what lies on the wire, and from when, \
                       cannot depend on them";
            ctxt.error(param, why);
        }
        if variants.is_empty() {
            ctxt.error(&input.ident, "an enum without variants has no messages");
        }
        let parsed: Vec<(&Variant, MessageAttr)> = variants
            .iter()
            .map(|variant| (variant, MessageAttr::parse(ctxt, &variant.attrs)))
            .collect();
        let retired = retired(ctxt, attr);
        let indices = indices(ctxt, &parsed, &retired);
        let messages: Vec<_> = parsed
            .iter()
            .zip(indices)
            .filter_map(|((variant, attr), index)| MessageModel::build(ctxt, variant, attr, index))
            .collect();
        Some(Self {
            vis: input.vis.clone(),
            ident: input.ident.clone(),
            derives: attr.derives.clone(),
            retired: retired.into_iter().collect(),
            messages,
        })
    }
}

impl MessageModel {
    fn build(
        ctxt: &Ctxt,
        variant: &Variant,
        attr: &MessageAttr,
        index: Option<u8>,
    ) -> Option<Self> {
        if let Some((_, discriminant)) = &variant.discriminant {
            let why =
                "a message's index does not follow its discriminant: say `#[message(index = …)]`";
            ctxt.error(discriminant, why);
        }
        let since = since(ctxt, variant, attr);
        let until = match attr.until.get() {
            Some(literal) => Some(until(ctxt, literal, since)?),
            None => None,
        };
        let payload = payload(ctxt, variant)?;
        Some(Self {
            ident: variant.ident.clone(),
            docs: variant.attrs.iter().filter(|a| a.path().is_ident("doc")).cloned().collect(),
            index: index?,
            since: since?,
            until,
            payload,
        })
    }
}

fn retired(ctxt: &Ctxt, attr: &MessagesAttr) -> BTreeSet<u8> {
    let mut retired = BTreeSet::new();
    for literal in attr.retired.get().into_iter().flatten() {
        let Some(index) = byte(ctxt, literal, "a message's index") else { continue };
        if !retired.insert(index) {
            ctxt.error(literal, format!("index {index} is retired twice"));
        }
    }
    retired
}

/// The index of each message, where there is one.
fn indices(
    ctxt: &Ctxt,
    parsed: &[(&Variant, MessageAttr)],
    retired: &BTreeSet<u8>,
) -> Vec<Option<u8>> {
    let mut taken: BTreeMap<u8, &Ident> = BTreeMap::new();
    let mut indices = Vec::new();
    for (variant, attr) in parsed {
        let given = attr.index.get();
        let index = given.and_then(|literal| byte(ctxt, literal, "a message's index"));
        if let (Some(index), Some(literal)) = (index, given) {
            if retired.contains(&index) {
                let why = "it belonged to another message, for ever";
                ctxt.error(literal, format!("index {index} is retired: {why}"));
            }
            if let Some(other) = taken.get(&index) {
                let why = "an index names one message";
                ctxt.error(literal, format!("`{other}` has index {index} already; {why}"));
            }
            taken.entry(index).or_insert(&variant.ident);
        }
        indices.push(index);
    }
    let mut free = (0..=255).filter(|index| !taken.contains_key(index) && !retired.contains(index));
    let missing = parsed.iter().filter(|(_, attr)| attr.is_sound && attr.index.get().is_none());
    for (variant, _) in missing {
        let hint = free.next().map_or_else(String::new, |free| format!(", {free} is free"));
        let why = format!("which byte stands for it? say `#[message(index = …)]`{hint}");
        ctxt.error(&variant.ident, why);
    }
    indices
}

fn since(ctxt: &Ctxt, variant: &Variant, attr: &MessageAttr) -> Option<u32> {
    let Some(literal) = attr.since.get() else {
        if !attr.is_sound {
            return None;
        }
        let why = "from which spec version on is it known? say `#[message(since = …)]`";
        ctxt.error(&variant.ident, why);
        return None;
    };
    spec_number(ctxt, literal)
}

fn until(ctxt: &Ctxt, literal: &LitInt, since: Option<u32>) -> Option<u32> {
    let until = spec_number(ctxt, literal)?;
    if let Some(since) = since.filter(|since| until < *since) {
        let why = format!(
            "it would be gone after spec version {until} and come with {since}; `until` is the last \
             spec version that knows it"
        );
        ctxt.error(literal, why);
    }
    Some(until)
}

/// The entity that a message carries, or `Some(None)` for none.
fn payload(ctxt: &Ctxt, variant: &Variant) -> Option<Option<Type>> {
    let why = "declare the fields as a struct with `#[derive(Versioned)]`, so that they can have versions, \
               and hold it: `Pay(Order)`";
    match &variant.fields {
        Fields::Unit => Some(None),
        Fields::Unnamed(fields) => match fields.unnamed.iter().collect::<Vec<_>>().as_slice() {
            [only] => {
                let why = "what is known of a message stands on its variant";
                misplaced(ctxt, &only.attrs, "message", why).then(|| Some(only.ty.clone()))
            }
            [] => {
                ctxt.error(&variant.ident, "a message without a payload has no parentheses");
                None
            }
            [_, ..] => {
                ctxt.error(fields, why);
                None
            }
        },
        Fields::Named(fields) => {
            ctxt.error(fields, why);
            None
        }
    }
}

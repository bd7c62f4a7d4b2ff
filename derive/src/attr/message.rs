//! Attributes of messages and of numbers of errors.

use proc_macro2::Span;
use syn::{
    Attribute, Ident, LitInt, Path, Token,
    ext::IdentExt,
    meta::ParseNestedMeta,
    parse::{Parse, ParseStream},
};

use super::value::{Once, list, pass_over, unknown_key};
use crate::ctxt::Ctxt;

/// `#[messages(…)]` on an enum.
pub(crate) struct MessagesAttr {
    pub(crate) derives: Vec<Path>,
    pub(crate) retired: Once<Vec<LitInt>>,
    pub(crate) krate: Once<Path>,
}

impl MessagesAttr {
    pub(crate) fn parse(ctxt: &Ctxt, attrs: &[Attribute]) -> Self {
        let mut parsed =
            Self { derives: Vec::new(), retired: Once::new("retired"), krate: Once::new("crate") };
        let known = ["derive", "retired", "crate"];
        each(ctxt, attrs, "messages", &known, |meta, name, span| {
            match name {
                "derive" => parsed.derives.extend(list::<Path>(meta.input)?),
                "retired" => parsed.retired.set(ctxt, span, list(meta.input)?),
                _ => parsed.krate.set(ctxt, span, meta.value()?.call(Path::parse_mod_style)?),
            }
            Ok(())
        });
        parsed
    }
}

/// `#[message(…)]` on a variant.
pub(crate) struct MessageAttr {
    pub(crate) index: Once<LitInt>,
    pub(crate) since: Once<LitInt>,
    pub(crate) until: Once<LitInt>,
}

impl MessageAttr {
    pub(crate) fn parse(ctxt: &Ctxt, attrs: &[Attribute]) -> Self {
        let mut parsed = Self {
            index: Once::new("index"),
            since: Once::new("since"),
            until: Once::new("until"),
        };
        let known = ["index", "since", "until"];
        each(ctxt, attrs, "message", &known, |meta, name, span| {
            let value = meta.value()?.parse()?;
            match name {
                "index" => parsed.index.set(ctxt, span, value),
                "since" => parsed.since.set(ctxt, span, value),
                _ => parsed.until.set(ctxt, span, value),
            }
            Ok(())
        });
        parsed
    }
}

/// `#[codes(…)]` on an enum.
pub(crate) struct CodesAttr {
    pub(crate) module: Once<LitInt>,
    pub(crate) retired: Once<Vec<NamedCode>>,
    pub(crate) krate: Once<Path>,
}

impl CodesAttr {
    pub(crate) fn parse(ctxt: &Ctxt, attrs: &[Attribute]) -> Self {
        let mut parsed = Self {
            module: Once::new("module"),
            retired: Once::new("retired"),
            krate: Once::new("crate"),
        };
        let known = ["module", "retired", "crate"];
        each(ctxt, attrs, "codes", &known, |meta, name, span| {
            match name {
                "module" => parsed.module.set(ctxt, span, meta.value()?.parse()?),
                "retired" => parsed.retired.set(ctxt, span, list(meta.input)?),
                _ => parsed.krate.set(ctxt, span, meta.value()?.call(Path::parse_mod_style)?),
            }
            Ok(())
        });
        parsed
    }
}

/// `InexistentOrg = 2`.
pub(crate) struct NamedCode {
    pub(crate) name: Ident,
    pub(crate) code: LitInt,
}

impl Parse for NamedCode {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name = input.call(Ident::parse_any)?;
        input.parse::<Token![=]>()?;
        Ok(Self { name, code: input.parse()? })
    }
}

/// Hands each known key of an attribute to `one`, with its name and place, and notes the others.
fn each(
    ctxt: &Ctxt,
    attrs: &[Attribute],
    attribute: &str,
    known: &[&str],
    mut one: impl FnMut(&ParseNestedMeta<'_>, &str, Span) -> syn::Result<()>,
) {
    for attr in attrs.iter().filter(|attr| attr.path().is_ident(attribute)) {
        ctxt.note(attr.parse_nested_meta(|meta| {
            let name = meta.path.get_ident().map(ToString::to_string).unwrap_or_default();
            if !known.contains(&name.as_str()) {
                unknown_key(ctxt, &meta.path, known);
                return pass_over(meta.input);
            }
            let span = meta.path.get_ident().map_or_else(Span::call_site, Ident::span);
            one(&meta, &name, span)
        }));
    }
}

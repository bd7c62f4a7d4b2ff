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
        let why = "`message` goes on a variant; on the enum it is `messages`";
        misplaced(ctxt, attrs, "message", why);
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
    /// Whether it was read as it was meant: what is missing was else perhaps misspelt.
    pub(crate) is_sound: bool,
}

impl MessageAttr {
    pub(crate) fn parse(ctxt: &Ctxt, attrs: &[Attribute]) -> Self {
        let mut parsed = Self {
            index: Once::new("index"),
            since: Once::new("since"),
            until: Once::new("until"),
            is_sound: true,
        };
        let why = "`messages` goes on the enum; here it is `message`";
        let is_placed = misplaced(ctxt, attrs, "messages", why);
        let known = ["index", "since", "until"];
        let is_known = each(ctxt, attrs, "message", &known, |meta, name, span| {
            let value = meta.value()?.parse()?;
            match name {
                "index" => parsed.index.set(ctxt, span, value),
                "since" => parsed.since.set(ctxt, span, value),
                _ => parsed.until.set(ctxt, span, value),
            }
            Ok(())
        });
        parsed.is_sound = is_placed && is_known;
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

/// Notes an attribute that stands in another's place.
/// Whether there is none.
pub(crate) fn misplaced(ctxt: &Ctxt, attrs: &[Attribute], attribute: &str, why: &str) -> bool {
    let found = attrs.iter().filter(|attr| attr.path().is_ident(attribute));
    found.map(|attr| ctxt.error(attr.path(), why)).count() == 0
}

/// Hands each known key of an attribute to `one`, with its name and place, and notes the others.
/// Whether all were known.
fn each(
    ctxt: &Ctxt,
    attrs: &[Attribute],
    attribute: &str,
    known: &[&str],
    mut one: impl FnMut(&ParseNestedMeta<'_>, &str, Span) -> syn::Result<()>,
) -> bool {
    let mut all = true;
    for attr in attrs.iter().filter(|attr| attr.path().is_ident(attribute)) {
        let parsed = attr.parse_nested_meta(|meta| {
            let name = meta.path.get_ident().map(ToString::to_string).unwrap_or_default();
            if !known.contains(&name.as_str()) {
                all = false;
                unknown_key(ctxt, &meta.path, known);
                return pass_over(meta.input);
            }
            let span = meta.path.get_ident().map_or_else(Span::call_site, Ident::span);
            one(&meta, &name, span)
        });
        all &= ctxt.note(parsed).is_some();
    }
    all
}

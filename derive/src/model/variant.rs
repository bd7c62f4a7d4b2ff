//! The variants of an entity that is an enum, over all versions.

use syn::{Attribute, Ident, Variant, ext::IdentExt};

use super::{
    FieldSet, number,
    removed::released_range,
    renaming::{Renaming, renaming},
};
use crate::{
    attr::{Conversion, RemovedVariant, VariantAttr},
    ctxt::Ctxt,
};

/// A variant: when it came, when it went, and its index on the wire, which never changes.
#[derive(Clone)]
pub(crate) struct VariantModel {
    pub(crate) ident: Ident,
    /// What it was called before it was renamed, and from which version on the new name is kept.
    pub(crate) renamed: Option<Renaming>,
    pub(crate) since: u8,
    pub(crate) end: Option<u8>,
    pub(crate) index: u32,
    pub(crate) fields: FieldSet,
    /// For a removed one: into the version after its last.
    pub(crate) up: Option<Conversion>,
    pub(crate) docs: Vec<Attribute>,
}

impl VariantModel {
    /// Whether version `n` has it.
    pub(crate) fn is_in(&self, n: u8) -> bool {
        self.since <= n && self.end.is_none_or(|end| n <= end)
    }

    /// What the schema of version `n` calls it.
    pub(crate) fn stored_name(&self, n: u8) -> String {
        match &self.renamed {
            Some(renamed) if renamed.is_kept_in(n) => renamed.from.unraw().to_string(),
            _ => self.ident.unraw().to_string(),
        }
    }

    /// The declared variants and the removed ones, by index.
    pub(crate) fn all<'a>(
        ctxt: &Ctxt,
        declared: impl Iterator<Item = &'a Variant>,
        removed: Vec<RemovedVariant>,
        latest: u8,
        attribute: &str,
    ) -> Vec<Self> {
        let known: &[&str] = match attribute {
            "versioned" => &["since", "index", "renamed"],
            _ => &["index", "renamed"],
        };
        let mut variants: Vec<Self> = declared
            .enumerate()
            .filter_map(|(place, variant)| {
                Self::declared(ctxt, variant, place, latest, (attribute, known))
            })
            .collect();
        variants.extend(removed.into_iter().filter_map(|old| Self::removed(ctxt, old, latest)));
        for (place, variant) in variants.iter().enumerate() {
            let twin = variants.iter().take(place).find(|other| other.index == variant.index);
            if let Some(twin) = twin {
                let (index, ident) = (variant.index, &twin.ident);
                let hint = "an index belongs to one variant for ever: give `index = N`";
                ctxt.error(&variant.ident, format!("index {index} is `{ident}`'s; {hint}"));
            }
        }
        variants
    }

    fn declared(
        ctxt: &Ctxt,
        variant: &Variant,
        place: usize,
        latest: u8,
        (attribute, known): (&str, &[&str]),
    ) -> Option<Self> {
        let attr = VariantAttr::parse(ctxt, &variant.attrs, attribute, known);
        let since = match attr.since.get() {
            Some(since) => number(ctxt, since, latest)?,
            None => 1,
        };
        let renamed = match attr.renamed.take() {
            Some(renamed) => Some(renaming(ctxt, renamed, "variant", (since, latest), attribute)?),
            None => None,
        };
        let given = match (attr.index.get(), &variant.discriminant) {
            (Some(index), _) => Some(index.base10_parse::<u64>().map_err(|_| index.span())),
            (None, Some((_, expr))) => Some(discriminant(expr)),
            (None, None) => None,
        };
        let index = match given {
            None => u64::try_from(place).unwrap_or(u64::MAX),
            Some(Ok(index)) => index,
            Some(Err(span)) => {
                let message = "give the index as a plain number: `index = N`";
                ctxt.push(syn::Error::new(span, message));
                return None;
            }
        };
        let index = byte_index(ctxt, &variant.ident, index)?;
        let fields = FieldSet::of(ctxt, &variant.fields, latest, attribute);
        refuse_of_structs(ctxt, &fields);
        let docs = variant.attrs.iter().filter(|attr| attr.path().is_ident("doc"));
        Some(Self {
            ident: variant.ident.clone(),
            renamed,
            since,
            end: None,
            index,
            fields,
            up: None,
            docs: docs.cloned().collect(),
        })
    }

    fn removed(ctxt: &Ctxt, removed: RemovedVariant, latest: u8) -> Option<Self> {
        let RemovedVariant { variant, range, index, conversions } = removed;
        let ident = variant.ident.clone();
        let Some(range) = range.take() else {
            let hint = "say which versions had it: `in = 1..=2`";
            ctxt.error(&ident, format!("removed variant `{ident}`: {hint}"));
            return None;
        };
        let (since, end) = released_range(ctxt, &range, latest)?;
        let Some(index) = index.take() else {
            let hint = "say which index it had: `index = N`, so that none takes it again";
            ctxt.error(&ident, format!("removed variant `{ident}`: {hint}"));
            return None;
        };
        let index = match index.base10_parse::<u64>() {
            Ok(number) => byte_index(ctxt, &index, number)?,
            Err(_) => {
                ctxt.error(&index, "an index is a number from 0 to 255");
                return None;
            }
        };
        if conversions.up.get().is_none() {
            let hint = "stored ones must still be read: `upcast = path`, from its fields to the next version";
            ctxt.error(&ident, format!("removed variant `{ident}` has no upcast; {hint}"));
            return None;
        }
        let fields = FieldSet::of(ctxt, &variant.fields, latest, "versioned");
        refuse_of_structs(ctxt, &fields);
        let up = conversions.up.take();
        Some(Self {
            ident,
            renamed: None,
            since,
            end: Some(end),
            index,
            fields,
            up,
            docs: variant.attrs,
        })
    }
}

/// Refuses what goes on the fields of structs alone: a variant's fields have no constants, and no
/// whole older version beside them that a function could take.
fn refuse_of_structs(ctxt: &Ctxt, fields: &FieldSet) {
    for token in fields.slots.iter().filter_map(|slot| slot.token.as_ref()) {
        ctxt.error(token, "a variant's field has no constant: tokens name the fields of structs");
    }
    for form in fields.slots.iter().flat_map(|slot| &slot.forms) {
        let whole = form.intro.iter().chain(form.up.as_ref().filter(|up| up.whole));
        for conversion in whole {
            let hint = "use `default = …`, `was(…, upcast = …)`, or remove the variant and add \
                        another: `removed(Old { … }, in = …, index = …, upcast = …)`";
            let message = format!("a variant's field is not made from the whole value; {hint}");
            ctxt.error(&conversion.function, message);
        }
    }
}

fn discriminant(expr: &syn::Expr) -> Result<u64, proc_macro2::Span> {
    use syn::spanned::Spanned;
    let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Int(number), .. }) = expr else {
        return Err(expr.span());
    };
    number.base10_parse::<u64>().map_err(|_| number.span())
}

/// SCALE has one byte for the index, so no codec gets more.
fn byte_index(ctxt: &Ctxt, on: impl quote::ToTokens, index: u64) -> Option<u32> {
    match u8::try_from(index) {
        Ok(index) => Some(u32::from(index)),
        Err(_) => {
            ctxt.error(on, format!("index {index} does not fit into one byte: 0 to 255"));
            None
        }
    }
}

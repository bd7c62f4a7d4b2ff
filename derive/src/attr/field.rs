//! Attributes of fields and variants.

use syn::{Attribute, Expr, LitInt, LitStr, Token, parse::ParseStream};

use super::{
    conversion::{Conversions, DOWN_KEYS, UP_KEYS},
    past::{Renamed, Was, inside},
    value::{Numbered, Once, list, pass_over, unknown_key},
};
use crate::ctxt::Ctxt;

/// How a field type that has no `Layout` of its own lies in the body.
pub(crate) struct Encoding {
    /// `foreign = "Name"`: through the type's own codec impls.
    pub(crate) foreign: Once<(syn::Ident, LitStr)>,
    /// `nested(1 = 1, 3 = 2)`: an entity at a pinned version.
    pub(crate) nested: Once<Vec<Numbered>>,
}

impl Encoding {
    pub(crate) const fn new() -> Self {
        Self { foreign: Once::new("foreign"), nested: Once::new("nested") }
    }

    /// Reads the value if `key` is one of these; says whether it was.
    pub(crate) fn parse(
        &mut self,
        ctxt: &Ctxt,
        key: &syn::Ident,
        input: ParseStream<'_>,
    ) -> syn::Result<bool> {
        match key.to_string().as_str() {
            "foreign" | "foreign_scale" | "foreign_bincode" => {
                input.parse::<Token![=]>()?;
                self.foreign.set(ctxt, key.span(), (key.clone(), input.parse()?));
            }
            "nested" => self.nested.set(ctxt, key.span(), list(input)?),
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// `#[versioned(…)]` on a field.
pub(crate) struct FieldAttr {
    pub(crate) since: Once<LitInt>,
    pub(crate) default: Once<Expr>,
    pub(crate) token: Once<syn::Ident>,
    pub(crate) renamed: Once<Renamed>,
    pub(crate) encoding: Encoding,
    pub(crate) conversions: Conversions,
    pub(crate) was: Vec<Was>,
}

impl FieldAttr {
    /// Reads the attributes called `attribute`; plain layouts know only `foreign`.
    pub(crate) fn parse(ctxt: &Ctxt, attrs: &[Attribute], attribute: &str) -> Self {
        let mut field = Self {
            since: Once::new("since"),
            default: Once::new("default"),
            token: Once::new("token"),
            renamed: Once::new("renamed"),
            encoding: Encoding::new(),
            conversions: Conversions::new(),
            was: Vec::new(),
        };
        let foreign = ["foreign", "foreign_scale", "foreign_bincode"];
        let known: Vec<&str> = match attribute {
            "versioned" => [
                &["since", "default", "was", "token", "nested", "renamed"],
                &foreign[..],
                &UP_KEYS[..],
            ]
            .concat(),
            _ => [&["renamed"], &foreign[..]].concat(),
        };
        for attr in attrs.iter().filter(|attr| attr.path().is_ident(attribute)) {
            ctxt.note(attr.parse_nested_meta(|meta| {
                let Some(key) = meta.path.get_ident() else {
                    unknown_key(ctxt, &meta.path, &known);
                    return pass_over(meta.input);
                };
                let name = key.to_string();
                // A downcast has another place, which the model tells.
                let is_down = attribute == "versioned" && DOWN_KEYS.contains(&name.as_str());
                let is_known = is_down || known.contains(&name.as_str());
                if !is_known || !field.key(ctxt, key, meta.input)? {
                    unknown_key(ctxt, &meta.path, &known);
                    return pass_over(meta.input);
                }
                Ok(())
            }));
        }
        field
    }

    fn key(&mut self, ctxt: &Ctxt, key: &syn::Ident, input: ParseStream<'_>) -> syn::Result<bool> {
        match key.to_string().as_str() {
            "since" => self.since.set(ctxt, key.span(), after_eq(input)?),
            "default" => self.default.set(ctxt, key.span(), after_eq(input)?),
            "token" => self.token.set(ctxt, key.span(), after_eq(input)?),
            "renamed" => self.renamed.set(ctxt, key.span(), inside(ctxt, input, Renamed::parse)?),
            "was" => self.was.push(inside(ctxt, input, Was::parse)?),
            _ if self.encoding.parse(ctxt, key, input)? => {}
            _ => return self.conversions.parse(ctxt, key, input),
        }
        Ok(true)
    }
}

/// `#[versioned(…)]` on a variant of an entity that is an enum, or of an enum of versions.
pub(crate) struct VariantAttr {
    pub(crate) since: Once<LitInt>,
    pub(crate) index: Once<LitInt>,
    pub(crate) downcast: Once<()>,
    pub(crate) renamed: Once<Renamed>,
}

impl VariantAttr {
    pub(crate) fn parse(ctxt: &Ctxt, attrs: &[Attribute], attribute: &str, known: &[&str]) -> Self {
        let mut variant = Self {
            since: Once::new("since"),
            index: Once::new("index"),
            downcast: Once::new("downcast"),
            renamed: Once::new("renamed"),
        };
        for attr in attrs.iter().filter(|attr| attr.path().is_ident(attribute)) {
            ctxt.note(attr.parse_nested_meta(|meta| {
                let name = meta.path.get_ident().map(ToString::to_string).unwrap_or_default();
                let span = meta
                    .path
                    .get_ident()
                    .map_or_else(proc_macro2::Span::call_site, syn::Ident::span);
                match name.as_str() {
                    key if !known.contains(&key) => {
                        unknown_key(ctxt, &meta.path, known);
                        return pass_over(meta.input);
                    }
                    "since" => variant.since.set(ctxt, span, after_eq(meta.input)?),
                    "index" => variant.index.set(ctxt, span, after_eq(meta.input)?),
                    "renamed" => {
                        let renamed = inside(ctxt, meta.input, Renamed::parse)?;
                        variant.renamed.set(ctxt, span, renamed);
                    }
                    _ => variant.downcast.set(ctxt, span, ()),
                }
                Ok(())
            }));
        }
        variant
    }
}

fn after_eq<T: syn::parse::Parse>(input: ParseStream<'_>) -> syn::Result<T> {
    input.parse::<Token![=]>()?;
    input.parse()
}

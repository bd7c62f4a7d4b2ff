//! Attributes of the type itself.

use proc_macro2::Span;
use syn::{Attribute, Ident, LitInt, LitStr, Path, Token, meta::ParseNestedMeta};

use super::{
    past::{RemovedField, RemovedVariant, inside},
    value::{Numbered, Once, list, pass_over, unknown_key},
};
use crate::{
    ctxt::Ctxt,
    expand::{BINCODE_ALL, SCALE_ALL},
};

/// What an attribute is on: it decides which keys are known.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Item {
    /// The latest view of an entity, a struct.
    Struct,
    /// The latest view of an entity, an enum; or an enum of versions, which says `view`.
    Enum,
    /// A plain layout.
    Layout,
    /// A key.
    Key,
}

impl Item {
    const fn known(self) -> &'static [&'static str] {
        match self {
            Self::Struct | Self::Enum => &[
                "latest",
                "derive",
                "activates",
                "tags",
                "first_tag",
                "removed",
                "name",
                "crate",
                "scale",
                "bincode",
                "view",
                "write",
                "borrowed",
                "history",
            ],
            Self::Layout => &["crate", "check", "view"],
            Self::Key => &["crate"],
        }
    }
}

/// `#[versioned(…)]`, `#[layout(…)]` or `#[key(…)]` on a type.
pub(crate) struct Container {
    pub(crate) latest: Once<LitInt>,
    pub(crate) derives: Vec<Path>,
    pub(crate) activates: Once<Vec<Numbered>>,
    pub(crate) tags: Once<Vec<Numbered>>,
    pub(crate) first_tag: Once<LitInt>,
    pub(crate) removed_fields: Vec<RemovedField>,
    pub(crate) removed_variants: Vec<RemovedVariant>,
    pub(crate) name: Once<LitStr>,
    pub(crate) krate: Once<Path>,
    pub(crate) scale: Once<Vec<Ident>>,
    pub(crate) bincode: Once<Vec<Ident>>,
    pub(crate) view: Once<Path>,
    pub(crate) write: Once<()>,
    pub(crate) borrowed: Once<Path>,
    pub(crate) check: Once<syn::Expr>,
    /// The folder, from the package's.
    pub(crate) history: Once<LitStr>,
}

impl Container {
    pub(crate) fn parse(ctxt: &Ctxt, attrs: &[Attribute], attribute: &str, item: Item) -> Self {
        let mut container = Self {
            latest: Once::new("latest"),
            derives: Vec::new(),
            activates: Once::new("activates"),
            tags: Once::new("tags"),
            first_tag: Once::new("first_tag"),
            removed_fields: Vec::new(),
            removed_variants: Vec::new(),
            name: Once::new("name"),
            krate: Once::new("crate"),
            scale: Once::new("scale"),
            bincode: Once::new("bincode"),
            view: Once::new("view"),
            write: Once::new("write"),
            borrowed: Once::new("borrowed"),
            check: Once::new("check"),
            history: Once::new("history"),
        };
        for attr in attrs.iter().filter(|attr| attr.path().is_ident(attribute)) {
            ctxt.note(attr.parse_nested_meta(|meta| container.key(ctxt, &meta, item)));
        }
        container
    }

    /// Notes names in `scale(…)` and `bincode(…)` that are no traits of theirs.
    pub(crate) fn check_traits(&self, ctxt: &Ctxt) {
        let named = [(&self.scale, &SCALE_ALL[..]), (&self.bincode, &BINCODE_ALL[..])];
        for (names, known) in named {
            for name in names.get().into_iter().flatten() {
                if !known.contains(&name.to_string().as_str()) {
                    ctxt.error(name, format!("no such trait; there are: {}", known.join(", ")));
                }
            }
        }
    }

    fn key(&mut self, ctxt: &Ctxt, meta: &ParseNestedMeta<'_>, item: Item) -> syn::Result<()> {
        let name = meta.path.get_ident().map(ToString::to_string).unwrap_or_default();
        let span = meta.path.get_ident().map_or_else(Span::call_site, Ident::span);
        let input = meta.input;
        match name.as_str() {
            key if !item.known().contains(&key) => {
                unknown_key(ctxt, &meta.path, item.known());
                pass_over(input)?;
            }
            "latest" => self.latest.set(ctxt, span, meta.value()?.parse()?),
            "derive" => self.derives.extend(list::<Path>(input)?),
            "activates" => self.activates.set(ctxt, span, list(input)?),
            "tags" => self.tags.set(ctxt, span, list(input)?),
            "first_tag" => self.first_tag.set(ctxt, span, meta.value()?.parse()?),
            "removed" if item == Item::Enum => {
                self.removed_variants.push(inside(ctxt, input, RemovedVariant::parse)?);
            }
            "removed" => self.removed_fields.push(inside(ctxt, input, RemovedField::parse)?),
            "name" => self.name.set(ctxt, span, meta.value()?.parse()?),
            "crate" => self.krate.set(ctxt, span, meta.value()?.call(Path::parse_mod_style)?),
            "scale" => self.scale.set(ctxt, span, traits(meta)?),
            "bincode" => self.bincode.set(ctxt, span, traits(meta)?),
            "view" => self.view.set(ctxt, span, meta.value()?.parse()?),
            "borrowed" => self.borrowed.set(ctxt, span, meta.value()?.parse()?),
            "history" => self.history.set(ctxt, span, meta.value()?.parse()?),
            "check" => self.check.set(ctxt, span, meta.value()?.parse()?),
            _ => self.write.set(ctxt, span, ()),
        }
        Ok(())
    }
}

/// `(Encode, Decode)`; without a list, nothing is named and the defaults apply.
fn traits(meta: &ParseNestedMeta<'_>) -> syn::Result<Vec<Ident>> {
    if meta.input.peek(syn::token::Paren) {
        return list(meta.input);
    }
    if meta.input.peek(Token![=]) {
        return Err(meta.error("name the traits in parentheses: `scale(Encode, Decode)`"));
    }
    Ok(Vec::new())
}

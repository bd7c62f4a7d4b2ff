//! The types of the older versions, and the enum of all of them.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Generics, Ident};

use super::cx::{Cx, unraw};
use crate::model::{FieldSet, Shape, Style};

/// `UserV1`, `UserV2`, the alias for the latest, and `VersionedUser`.
pub(crate) fn expand(cx: &Cx<'_>) -> TokenStream {
    let older = cx.versions().filter(|n| *n != cx.model.latest).map(|n| older(cx, n));
    let alias = alias(cx);
    let versioned = versioned(cx);
    quote!(#(#older)* #alias #versioned)
}

/// The derives that were asked for. Lints judge what people wrote, and these types they did not. All
/// of `clippy::restriction` is left alone: whoever forbids one of its lints could not derive.
fn derives(cx: &Cx<'_>) -> TokenStream {
    let derives = &cx.model.derives;
    let derives = (!derives.is_empty()).then(|| quote!(#[derive(#(#derives),*)]));
    let allow = allow();
    quote!(#allow #derives)
}

pub(super) fn allow() -> TokenStream {
    quote! {
        #[allow(
            dead_code,
            deprecated,
            missing_copy_implementations,
            missing_debug_implementations,
            non_camel_case_types,
            non_snake_case,
            private_bounds,
            private_interfaces,
            clippy::all,
            clippy::pedantic,
            clippy::nursery,
            clippy::exhaustive_enums,
            clippy::exhaustive_structs
        )]
    }
}

fn older(cx: &Cx<'_>, n: u8) -> TokenStream {
    let (vis, ident, derives) = (&cx.model.vis, cx.ident(n), derives(cx));
    let generics = cx.generics_of(n);
    let (bounds, clause) = declared(&generics);
    let doc = format!("Version {n} of [`{}`], as it was stored.", cx.model.ident);
    match &cx.model.shape {
        Shape::Struct(set) => {
            let body = body(cx, set, n, true);
            let item = match set.style {
                Style::Named => quote!(#vis struct #ident #bounds #clause { #body }),
                Style::Tuple => quote!(#vis struct #ident #bounds ( #body ) #clause;),
                Style::Unit => quote!(#vis struct #ident #bounds #clause;),
            };
            quote!(#[doc = #doc] #derives #item)
        }
        Shape::Enum(all) => {
            let variants = all.iter().filter(|variant| variant.is_in(n)).map(|variant| {
                let (name, docs) = (&variant.ident, &variant.docs);
                let missing = docs.is_empty().then(|| format!("The variant `{name}`."));
                let missing = missing.map(|doc| quote!(#[doc = #doc]));
                let body = body(cx, &variant.fields, n, false);
                let fields = match variant.fields.style {
                    Style::Named => quote!({ #body }),
                    Style::Tuple => quote!(( #body )),
                    Style::Unit => TokenStream::new(),
                };
                quote!(#(#docs)* #missing #name #fields)
            });
            quote!(#[doc = #doc] #derives #vis enum #ident #bounds #clause { #(#variants),* })
        }
    }
}

/// The fields of version `n`, public and documented.
fn body(cx: &Cx<'_>, set: &FieldSet, n: u8, public: bool) -> TokenStream {
    let fields = set.at(n).map(|(_, slot, form)| {
        let ty = cx.stored_type(form, n);
        let docs = &slot.docs;
        let is_present_form = slot.latest().is_some_and(|latest| latest.since == form.since);
        let docs = if is_present_form && !docs.is_empty() {
            quote!(#(#docs)*)
        } else {
            let until = slot
                .end
                .map_or_else(|| slot.latest().map_or(n, |latest| latest.since), |end| end + 1);
            let doc = if is_present_form && slot.end.is_none() {
                format!("The field `{}`.", slot.label)
            } else {
                format!("What stood here before version {until}.")
            };
            quote!(#[doc = #doc])
        };
        let vis = public.then(|| quote!(pub));
        let name = form.name_at(n);
        let name = (set.style == Style::Named).then(|| quote!(#name:));
        quote!(#docs #vis #name #ty)
    });
    quote!(#(#fields),*)
}

/// `<T: Bound>` and the where-clause, for a declaration.
fn declared(generics: &Generics) -> (TokenStream, TokenStream) {
    let clause = &generics.where_clause;
    if generics.params.is_empty() {
        return (TokenStream::new(), quote!(#clause));
    }
    let params = &generics.params;
    (quote!(<#params>), quote!(#clause))
}

/// `pub type UserV3 = User;`, so that code which names a version stays valid when it gets older.
fn alias(cx: &Cx<'_>) -> TokenStream {
    let (vis, ident, latest) = (&cx.model.vis, &cx.model.ident, cx.model.latest);
    let alias = format_ident!("{}V{latest}", unraw(ident));
    let (_, arguments, _) = cx.model.generics.split_for_impl();
    let names = cx.model.generics.params.iter().map(|param| match param {
        syn::GenericParam::Type(param) => {
            let name = &param.ident;
            quote!(#name)
        }
        syn::GenericParam::Lifetime(param) => {
            let name = &param.lifetime;
            quote!(#name)
        }
        syn::GenericParam::Const(param) => {
            let (name, ty) = (&param.ident, &param.ty);
            quote!(const #name: #ty)
        }
    });
    let params = (!cx.model.generics.params.is_empty()).then(|| quote!(<#(#names),*>));
    let allow = allow();
    let doc = format!("Version {latest} of [`{ident}`], the latest.");
    quote! {
        #[doc = #doc]
        #allow
        #vis type #alias #params = #ident #arguments;
    }
}

fn versioned(cx: &Cx<'_>) -> TokenStream {
    let (vis, versioned, derives) = (&cx.model.vis, &cx.versioned, derives(cx));
    let (bounds, clause) = declared(&cx.versioned_generics());
    let variants = cx.versions().map(|n| {
        let (variant, ty) = (variant(n), cx.ty(n));
        let doc = format!("Version {n}.");
        quote!(#[doc = #doc] #variant(#ty))
    });
    let doc = format!("A stored [`{}`] in the version it was stored in.", cx.model.ident);
    quote! {
        #[doc = #doc]
        #derives
        #vis enum #versioned #bounds #clause { #(#variants),* }
    }
}

/// `V1`.
pub(crate) fn variant(n: u8) -> Ident {
    format_ident!("V{n}")
}

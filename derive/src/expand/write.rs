//! Writing: a version as it is, and the latest view as any version that loses nothing.
//!
//! A downcast is written, read back as the latest view and compared with the value, field by field
//! where the version differs: what would read back as something else is refused by name.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::{Ident, spanned::Spanned};

use super::{
    convert,
    cx::{Cx, local, unraw},
    fields::{Fields, Want, foreign, wire},
    variants,
};
use crate::model::{FieldSet, Kind, Shape, Slot, VariantModel};

const OK: &str = "::core::result::Result::Ok(())";

fn ok() -> TokenStream {
    OK.parse().unwrap_or_default()
}

/// The context in errors of entities inside: the view, and the version that was to be written.
fn site(n: u8) -> TokenStream {
    quote!(Self, #n)
}

/// The body of `write_form` for an older version.
pub(crate) fn form(cx: &Cx<'_>, n: u8) -> TokenStream {
    let (ident, ok) = (cx.ident(n), ok());
    match &cx.model.shape {
        Shape::Struct(set) => {
            let pattern = Fields::new(cx.k, set, n).assembled(&quote!(#ident));
            let writes = plain_writes(cx, set, n, Want::Form);
            quote!(let #pattern = __form; #writes #ok)
        }
        Shape::Enum(all) => {
            let arms = variants::present(all, n).map(|variant| {
                let name = &variant.ident;
                let pattern =
                    Fields::new(cx.k, &variant.fields, n).assembled(&quote!(#ident::#name));
                let put = put_variant(cx, variant);
                let writes = plain_writes(cx, &variant.fields, n, Want::Form);
                quote!(#pattern => { #put #writes #ok })
            });
            quote!(match __form { #(#arms)* })
        }
    }
}

/// The body of `write_latest`: the view as version `n`.
pub(crate) fn latest(cx: &Cx<'_>, n: u8) -> TokenStream {
    let latest = cx.model.latest;
    let ident = &cx.model.ident;
    match &cx.model.shape {
        Shape::Struct(set) => {
            let pattern = Fields::new(cx.k, set, latest).assembled(&quote!(#ident));
            let body = view_as(cx, set, n, &TokenStream::new(), None);
            quote!(let #pattern = self; #body)
        }
        Shape::Enum(all) => {
            let arms = variants::present(all, latest).map(|variant| {
                let name = &variant.ident;
                let set = &variant.fields;
                let pattern = Fields::new(cx.k, set, latest).assembled(&quote!(#ident::#name));
                let body = if variant.is_in(n) {
                    view_as(cx, set, n, &put_variant(cx, variant), Some(variant))
                } else {
                    lost(cx, n, &unraw(name).to_string(), variant.since)
                };
                quote!(#pattern => { #body })
            });
            quote!(match self { #(#arms)* })
        }
    }
}

fn put_variant(cx: &Cx<'_>, variant: &VariantModel) -> TokenStream {
    let (k, wire, index) = (cx.k, wire(), variant.index);
    quote!(<#wire as #k::wire::Wire>::put_variant(__writer, #index);)
}

fn plain_writes(cx: &Cx<'_>, set: &FieldSet, n: u8, want: Want) -> TokenStream {
    let fields = Fields::new(cx.k, set, n);
    let writes = set.at(n).map(|(index, slot, form)| {
        let local = local(index);
        fields.write(form, &slot.label, &quote!(#local), want, &site(n))
    });
    writes.collect()
}

/// The fields of the view, bound by reference to their locals, as version `n`: an expression.
fn view_as(
    cx: &Cx<'_>,
    set: &FieldSet,
    n: u8,
    put: &TokenStream,
    variant: Option<&VariantModel>,
) -> TokenStream {
    let ok = ok();
    if n == cx.model.latest {
        let writes = plain_writes(cx, set, n, Want::Latest);
        return quote!(#put #writes #ok);
    }
    if let Some(refusal) = refusal(cx, set, n) {
        return refusal;
    }
    let fields = Fields::new(cx.k, set, n);
    let writes: TokenStream = set
        .at(n)
        .map(|(index, slot, form)| {
            let (before, value) = downcast(cx, slot, index, n);
            let write = fields.write(form, &slot.label, &value, Want::Latest, &site(n));
            quote!(#before #write)
        })
        .collect();
    let check = check(cx, set, n, variant);
    quote!(let __start = __writer.as_bytes().len(); #put #writes #check #ok)
}

/// A version that the view can never be written as: the reason, as an expression.
fn refusal(cx: &Cx<'_>, set: &FieldSet, n: u8) -> Option<TokenStream> {
    for (_, slot, form) in set.at(n) {
        let needs = slot.needs();
        if slot.end.is_some() && form.default.is_none() {
            return Some(refused(cx, n, "removed", &slot.label, needs));
        }
        let from = slot.index_at(n)?;
        let older = slot.forms.iter().skip(from).take(slot.forms.len() - 1 - from);
        if older.clone().any(|form| form.down.is_none()) {
            return Some(refused(cx, n, "no_downcast", &slot.label, needs));
        }
    }
    None
}

fn refused(cx: &Cx<'_>, n: u8, kind: &str, label: &str, needs: u8) -> TokenStream {
    let (k, kind) = (cx.k, format_ident!("{kind}"));
    quote!(#k::__private::#kind::<Self, #n, #needs>(#label))
}

fn lost(cx: &Cx<'_>, n: u8, label: &str, needs: u8) -> TokenStream {
    refused(cx, n, "lost", label, needs)
}

/// Statements that bring a field of the view down to version `n`, and the reference to write.
fn downcast(cx: &Cx<'_>, slot: &Slot, index: usize, n: u8) -> (TokenStream, TokenStream) {
    let k = cx.k;
    let local = local(index);
    if slot.end.is_some() {
        let Some(form) = slot.at(n) else { return Default::default() };
        let (ty, value) = (&form.ty, convert::default(k, form));
        return (quote!(let #local: #ty = #value;), quote!(&#local));
    }
    let from = slot.index_at(n).unwrap_or(0);
    let mut statements = TokenStream::new();
    let mut value = quote!(#local);
    for older in slot.forms.iter().take(slot.forms.len() - 1).skip(from).rev() {
        let Some(down) = &older.down else { continue };
        let (function, ty) = (&down.function, &older.ty);
        let call = quote_spanned!(function.span()=> (#function)(#value));
        let result = if down.fallible {
            let (version, label) = (cx.version(n), &slot.label);
            quote! {
                match #call {
                    ::core::result::Result::Ok(__value) => __value,
                    ::core::result::Result::Err(__error) => {
                        return ::core::result::Result::Err(#k::__private::refused_downcast(
                            <Self as #k::Entity>::NAME, #version, #label, __error,
                        ));
                    }
                }
            }
        } else {
            call
        };
        statements.extend(quote!(let #local: #ty = #result;));
        value = quote!(&#local);
    }
    // The view's own reference must stay reachable for the check, so the chain has a scope of its
    // own whenever it binds anything.
    if statements.is_empty() {
        return (statements, value);
    }
    let down = format_ident!("__perennial_down_{index}");
    (quote!(let #down = { #statements #local };), quote!(&#down))
}

/// Statements that read the bytes back and compare what version `n` holds otherwise.
fn check(cx: &Cx<'_>, set: &FieldSet, n: u8, variant: Option<&VariantModel>) -> TokenStream {
    let (k, wire, latest) = (cx.k, wire(), cx.model.latest);
    let differing: Vec<(usize, &Slot)> = set
        .at(latest)
        .filter(|(_, slot, form)| slot.at(n).is_none_or(|held| held.since != form.since))
        .map(|(index, slot, _)| (index, slot))
        .collect();
    let Some((_, first)) = differing.first() else { return TokenStream::new() };
    let compares = differing.iter().map(|(index, slot)| {
        let (value, back) = (local(*index), back(*index));
        let same = same(cx, slot, &quote!(#value), &quote!(#back));
        let lost = lost(cx, n, &slot.label, slot.needs());
        quote!(if !#same { return #lost; })
    });
    let ident = &cx.model.ident;
    let label = &first.label;
    let version = cx.version(n);
    let fields = Fields::new(k, set, latest);
    let compare = match variant {
        None => {
            let pattern = fields.assembled_as(&quote!(#ident), back);
            quote!(let #pattern = &__back; #(#compares)*)
        }
        Some(variant) => {
            let name = &variant.ident;
            let pattern = fields.assembled_as(&quote!(#ident::#name), back);
            let lost = lost(cx, n, &unraw(name).to_string(), latest);
            quote!(match &__back { #pattern => { #(#compares)* } _ => return #lost, })
        }
    };
    quote! {
        if let ::core::option::Option::Some(__back) =
            #k::__private::read_back::<Self, #n, #wire>(
                <Self as #k::Entity>::NAME, #version, #label, __writer, __start,
            )?
        {
            #compare
        }
    }
}

fn back(index: usize) -> Ident {
    format_ident!("__perennial_back_{index}")
}

/// Whether two values of a slot's latest form have the same bytes: equality is identity in the
/// bytes, so a type needs no `PartialEq`, and a NaN equals itself.
fn same(cx: &Cx<'_>, slot: &Slot, a: &TokenStream, b: &TokenStream) -> TokenStream {
    let (k, wire) = (cx.k, wire());
    let Some(form) = slot.latest() else { return TokenStream::new() };
    let ty = &form.ty;
    match (&form.kind, form.kind.pin(cx.model.latest)) {
        (Kind::Foreign(name, module), _) => {
            let module = foreign(k, module);
            quote! {
                #k::__private::same_bytes(|__writer, __first| {
                    #module::write::<#ty, #wire>(
                        #name, if __first { #a } else { #b }, __writer,
                    );
                })
            }
        }
        (_, Some(pin)) => quote!(#k::__private::same_form::<#ty, #pin, #wire>(#a, #b)),
        (_, None) => quote!(#k::__private::same::<#ty, #wire>(#a, #b)),
    }
}

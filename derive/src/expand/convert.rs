//! Conversions between the forms of a field.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{Type, spanned::Spanned};

use super::{cx::Cx, cx::local};
use crate::{
    attr::Conversion,
    model::{Slot, SlotForm},
};

/// Where a failing upcast is reported: into a fault while decoding, or as an error of its own.
#[derive(Clone, Copy)]
pub(crate) enum Report {
    Fault,
    Error,
}

/// `let local: Type = function(argument);`, with the failure of a fallible one returned.
pub(crate) fn upcast(
    cx: &Cx<'_>,
    conversion: &Conversion,
    argument: &TokenStream,
    (label, to): (&str, u8),
    report: Report,
) -> TokenStream {
    let k = cx.k;
    let function = &conversion.function;
    let call = quote_spanned!(function.span()=> (#function)(#argument));
    if !conversion.fallible {
        return call;
    }
    let version = cx.version(to);
    let name = quote!(<Self as #k::Entity>::NAME);
    let error = quote!(#k::UpcastError::new(#name, #label, #version, __error));
    let error = match report {
        Report::Fault => quote!(#error.into_fault(__reader.rest().len())),
        Report::Error => error,
    };
    quote! {
        match #call {
            ::core::result::Result::Ok(__value) => __value,
            ::core::result::Result::Err(__error) => return ::core::result::Result::Err(#error),
        }
    }
}

/// What versions that lack the slot read as: the declared default, or the type's.
pub(crate) fn default(k: &syn::Path, form: &SlotForm) -> TokenStream {
    let ty = &form.ty;
    match &form.default {
        Some(default) => quote!(#default),
        None => quote_spanned!(ty.span()=> <#ty as #k::__private::Lacked>::lacked()),
    }
}

/// Statements that bring the slot from what version `n` holds to its latest form, in its local.
/// Only for slots whose way up needs no whole older version.
pub(crate) fn lift(cx: &Cx<'_>, slot: &Slot, index: usize, n: u8, report: Report) -> TokenStream {
    let local = local(index);
    let at = slot.index_at(n);
    let mut statements = TokenStream::new();
    if let (None, Some(first)) = (at, slot.forms.first()) {
        let (ty, value) = (&first.ty, default(cx.k, first));
        statements.extend(quote!(let #local: #ty = #value;));
    }
    let from = at.unwrap_or(0);
    let pairs = slot.forms.iter().zip(slot.forms.iter().skip(1)).skip(from);
    for (older, newer) in pairs {
        let Some(up) = &older.up else { continue };
        let value = upcast(cx, up, &quote!(#local), (&slot.label, newer.since), report);
        let ty: &Type = &newer.ty;
        statements.extend(quote!(let #local: #ty = #value;));
    }
    statements
}

/// Statements that bring the slot one version up, from `n`, and whether they need the whole older
/// version, which is then bound to `__form`.
pub(crate) fn step(cx: &Cx<'_>, slot: &Slot, index: usize, n: u8) -> (TokenStream, bool) {
    let k = cx.k;
    let local = local(index);
    let next = n + 1;
    let Some(to) = slot.at(next) else { return (TokenStream::new(), false) };
    let ty = cx.stored_type(to, next);
    let Some(from) = slot.at(n) else {
        return match &to.intro {
            Some(intro) => {
                let value = upcast(cx, intro, &quote!(&__form), (&slot.label, next), Report::Error);
                (quote!(let #local: #ty = #value;), true)
            }
            None => {
                let value = default(k, to);
                (nested_default(cx, slot, to, next, &quote!(#local), &value), false)
            }
        };
    };
    if from.since != to.since {
        let Some(up) = &from.up else { return (TokenStream::new(), false) };
        let argument = if up.whole { quote!(&__form) } else { quote!(#local) };
        let value = upcast(cx, up, &argument, (&slot.label, next), Report::Error);
        return (quote!(let #local: #ty = #value;), up.whole);
    }
    let (Some(here), Some(there)) = (from.kind.pin(n), to.kind.pin(next)) else {
        return (TokenStream::new(), false);
    };
    let nested = &to.ty;
    if next == cx.model.latest {
        let lifted = quote!(<#nested as #k::entity::Form<#here>>::into_latest(#local)?);
        return (quote!(let #local = #lifted;), false);
    }
    let steps = (here..there).map(|pin| {
        let above = pin + 1;
        quote!(let #local = <#nested as #k::entity::Step<#pin, #above>>::step(#local)?;)
    });
    (quote!(#(#steps)*), false)
}

/// A default of a nested entity is its latest view; an older version of ours holds an older form.
fn nested_default(
    cx: &Cx<'_>,
    slot: &Slot,
    form: &SlotForm,
    n: u8,
    local: &TokenStream,
    value: &TokenStream,
) -> TokenStream {
    let (k, ty, label, version) = (cx.k, &form.ty, &slot.label, cx.version(n));
    match form.kind.pin(n) {
        Some(pin) if n != cx.model.latest => quote! {
            let #local: #ty = #value;
            let #local = #k::__private::default_form::<#ty, #pin>(
                <Self as #k::Entity>::NAME,
                #label,
                #version,
                &#local,
            )?;
        },
        _ => quote!(let #local: #ty = #value;),
    }
}

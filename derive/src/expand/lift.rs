//! `into_latest`: the stored form of an older version, all the way up.
//!
//! It gives what reading straight into the latest view gives. Only where an upcast takes a whole
//! older version, or a variant is gone, are the versions between built one by one.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    convert::{self, Report},
    cx::{Cx, local},
    fields::Fields,
    variants,
};
use crate::model::{FieldSet, Shape};

pub(super) fn into_latest(cx: &Cx<'_>, n: u8) -> TokenStream {
    let by_steps = cx.goes_by_steps(n);
    let (from, to) = (cx.ident(n), &cx.model.ident);
    match &cx.model.shape {
        Shape::Struct(set) if by_steps => struct_by_steps(cx, set, n),
        Shape::Struct(set) => {
            let (pattern, value) = at_once(cx, set, n, [&quote!(#from), &quote!(#to)]);
            quote!(let #pattern = __form; #value)
        }
        Shape::Enum(all) => {
            let stays = variants::present(all, n).filter(|variant| variant.end.is_none());
            let arms = stays.map(|variant| {
                let name = &variant.ident;
                let paths = [&quote!(#from::#name), &quote!(#to::#name)];
                let (pattern, value) = at_once(cx, &variant.fields, n, paths);
                quote!(#pattern => { #value })
            });
            let (step, rest) = next_step(cx, n);
            let gone = by_steps.then(|| quote!(__form => { #step #rest }));
            quote!(match __form { #(#arms)* #gone })
        }
    }
}

/// A pattern that takes version `n` apart, and the latest view of its fields.
fn at_once(
    cx: &Cx<'_>,
    set: &FieldSet,
    n: u8,
    [from, to]: [&TokenStream; 2],
) -> (TokenStream, TokenStream) {
    let k = cx.k;
    let lifts = set.at(cx.model.latest).map(|(index, slot, form)| {
        let Some(pin) = slot.at(n).and_then(|held| held.kind.pin(n)) else {
            return convert::lift(cx, slot, index, n, Report::Error);
        };
        let (local, ty) = (local(index), &form.ty);
        quote!(let #local = <#ty as #k::entity::Form<#pin>>::into_latest(#local)?;)
    });
    let value = Fields::new(k, set, cx.model.latest).assembled(to);
    let value = quote!(#(#lifts)* ::core::result::Result::Ok(#value));
    (Fields::new(k, set, n).assembled(from), value)
}

/// The step to the next version, and the way up from there.
fn next_step(cx: &Cx<'_>, n: u8) -> (TokenStream, TokenStream) {
    let (k, next) = (cx.k, n + 1);
    let step = quote!(let __form = <Self as #k::entity::Step<#n, #next>>::step(__form)?;);
    (step, quote!(<Self as #k::entity::Form<#next>>::into_latest(__form)))
}

/// The default of an entity inside is its latest view, and the next version may keep only what its
/// pinned version of that can hold. So the default is put in its place again at the end.
fn struct_by_steps(cx: &Cx<'_>, set: &FieldSet, n: u8) -> TokenStream {
    let (next, latest) = (n + 1, cx.model.latest);
    let brought = set.at(latest).filter(|(_, _, form)| {
        let is_nested = form.kind.pin(next).is_some();
        is_nested && form.since == next && form.intro.is_none() && next < latest
    });
    let defaults: Vec<TokenStream> = brought
        .map(|(_, slot, form)| {
            let (member, value) = (&slot.member, convert::default(cx.k, form));
            quote!(__latest.#member = #value;)
        })
        .collect();
    let (step, rest) = next_step(cx, n);
    if defaults.is_empty() {
        return quote!(#step #rest);
    }
    quote! {
        #step
        let mut __latest = #rest?;
        #(#defaults)*
        ::core::result::Result::Ok(__latest)
    }
}

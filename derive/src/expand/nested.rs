//! What an entity holds is active when the entity is: the gate asks for the outermost version only,
//! so each version must activate no earlier than those that it holds.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, Group, TokenStream};
use quote::{quote, quote_spanned};

use super::cx::{Cx, unraw};
use crate::model::{FieldSet, Pin, Shape, Slot, SlotForm, has_any_parameter};

/// An entity in a field of some version.
struct Held<'a> {
    /// The place of the field, and of its form: what has one pin in several versions.
    key: (usize, usize, u8),
    /// What errors call the field.
    label: String,
    form: &'a SlotForm,
    pin: Pin,
}

/// The entities that version `n` holds.
fn held<'a>(cx: &Cx<'a>, n: u8) -> Vec<Held<'a>> {
    let of_set = |variant: usize, prefix: String, set: &'a FieldSet| {
        let fields = set.at(n).filter_map(move |(index, slot, form): (_, &'a Slot, _)| {
            let pin = form.kind.pinned(n)?;
            let label = format!("{prefix}{}", slot.label);
            Some(Held { key: (variant, index, pin.theirs), label, form, pin })
        });
        fields.collect::<Vec<_>>()
    };
    match &cx.model.shape {
        Shape::Struct(set) => of_set(0, String::new(), set),
        Shape::Enum(all) => {
            let present = all.iter().enumerate().filter(|(_, variant)| variant.is_in(n));
            let held = present.flat_map(|(place, variant)| {
                of_set(place, format!("{}.", unraw(&variant.ident)), &variant.fields)
            });
            held.collect()
        }
    }
}

/// Constants that do not compile if an entity without our parameters is held too early. Activations
/// ascend, so the first version with a pin speaks for those that follow.
pub(crate) fn assertions(cx: &Cx<'_>) -> TokenStream {
    let mut seen = BTreeSet::new();
    let assertions = cx.versions().flat_map(|n| {
        let mut held = held(cx, n);
        held.retain(|held| !has_any_parameter(&cx.model.generics, &held.form.ty));
        held.retain(|held| seen.insert(held.key));
        held.into_iter().map(move |held| {
            let assertion = assertion(cx, n, &held);
            quote!(const _: () = #assertion;)
        })
    });
    assertions.collect()
}

/// The same where version `n` is written, for entities that depend on our parameters: which those
/// are is known only then.
pub(crate) fn assertions_in(cx: &Cx<'_>, n: u8) -> TokenStream {
    let held = held(cx, n).into_iter();
    let generic = held.filter(|held| has_any_parameter(&cx.model.generics, &held.form.ty));
    let assertions: Vec<_> = generic.map(|held| assertion(cx, n, &held)).collect();
    match assertions.is_empty() {
        true => TokenStream::new(),
        false => quote!(const { #(#assertions)* };),
    }
}

/// Compares the activations, and fails on the pin.
fn assertion(cx: &Cx<'_>, n: u8, held: &Held<'_>) -> TokenStream {
    let k = cx.k;
    let Held { label, form, pin, .. } = held;
    let (ty, theirs, (first, last)) = (&form.ty, pin.theirs, pin.spans);
    let activates = cx.activates(n);
    let from = match activates {
        0 => "at every spec version".to_owned(),
        spec => format!("from spec version {spec} on"),
    };
    let name = &cx.model.name;
    let hint =
        format!("let `{name}` say `activates({n} = …)` with the same spec version, or a later");
    let message = format!(
        "version {n} of `{name}` is active {from}, but version {theirs} of the entity in `{label}`, \
         which it holds, only later; {hint}"
    );
    let mut arguments = Group::new(Delimiter::Parenthesis, quote!("{}", #message));
    arguments.set_span(last);
    let panic = quote_spanned!(first=> ::core::panic! #arguments);
    quote! {
        if <#ty as #k::entity::Form<#theirs>>::ACTIVATES.0 > #k::SpecVersion(#activates).0 {
            #panic
        }
    }
}

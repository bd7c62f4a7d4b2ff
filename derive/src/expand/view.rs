//! The borrowed view of a struct: `UserView`, its accessors, and the tokens that name the fields.
//!
//! `HasField` of the entity holds the code that finds a field in each version. Versions that
//! begin with the same fields share it; an accessor and a token only call it.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::{Ident, Lifetime};

use super::{
    borrowed::{Borrowed, accessor_docs, accessor_name, here, types},
    convert::{self, Report},
    cx::{Cx, local, unraw},
    fields::{Fields, Want, layout_path, nested_path, wire},
};
use crate::model::{FieldSet, Kind, Shape, Slot, SlotForm};

/// Where a field comes from in some versions.
#[derive(PartialEq, Eq)]
enum Origin {
    /// It lies at a place, behind these fields: slots, forms and pins.
    Stored { place: usize, form: usize, pin: Option<u8>, before: Vec<(usize, usize, Option<u8>)> },
    /// It is not there: a default stands in.
    Default,
    /// Its upcast takes the whole older version.
    Whole,
}

/// Versions in which the field comes from the same place; the first speaks for all.
struct Arm {
    versions: Vec<u8>,
    origin: Origin,
}

/// The view's type, with the given lifetime and codec.
pub(super) fn borrowed(cx: &Cx<'_>, lifetime: &TokenStream, wire: &Ident) -> TokenStream {
    let (k, ident) = (cx.k, &cx.model.ident);
    let (_, arguments, _) = cx.model.generics.split_for_impl();
    match &cx.model.shape {
        Shape::Enum(_) => quote!(#k::entity::StoredView<#lifetime, #ident #arguments, #wire>),
        Shape::Struct(_) => view(cx).with(lifetime, wire),
    }
}

fn view<'a>(cx: &'a Cx<'_>) -> Borrowed<'a> {
    let (k, ident) = (cx.k, &cx.model.ident);
    let name = cx.model.borrowed.clone();
    Borrowed {
        k,
        vis: &cx.model.vis,
        of: ident,
        generics: &cx.model.generics,
        bounded: &cx.generics,
        name: name.unwrap_or_else(|| format_ident!("{}View", unraw(ident))),
        types: types(&cx.model.shape),
        base: quote!(#k::entity::StoredView),
        doc: format!("A stored [`{ident}`] of any version, read in place."),
    }
}

/// `pub struct UserView<'a, C>`.
pub(crate) fn declaration(cx: &Cx<'_>) -> TokenStream {
    match cx.model.shape {
        Shape::Enum(_) => TokenStream::new(),
        Shape::Struct(_) => view(cx).declaration(),
    }
}

/// Impls for the view and its fields.
pub(crate) fn expand(cx: &Cx<'_>) -> TokenStream {
    let Shape::Struct(set) = &cx.model.shape else { return TokenStream::new() };
    let present: Vec<(usize, &Slot, &SlotForm)> = set.at(cx.model.latest).collect();
    let fields = present.iter().map(|(at, slot, form)| {
        let arms = arms(cx, set, *at, slot);
        field_at(cx, set, (*at, slot, form), &arms)
    });
    let view = view(cx);
    let names = view.names();
    let accessors = present
        .iter()
        .map(|(_, slot, form)| accessor(cx, slot, form, &accessor_name(set, slot, form), &names));
    let tokens = present.iter().map(|(_, slot, form)| {
        let (k, key) = (cx.k, key(slot, form));
        let name = accessor_name(set, slot, form);
        let token = slot
            .token
            .clone()
            .unwrap_or_else(|| format_ident!("{}", unraw(&name).to_string().to_uppercase()));
        let (vis, label) = (&slot.vis, &slot.label);
        let doc = format!("The field `{label}`, to read it and no other.");
        quote! {
            #[doc = #doc]
            #vis const #token: #k::entity::Field<Self, #key> = #k::entity::Field::new();
        }
    });
    let taken: Vec<Ident> =
        present.iter().map(|(_, slot, form)| accessor_name(set, slot, form)).collect();
    let impls = view.impls(&quote!(#(#accessors)*), &taken);
    let ident = &cx.model.ident;
    let (_, arguments, _) = cx.model.generics.split_for_impl();
    let (own_params, _, own_clause) = cx.model.generics.split_for_impl();
    quote! {
        #(#fields)*
        #impls

        impl #own_params #ident #arguments #own_clause {
            #(#tokens)*
        }
    }
}

/// The type that stands for the field.
fn mark(slot: &Slot) -> Ident {
    format_ident!("__perennial_field_{}", slot.label)
}

/// What `HasField` is implemented for: the field, and its type. An impl is as visible as what its
/// trait names, so that a public field of a private type is no private type in a public interface.
fn key(slot: &Slot, form: &SlotForm) -> TokenStream {
    let (mark, ty) = (mark(slot), &form.ty);
    quote!((#mark, #ty))
}

fn accessor(
    cx: &Cx<'_>,
    slot: &Slot,
    form: &SlotForm,
    name: &Ident,
    (lifetime, codec): &(Lifetime, Ident),
) -> TokenStream {
    let (k, ident, vis, docs) = (cx.k, &cx.model.ident, &slot.vis, accessor_docs(slot));
    let (_, arguments, _) = cx.model.generics.split_for_impl();
    let (key, span) = (key(slot, form), here(form));
    let field = quote_spanned!(span=> <#ident #arguments as #k::entity::HasField<#key>>);
    quote_spanned! {span=>
        #docs
        #[inline]
        #vis fn #name(
            &self,
        ) -> ::core::result::Result<#field::View<#lifetime, #codec>, #k::DecodeError> {
            #field::view_field::<#codec>(&self.0)
        }
    }
}

/// The versions, by where they have the field.
fn arms(cx: &Cx<'_>, set: &FieldSet, at: usize, slot: &Slot) -> Vec<Arm> {
    let mut arms: Vec<Arm> = Vec::new();
    for n in cx.versions() {
        let origin = origin(set, at, slot, n);
        match arms.iter_mut().find(|arm| arm.origin == origin) {
            Some(arm) => arm.versions.push(n),
            None => arms.push(Arm { versions: vec![n], origin }),
        }
    }
    arms
}

fn origin(set: &FieldSet, at: usize, slot: &Slot, n: u8) -> Origin {
    if slot.needs_whole(n) {
        return Origin::Whole;
    }
    let Some(form) = slot.index_at(n) else { return Origin::Default };
    let signature = |index: usize, slot: &Slot| {
        let form = slot.index_at(n)?;
        Some((index, form, slot.forms.get(form)?.kind.pin(n)))
    };
    let before = set.slots.iter().enumerate().take(at);
    let before: Vec<_> = before.filter_map(|(index, slot)| signature(index, slot)).collect();
    let pin = slot.forms.get(form).and_then(|form| form.kind.pin(n));
    Origin::Stored { place: before.len(), form, pin, before }
}

/// `HasField` of the entity.
fn field_at(
    cx: &Cx<'_>,
    set: &FieldSet,
    (at, slot, form): (usize, &Slot, &SlotForm),
    arms: &[Arm],
) -> TokenStream {
    let (k, wire, ty, label) = (cx.k, wire(), &form.ty, &slot.label);
    let (mark, key, vis, span) = (mark(slot), key(slot, form), &slot.vis, here(form));
    let last = slot.forms.len() - 1;
    let is_last = |arm: &Arm| matches!(&arm.origin, Origin::Stored { form, .. } if *form == last);
    let always_stored = arms.iter().all(is_last);
    let (layout, nested) = (layout_path(k, form), nested_path(k, form));
    let view_type = match (&form.kind, always_stored) {
        (Kind::Foreign(..), _) => quote!(#ty),
        (Kind::Nested(_), true) => quote!(#nested::View<'__perennial, #wire>),
        (Kind::Nested(_), false) => quote!(#nested::Viewed<'__perennial, #wire>),
        (Kind::Plain, true) => quote!(#layout::View<'__perennial, #wire>),
        (Kind::Plain, false) => quote!(#layout::Viewed<'__perennial, #wire>),
    };
    let leaf = Leaf { cx, set, at, slot, form, last, always_stored };
    let view = choice(arms, |arm| leaf.expression(arm, true));
    let read = choice(arms, |arm| leaf.expression(arm, false));
    let body = quote_spanned! {span=>
        type Value = #ty;
        type View<'__perennial, #wire: #k::wire::Wire> = #view_type;
        const FIELD: &'static str = #label;

        #[inline(always)]
        fn view_field<'__perennial, #wire: #k::wire::Wire>(
            __view: &#k::entity::StoredView<'__perennial, Self, #wire>,
        ) -> ::core::result::Result<
            <Self as #k::entity::HasField<#key>>::View<'__perennial, #wire>,
            #k::DecodeError,
        > {
            #view
        }

        #[inline(always)]
        fn read_field<#wire: #k::wire::Wire>(
            __view: &#k::entity::StoredView<'_, Self, #wire>,
        ) -> ::core::result::Result<#ty, #k::DecodeError> {
            #read
        }
    };
    let has_field = cx.impl_for_view(&quote!(#k::entity::HasField<#key>), &body);
    quote! {
        #[doc(hidden)]
        #[allow(missing_copy_implementations, missing_debug_implementations, non_camel_case_types)]
        #vis enum #mark {}

        #has_field
    }
}

/// The arm of the value's version; no choice where all versions are alike.
fn choice(arms: &[Arm], expression: impl Fn(&Arm) -> TokenStream) -> TokenStream {
    if let [only] = arms {
        return expression(only);
    }
    let arms = arms.iter().map(|arm| {
        let (versions, expression) = (&arm.versions, expression(arm));
        quote!(#(#versions)|* => #expression,)
    });
    quote! {
        match __view.version().get() {
            #(#arms)*
            _ => ::core::result::Result::Err(__view.unknown()),
        }
    }
}

/// One field, for the expressions that get it.
struct Leaf<'a> {
    cx: &'a Cx<'a>,
    set: &'a FieldSet,
    at: usize,
    slot: &'a Slot,
    form: &'a SlotForm,
    last: usize,
    always_stored: bool,
}

impl Leaf<'_> {
    /// The field as a `Result`: as a view or owned.
    fn expression(&self, arm: &Arm, as_view: bool) -> TokenStream {
        let n = arm.versions.first().copied().unwrap_or(1);
        let local = local(self.at);
        let done = if as_view { self.made(&quote!(#local)) } else { quote!(#local) };
        match &arm.origin {
            Origin::Whole => {
                let member = &self.slot.member;
                let done = if as_view {
                    self.made(&quote!(__latest.#member))
                } else {
                    quote!(__latest.#member)
                };
                quote! {
                    match __view.to_owned() {
                        ::core::result::Result::Ok(__latest) => ::core::result::Result::Ok(#done),
                        ::core::result::Result::Err(__error) => {
                            ::core::result::Result::Err(__error)
                        }
                    }
                }
            }
            Origin::Default => {
                let lift = convert::lift(self.cx, self.slot, self.at, n, Report::Fault);
                quote!(__view.make(|__reader| { #lift ::core::result::Result::Ok(#done) }))
            }
            Origin::Stored { place, form, .. } => {
                let read = if *form == self.last {
                    self.last_form(n, as_view)
                } else {
                    let Some(old) = self.slot.forms.get(*form) else { return TokenStream::new() };
                    let ty = &old.ty;
                    let read = Fields::new(self.cx.k, self.set, n).read(old, Want::Latest);
                    let lift = convert::lift(self.cx, self.slot, self.at, n, Report::Fault);
                    quote! {{
                        let #local: #ty = #read?;
                        #lift
                        ::core::result::Result::Ok(#done)
                    }}
                };
                quote!(__view.at::<#n, #place, _>(|__reader| #read))
            }
        }
    }

    /// Reads the field in the form of the latest view.
    fn last_form(&self, n: u8, as_view: bool) -> TokenStream {
        let (k, wire) = (self.cx.k, wire());
        if !as_view || matches!(self.form.kind, Kind::Foreign(..)) {
            return Fields::new(k, self.set, n).read(self.form, Want::Latest);
        }
        let (view, viewed) = match self.form.kind.pin(n) {
            Some(pin) => {
                let version = self.cx.version(pin);
                let nested = nested_path(k, self.form);
                let view = quote!(#nested::view_nested::<#wire>(#version, __reader));
                (view, quote!(#nested::viewed_nested::<#wire>))
            }
            None => {
                let path = layout_path(k, self.form);
                (quote!(#path::view::<#wire>(__reader)), quote!(#path::viewed::<#wire>))
            }
        };
        if self.always_stored { view } else { quote!(#view.map(#viewed)) }
    }

    /// An owned value as the accessor gives it.
    fn made(&self, value: &TokenStream) -> TokenStream {
        let (k, wire) = (self.cx.k, wire());
        match &self.form.kind {
            Kind::Foreign(..) => value.clone(),
            Kind::Nested(_) => {
                let path = nested_path(k, self.form);
                quote!(#path::made_nested::<#wire>(#value))
            }
            Kind::Plain => {
                let path = layout_path(k, self.form);
                quote!(#path::made::<#wire>(#value))
            }
        }
    }
}

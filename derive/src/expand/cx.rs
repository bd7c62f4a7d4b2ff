//! What all parts of an expansion share.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote};
use syn::{Generics, Ident, Type, WherePredicate, parse_quote};

use super::{fields::wire, outline::Outline, view};
use crate::model::{FieldSet, Kind, Model, Shape, SlotForm, has_parameter, kept, parameter_bounds};

/// The model with the names that its expansion uses again and again.
pub(crate) struct Cx<'a> {
    pub(crate) model: &'a Model,
    /// The crate: `::perennial`.
    pub(crate) k: &'a syn::Path,
    /// The user's generics with the bounds that stored fields need.
    pub(crate) generics: Generics,
    /// `VersionedUser`.
    pub(crate) versioned: Ident,
}

impl<'a> Cx<'a> {
    pub(crate) fn new(model: &'a Model) -> Self {
        let mut generics = model.generics.clone();
        let bounds = bounds(model);
        if !bounds.is_empty() {
            generics.make_where_clause().predicates.extend(bounds);
        }
        let versioned = format_ident!("Versioned{}", unraw(&model.ident));
        Self { model, k: &model.krate, generics, versioned }
    }

    /// The entity from outside.
    pub(crate) fn outline(&self) -> Outline<'_> {
        let (view, versioned) = (&self.model.ident, &self.versioned);
        let (_, arguments, _) = self.generics.split_for_impl();
        Outline {
            k: self.k,
            name: &self.model.name,
            stamps: &self.model.stamps,
            view: quote!(#view #arguments),
            versioned: quote!(#versioned #arguments),
            versioned_name: versioned.to_string(),
            borrowed: view::borrowed(self, &quote!('__perennial), &wire()),
            generics: &self.generics,
            writes: true,
        }
    }

    /// All versions.
    pub(crate) fn versions(&self) -> impl Iterator<Item = u8> + use<> {
        1..=self.model.latest
    }

    /// From which spec version on version `n` may be written.
    pub(crate) fn activates(&self, n: u8) -> u32 {
        let stamp = self.model.stamps.iter().find(|stamp| stamp.version == n);
        stamp.map_or(0, |stamp| stamp.activates)
    }

    /// The type of version `n`: `UserV1`, and the user's own for the latest.
    pub(crate) fn ident(&self, n: u8) -> Ident {
        if n == self.model.latest {
            return self.model.ident.clone();
        }
        format_ident!("{}V{n}", unraw(&self.model.ident))
    }

    /// The generics that the type of version `n` has.
    pub(crate) fn generics_of(&self, n: u8) -> Generics {
        if n == self.model.latest {
            return self.model.generics.clone();
        }
        let forms = self.forms(n);
        let mut generics = kept(&self.model.generics, forms.iter().map(|form| &form.ty));
        self.bound_nested(&mut generics, n);
        generics
    }

    /// The generics that the enum of versions has.
    pub(crate) fn versioned_generics(&self) -> Generics {
        let mut generics = self.model.generics.clone();
        for n in 1..self.model.latest {
            self.bound_nested(&mut generics, n);
        }
        generics
    }

    /// A type of version `n` that holds an entity chosen by a parameter names the form it has there.
    fn bound_nested(&self, generics: &mut Generics, n: u8) {
        let k = self.k;
        for form in self.forms(n) {
            let (ty, pin) = (&form.ty, form.kind.pin(n));
            if let (Some(pin), true) = (pin, has_parameter(&self.model.generics, ty)) {
                let bound: WherePredicate = parse_quote!(#ty: #k::entity::Form<#pin>);
                let predicates = &mut generics.make_where_clause().predicates;
                if !predicates.iter().any(|other| *other == bound) {
                    predicates.push(bound);
                }
            }
        }
    }

    /// The type of version `n` with its parameters.
    pub(crate) fn ty(&self, n: u8) -> TokenStream {
        let ident = self.ident(n);
        let generics = self.generics_of(n);
        let (_, arguments, _) = generics.split_for_impl();
        quote!(#ident #arguments)
    }

    /// The forms of all fields of version `n`.
    pub(crate) fn forms(&self, n: u8) -> Vec<&'a SlotForm> {
        match &self.model.shape {
            Shape::Struct(fields) => fields.at(n).map(|(_, _, form)| form).collect(),
            Shape::Enum(variants) => {
                let present = variants.iter().filter(|variant| variant.is_in(n));
                present.flat_map(|v| v.fields.at(n).map(|(_, _, form)| form)).collect()
            }
        }
    }

    /// The type that version `n` stores in this form: an entity inside is at its pinned version.
    pub(crate) fn stored_type(&self, form: &SlotForm, n: u8) -> TokenStream {
        let ty = &form.ty;
        match form.kind.pin(n) {
            Some(pin) if n != self.model.latest => {
                let k = self.k;
                quote!(<#ty as #k::entity::Form<#pin>>::Type)
            }
            _ => quote!(#ty),
        }
    }

    /// An impl of `trait_` for the latest view.
    pub(crate) fn impl_for_view(&self, trait_: &TokenStream, body: &TokenStream) -> TokenStream {
        let ident = &self.model.ident;
        let (impl_generics, arguments, clause) = self.generics.split_for_impl();
        quote! {
            #[automatically_derived]
            impl #impl_generics #trait_ for #ident #arguments #clause { #body }
        }
    }

    /// `::perennial::Version::of::<N>()`.
    pub(crate) fn version(&self, n: u8) -> TokenStream {
        let k = self.k;
        quote!(#k::Version::of::<#n>())
    }

    /// Whether reading version `n` has to build the older versions one by one.
    pub(crate) fn goes_by_steps(&self, n: u8) -> bool {
        let fields_whole = |fields: &FieldSet| fields.slots.iter().any(|slot| slot.needs_whole(n));
        match &self.model.shape {
            Shape::Struct(fields) => fields_whole(fields),
            Shape::Enum(variants) => variants
                .iter()
                .filter(|v| v.is_in(n))
                .any(|variant| variant.end.is_some() || fields_whole(&variant.fields)),
        }
    }

    /// Whether an upcast on the way from version `n` may refuse a value.
    pub(crate) fn upcasts_refuse(&self, n: u8) -> bool {
        let refuse = |fields: &FieldSet| {
            fields.slots.iter().any(|slot| {
                let from = slot.index_at(n).unwrap_or(0);
                let mut ups = slot.forms.iter().skip(from).filter_map(|form| form.up.as_ref());
                slot.end.is_none() && ups.any(|up| up.fallible)
            })
        };
        match &self.model.shape {
            Shape::Struct(fields) => refuse(fields),
            Shape::Enum(all) => all.iter().any(|variant| refuse(&variant.fields)),
        }
    }

    /// Whether the step from version `n` to the next can fail.
    pub(crate) fn step_fails(&self, n: u8) -> bool {
        let fields_fail = |fields: &FieldSet| {
            fields.at(n + 1).any(|(_, slot, form)| {
                let nested = matches!(form.kind, Kind::Nested(_));
                let intro =
                    form.since == n + 1 && form.intro.as_ref().is_some_and(|up| up.fallible);
                let before = slot.at(n).filter(|before| before.since != form.since);
                nested || intro || before.and_then(|b| b.up.as_ref()).is_some_and(|up| up.fallible)
            })
        };
        match &self.model.shape {
            Shape::Struct(fields) => fields_fail(fields),
            Shape::Enum(variants) => variants.iter().filter(|v| v.is_in(n)).any(|variant| {
                let goes = variant.end == Some(n);
                let fails = goes && variant.up.as_ref().is_some_and(|up| up.fallible);
                fails || fields_fail(&variant.fields)
            }),
        }
    }
}

/// A local of ours for the slot at `index`; the prefix keeps it away from the user's names.
pub(crate) fn local(index: usize) -> Ident {
    format_ident!("__perennial_{index}", span = Span::mixed_site())
}

pub(crate) fn unraw(ident: &Ident) -> Ident {
    syn::ext::IdentExt::unraw(ident)
}

fn bounds(model: &Model) -> Vec<WherePredicate> {
    let sets: Vec<&FieldSet> = match &model.shape {
        Shape::Struct(fields) => vec![fields],
        Shape::Enum(variants) => variants.iter().map(|variant| &variant.fields).collect(),
    };
    let forms = sets.iter().flat_map(|set| &set.slots).flat_map(|slot| {
        slot.forms.iter().enumerate().map(move |(place, form)| (slot, place, form))
    });
    let mut bounds: Vec<WherePredicate> = Vec::new();
    for (slot, place, form) in forms {
        bounds.extend(form_bounds(&model.krate, &model.generics, form));
        let lacked = place == 0 && form.since > 1 && slot.end.is_none();
        if lacked && form.default.is_none() && form.intro.is_none() {
            let ty = &form.ty;
            let generic = has_parameter(&model.generics, ty);
            bounds.extend(generic.then(|| parse_quote!(#ty: ::core::default::Default)));
        }
    }
    let mut unique: Vec<WherePredicate> = Vec::new();
    for bound in bounds {
        if !unique.contains(&bound) {
            unique.push(bound);
        }
    }
    unique
}

/// What the parameters in a field's type must be able to do for it to be stored.
pub(crate) fn form_bounds(
    k: &syn::Path,
    generics: &Generics,
    form: &SlotForm,
) -> Vec<WherePredicate> {
    let ty = &form.ty;
    match &form.kind {
        _ if !has_parameter(generics, ty) => Vec::new(),
        Kind::Plain => parameter_bounds(generics, ty, &quote!(#k::Layout)),
        Kind::Foreign(_, module) => foreign_bounds(k, ty, module),
        Kind::Nested(pins) => {
            let first = pins.first().map_or(1, |pin| pin.theirs);
            let last = pins.last().map_or(1, |pin| pin.theirs);
            let nested = std::iter::once(parse_quote!(#ty: #k::entity::Nested));
            let forms = (first..=last).map(|pin| parse_quote!(#ty: #k::entity::Form<#pin>));
            let steps = (first..last).map(|pin| {
                let next = pin + 1;
                parse_quote!(#ty: #k::entity::Step<#pin, #next>)
            });
            nested.chain(forms).chain(steps).collect()
        }
    }
}

/// The codec traits that a foreign type with parameters must have.
fn foreign_bounds(k: &syn::Path, ty: &Type, module: &str) -> Vec<WherePredicate> {
    let scale = quote!(#k::__private::parity_scale_codec);
    let bincode = quote!(#k::__private::bincode);
    let scale: WherePredicate = parse_quote!(#ty: #scale::Encode + #scale::Decode);
    let bincode: WherePredicate = parse_quote!(#ty: #bincode::Encode + #bincode::Decode<()>);
    match module {
        "scale_only" => vec![scale],
        "bincode_only" => vec![bincode],
        _ => vec![scale, bincode],
    }
}

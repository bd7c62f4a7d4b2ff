//! `#[derive(Layout)]`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{Generics, WherePredicate, spanned::Spanned};

use super::{
    cx::{form_bounds, local, unraw},
    fields::{Fields, Want, wire},
    plain::{self, Plain},
    room, shape, variants,
};
use crate::model::{FieldSet, LayoutModel, Shape};

/// A plain layout is a form of one version, without an entity around it.
pub(super) const ONLY: u8 = 1;

pub(crate) fn expand(model: &LayoutModel) -> TokenStream {
    let (k, ident, wire) = (&model.krate, &model.ident, wire());
    let generics = bounded(model);
    let (impl_generics, arguments, clause) = generics.split_for_impl();
    let (size, read, write, skip) = (size(model), read(model), write(model), skip(model));
    let checked = checked(model, &read);
    let room = room::expand(k, &model.shape, ONLY, ident);
    let (carrier, shape) = shape::plain(model, &generics);
    let plain = model.view.as_ref().map(|name| plain::expand(model, name, &generics));
    let (declaration, views, impls) = match plain {
        Some(Plain { declaration, views, impls }) => (declaration, views, impls),
        None => (TokenStream::new(), quote!(#k::viewed_by_value!();), TokenStream::new()),
    };
    quote! {
        #declaration

        #[allow(
            dead_code,
            deprecated,
            private_bounds,
            private_interfaces,
            single_use_lifetimes,
            unused_variables,
            unreachable_code,
            clippy::all,
            clippy::pedantic,
            clippy::nursery
        )]
        const _: () = {
            #carrier

            #[automatically_derived]
            impl #impl_generics #k::Layout for #ident #arguments #clause {
                const SIZE: #k::layout::Size = #size;

                #shape

                #views

                #[inline]
                fn read<#wire: #k::wire::Wire>(
                    __reader: &mut #k::wire::Reader<'_>,
                ) -> ::core::result::Result<Self, #k::wire::Fault> {
                    #checked
                }

                #[inline]
                fn write<#wire: #k::wire::Wire>(&self, __writer: &mut #k::wire::Writer) {
                    #write
                }

                #room

                #[inline(always)]
                fn skip<#wire: #k::wire::Wire, __PerennialS: #k::wire::Source>(
                    __source: &mut __PerennialS,
                ) -> ::core::result::Result<(), #k::wire::Fault> {
                    #skip
                }
            }

            #impls
        };
    }
}

fn bounded(model: &LayoutModel) -> Generics {
    let sets: Vec<&FieldSet> = match &model.shape {
        Shape::Struct(fields) => vec![fields],
        Shape::Enum(all) => all.iter().map(|variant| &variant.fields).collect(),
    };
    let mut bounds: Vec<WherePredicate> = Vec::new();
    for form in sets.iter().flat_map(|set| &set.slots).flat_map(|slot| &slot.forms) {
        for bound in form_bounds(&model.krate, &model.generics, form) {
            if !bounds.contains(&bound) {
                bounds.push(bound);
            }
        }
    }
    let mut generics = model.generics.clone();
    if !bounds.is_empty() {
        generics.make_where_clause().predicates.extend(bounds);
    }
    generics
}

fn size(model: &LayoutModel) -> TokenStream {
    let k = &model.krate;
    match &model.shape {
        Shape::Struct(set) => {
            let sizes = Fields::new(k, set, ONLY).sizes();
            quote!(#k::layout::Size::sum(&[#(#sizes),*]))
        }
        Shape::Enum(all) => variants::size(k, all, ONLY),
    }
}

fn read(model: &LayoutModel) -> TokenStream {
    let (k, ident) = (&model.krate, &model.ident);
    match &model.shape {
        Shape::Struct(set) => {
            let fields = Fields::new(k, set, ONLY);
            let sizes = fields.sizes();
            let reads = fields.reads(Want::Form, &quote!(&[#(#sizes),*]));
            let value = fields.assembled(&quote!(#ident));
            quote!(#reads ::core::result::Result::Ok(#value))
        }
        Shape::Enum(all) => variants::read(k, all, ONLY, ident, |fields, sizes, path| {
            let reads = fields.reads(Want::Form, sizes);
            let value = fields.assembled(path);
            quote!(#reads ::core::result::Result::Ok(#value))
        }),
    }
}

/// The read value, after the type's own check.
fn checked(model: &LayoutModel, read: &TokenStream) -> TokenStream {
    let Some(check) = &model.check else { return read.clone() };
    let k = &model.krate;
    let name = unraw(&model.ident).to_string();
    let call = quote_spanned!(check.span()=> (#check)(&__value));
    let called = quote_spanned! {check.span()=>
        let __checked: ::core::result::Result<(), _> = #call;
    };
    quote! {
        let __read = |__reader: &mut #k::wire::Reader<'_>|
            -> ::core::result::Result<Self, #k::wire::Fault> { #read };
        let __value = __read(__reader)?;
        #called
        match __checked {
            ::core::result::Result::Ok(()) => ::core::result::Result::Ok(__value),
            ::core::result::Result::Err(__reason) => ::core::result::Result::Err(
                #k::__private::refused_value(#name, __reason, __reader),
            ),
        }
    }
}

fn write(model: &LayoutModel) -> TokenStream {
    let (k, ident, wire) = (&model.krate, &model.ident, wire());
    let writes = |set: &FieldSet| -> TokenStream {
        let fields = Fields::new(k, set, ONLY);
        set.at(ONLY)
            .map(|(index, slot, form)| {
                let local = local(index);
                let no_site = TokenStream::new();
                fields.write(form, &slot.label, &quote!(#local), Want::Form, &no_site)
            })
            .collect()
    };
    match &model.shape {
        Shape::Struct(set) => {
            let pattern = Fields::new(k, set, ONLY).assembled(&quote!(#ident));
            let writes = writes(set);
            quote!(let #pattern = self; #writes)
        }
        Shape::Enum(all) => {
            let arms = all.iter().map(|variant| {
                let (name, index) = (&variant.ident, variant.index);
                let fields = Fields::new(k, &variant.fields, ONLY);
                let pattern = fields.assembled(&quote!(#ident::#name));
                let writes = writes(&variant.fields);
                quote! {
                    #pattern => {
                        <#wire as #k::wire::Wire>::put_variant(__writer, #index);
                        #writes
                    }
                }
            });
            quote!(match self { #(#arms)* })
        }
    }
}

fn skip(model: &LayoutModel) -> TokenStream {
    let k = &model.krate;
    match &model.shape {
        Shape::Struct(set) => {
            let fields = Fields::new(k, set, ONLY);
            let sizes = fields.sizes();
            let skips = fields.skips(&quote!(&[#(#sizes),*]));
            quote!(#skips ::core::result::Result::Ok(()))
        }
        Shape::Enum(all) => variants::skip(k, all, ONLY, &model.ident),
    }
}

//! What a type's bytes mean: its hash for the compiler, and its description as data.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Generics, Ident, parse_quote, spanned::Spanned};

use super::{cx::Cx, fields::layout_path, variants::present};
use crate::model::{FieldSet, Kind, LayoutModel, Shape, SlotForm, Style, VariantModel};

/// The level's parameter.
fn level() -> Ident {
    Ident::new("__PerennialD", Span::mixed_site())
}

/// The type that carries the hashes.
fn carrier() -> Ident {
    Ident::new("__PerennialShape", Span::mixed_site())
}

/// The hash of a field, one level down. Where its type has none, the compiler is to say so in the words
/// of the trait that the user knows and once, so that trait is asked for first.
fn part(k: &syn::Path, form: &SlotForm, n: u8) -> TokenStream {
    let (ty, level) = (&form.ty, level());
    let (asked, shape) = match (&form.kind, form.kind.pin(n)) {
        (Kind::Foreign(name, _), _) => {
            return quote!(#k::layout::shape::foreign_part::<#level>(#name));
        }
        (_, Some(pin)) => {
            (form_asked(k, form, pin), quote!(<#level as #k::layout::Level>::Form<#ty, #pin>))
        }
        (_, None) => {
            let path = layout_path(k, form);
            (quote!(#path::describe), quote!(<#level as #k::layout::Level>::Of<#ty>))
        }
    };
    let hash = hash(k, &shape);
    quote!({ let _ = #asked; #hash })
}

/// Something of `Form` at the pinned version.
fn form_asked(k: &syn::Path, form: &SlotForm, pin: u8) -> TokenStream {
    let ty = &form.ty;
    quote_spanned!(ty.span()=> <#ty as #k::entity::Form<#pin>>::into_latest)
}

fn hash(k: &syn::Path, shape: &TokenStream) -> TokenStream {
    quote_spanned!(shape.span()=> <#shape as #k::schema::shape::Hashed>::HASH)
}

/// The place of a field's type in the schema.
fn place(k: &syn::Path, form: &SlotForm, n: u8) -> TokenStream {
    let ty = &form.ty;
    match (&form.kind, form.kind.pin(n)) {
        (Kind::Foreign(name, _), _) => {
            quote!(#k::__private::describe_foreign(__describer, #name))
        }
        (_, Some(pin)) => {
            let asked = form_asked(k, form, pin);
            quote!({
                let _ = #asked;
                <#ty as #k::layout::shape::Shaped<#pin>>::describe(__describer)
            })
        }
        (_, None) => {
            let path = layout_path(k, form);
            quote!(#path::describe(__describer))
        }
    }
}

fn fields_hash(k: &syn::Path, set: &FieldSet, n: u8) -> TokenStream {
    let parts = set.at(n).map(|(_, _, form)| part(k, form, n));
    match set.style {
        Style::Unit => quote!(#k::schema::shape::leaf("unit")),
        Style::Tuple => quote!(#k::schema::shape::tuple(&[#(#parts),*])),
        Style::Named => {
            let names = set.at(n).map(|(_, _, form)| form.stored_name(n));
            quote!(#k::schema::shape::record(&[#((#names, #parts)),*]))
        }
    }
}

/// The parts of a description: `Vec`s of places, or of names and places.
fn fields_parts(k: &syn::Path, set: &FieldSet, n: u8) -> TokenStream {
    let places = set.at(n).map(|(_, _, form)| place(k, form, n));
    match set.style {
        Style::Unit | Style::Tuple => quote!(#k::__private::described([#(#places),*])),
        Style::Named => {
            let names = set.at(n).map(|(_, _, form)| form.stored_name(n));
            quote! {
                #k::__private::described([#(#k::__private::described_field(#names, #places)),*])
            }
        }
    }
}

fn body_hash(k: &syn::Path, shape: &Shape, n: u8) -> TokenStream {
    match shape {
        Shape::Struct(set) => fields_hash(k, set, n),
        Shape::Enum(all) => {
            let variants = by_index(all, n).into_iter().map(|variant| {
                let (index, name) = (variant.index, variant.stored_name(n));
                let fields = fields_hash(k, &variant.fields, n);
                quote!((#index, #name, #fields))
            });
            quote!(#k::schema::shape::variants(&[#(#variants),*]))
        }
    }
}

fn body_type(k: &syn::Path, shape: &Shape, n: u8) -> TokenStream {
    match shape {
        Shape::Struct(set) => {
            let parts = fields_parts(k, set, n);
            match set.style {
                Style::Unit => quote!(#k::schema::Type::Unit),
                Style::Tuple => quote!(#k::schema::Type::Tuple(#parts)),
                Style::Named => quote!(#k::schema::Type::Struct(#parts)),
            }
        }
        Shape::Enum(all) => {
            let variants = by_index(all, n).into_iter().map(|variant| {
                let (index, name) = (variant.index, variant.stored_name(n));
                let parts = fields_parts(k, &variant.fields, n);
                let fields = match variant.fields.style {
                    Style::Unit => quote!(#k::schema::Fields::Unit),
                    Style::Tuple => quote!(#k::schema::Fields::Tuple(#parts)),
                    Style::Named => quote!(#k::schema::Fields::Struct(#parts)),
                };
                quote!(#k::__private::described_variant(#index, #name, #fields))
            });
            quote!(#k::schema::Type::Enum(#k::__private::described([#(#variants),*])))
        }
    }
}

fn by_index(all: &[VariantModel], n: u8) -> Vec<&VariantModel> {
    let mut variants: Vec<_> = present(all, n).collect();
    variants.sort_by_key(|variant| variant.index);
    variants
}

/// The generics with the level behind them.
fn with_level(k: &syn::Path, generics: &Generics) -> Generics {
    let level = level();
    let mut generics = generics.clone();
    generics.params.push(parse_quote!(#level: #k::layout::Level));
    generics
}

/// For a plain layout: the type that carries the hash, and the two items of its `impl Layout`.
pub(crate) fn plain(model: &LayoutModel, generics: &Generics) -> (TokenStream, TokenStream) {
    let k = &model.krate;
    let only = super::layout::ONLY;
    let newtype = match &model.shape {
        Shape::Struct(set) if set.style == Style::Tuple => match set.slots.as_slice() {
            [slot] => slot.at(only),
            _ => None,
        },
        _ => None,
    };
    // A newtype is what it holds: neither its bytes nor what they mean differ.
    let (hash, describe) = match newtype {
        Some(form @ SlotForm { kind: Kind::Plain, .. }) => {
            let (path, level) = (layout_path(k, form), level());
            (hash(k, &quote!(#path::Shape<#level>)), quote!(#path::describe(__describer)))
        }
        Some(SlotForm { kind: Kind::Foreign(name, _), .. }) => (
            quote!(#k::schema::shape::foreign(#name)),
            quote!(#k::__private::describe_foreign(__describer, #name)),
        ),
        _ => {
            let described = body_type(k, &model.shape, only);
            (
                body_hash(k, &model.shape, only),
                quote! {
                    __describer.place::<Self>(
                        const { #k::layout::fingerprint::<Self>() },
                        |__describer| #described,
                    )
                },
            )
        }
    };
    let (ident, level, carrier) = (&model.ident, level(), carrier());
    let (_, arguments, _) = generics.split_for_impl();
    let leveled = with_level(k, generics);
    let (impl_generics, _, clause) = leveled.split_for_impl();
    let declaration = quote! {
        #[doc(hidden)]
        pub struct #carrier<__S, __D>(::core::marker::PhantomData<(__S, __D)>);

        #[automatically_derived]
        impl #impl_generics #k::schema::shape::Hashed for #carrier<#ident #arguments, #level>
        #clause
        {
            const HASH: u128 = #hash;
        }
    };
    let items = quote! {
        type Shape<#level: #k::layout::Level> = #carrier<Self, #level>;

        fn describe(__describer: &mut #k::schema::Describer) -> #k::schema::TypeRef {
            #describe
        }
    };
    (declaration, items)
}

/// For an entity: `Shaped` of each version.
pub(crate) fn entity(cx: &Cx<'_>) -> TokenStream {
    let forms = cx.versions().map(|n| {
        let (k, ident, name) = (cx.k, &cx.model.ident, &cx.model.name);
        let (level, carrier, version) = (level(), carrier(), cx.version(n));
        let (_, arguments, _) = cx.generics.split_for_impl();
        let leveled = with_level(k, &cx.generics);
        let (impl_generics, _, clause) = leveled.split_for_impl();
        let hash = body_hash(k, &cx.model.shape, n);
        let body = body_type(k, &cx.model.shape, n);
        let shaped = cx.impl_for_view(
            &quote!(#k::layout::shape::Shaped<#n>),
            &quote! {
                type Shape<#level: #k::layout::Level> = #carrier<Self, #n, #level>;

                fn describe(__describer: &mut #k::schema::Describer) -> #k::schema::TypeRef {
                    #k::__private::describe_entity::<Self, #n>(__describer, |__describer| {
                        __describer.own(|__describer| #body)
                    })
                }
            },
        );
        quote! {
            #[automatically_derived]
            impl #impl_generics #k::schema::shape::Hashed
                for #carrier<#ident #arguments, #n, #level>
            #clause
            {
                const HASH: u128 = #k::schema::shape::entity(#name, #version, #hash);
            }

            #shaped
        }
    });
    let carrier = declared_carrier();
    quote!(#carrier #(#forms)*)
}

fn declared_carrier() -> TokenStream {
    let carrier = carrier();
    quote! {
        #[doc(hidden)]
        pub struct #carrier<__S, const __N: u8, __D>(::core::marker::PhantomData<(__S, __D)>);
    }
}

/// For an enum of versions: `Shaped` of each, whose body is what the version's own type says.
pub(crate) fn enum_form<'a>(
    k: &syn::Path,
    view: &syn::Path,
    name: &str,
    types: impl Iterator<Item = (u8, &'a syn::Type)>,
) -> TokenStream {
    let (level, carrier) = (level(), carrier());
    let forms = types.map(|(n, ty)| {
        let layout = quote_spanned!(ty.span()=> <#ty as #k::Layout>);
        let hash = hash(k, &quote!(#layout::Shape<#level>));
        quote! {
            #[automatically_derived]
            impl<#level: #k::layout::Level> #k::schema::shape::Hashed
                for #carrier<#view, #n, #level>
            {
                const HASH: u128 = #k::schema::shape::entity(
                    #name,
                    #k::Version::of::<#n>(),
                    #hash,
                );
            }

            #[automatically_derived]
            impl #k::layout::shape::Shaped<#n> for #view {
                type Shape<#level: #k::layout::Level> = #carrier<Self, #n, #level>;

                fn describe(__describer: &mut #k::schema::Describer) -> #k::schema::TypeRef {
                    #k::__private::describe_entity::<Self, #n>(
                        __describer,
                        |__describer| #layout::describe(__describer),
                    )
                }
            }
        }
    });
    let declared = declared_carrier();
    quote!(#declared #(#forms)*)
}

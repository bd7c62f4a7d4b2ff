//! The traits of parity-scale-codec, scale-info and bincode for the enum of versions.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Generics, Ident, parse_quote};

use super::{cx::Cx, types::variant};
use crate::model::{FieldSet, Shape, Style};

const SCALE_DEFAULT: [&str; 3] = ["Encode", "Decode", "DecodeWithMemTracking"];
pub(crate) const SCALE_ALL: [&str; 5] =
    ["Encode", "Decode", "DecodeWithMemTracking", "MaxEncodedLen", "TypeInfo"];
pub(crate) const BINCODE_ALL: [&str; 2] = ["Encode", "Decode"];

pub(crate) fn expand(cx: &Cx<'_>) -> TokenStream {
    let container = &cx.model.container;
    let scale = wanted(container.scale.get(), &SCALE_DEFAULT);
    let bincode = wanted(container.bincode.get(), &BINCODE_ALL);
    let scale = scale.iter().map(|name| scale_trait(cx, name));
    let bincode = bincode.iter().map(|name| bincode_trait(cx, name));
    quote!(#(#scale)* #(#bincode)*)
}

/// The traits that the attribute names; all the usual ones if it names none.
pub(crate) fn wanted(names: Option<&Vec<Ident>>, usual: &[&str]) -> Vec<String> {
    match names {
        None => Vec::new(),
        Some(names) if names.is_empty() => usual.iter().map(ToString::to_string).collect(),
        Some(names) => names.iter().map(ToString::to_string).collect(),
    }
}

fn scale_trait(cx: &Cx<'_>, name: &str) -> TokenStream {
    if name == "TypeInfo" {
        return type_info(cx);
    }
    let view = cx.ty(cx.model.latest);
    let sizes = cx.versions().map(|n| {
        let k = cx.k;
        quote!(<#view as #k::entity::Form<#n>>::SIZE)
    });
    let sizes = quote!(#(#sizes),*);
    let (trait_, body) = scale_body(cx.k, name, &view, &sizes);
    cx.impl_for_versioned(&trait_, &body)
}

/// A trait of parity-scale-codec and its body.
pub(crate) fn scale_body(
    k: &syn::Path,
    name: &str,
    view: &TokenStream,
    sizes: &TokenStream,
) -> (TokenStream, TokenStream) {
    let scale = quote!(#k::__private::parity_scale_codec);
    match name {
        "Encode" => (
            quote!(#scale::Encode),
            quote! {
                fn encode_to<__PerennialO: #scale::Output + ?::core::marker::Sized>(
                    &self,
                    __dest: &mut __PerennialO,
                ) {
                    #k::entity::interop::scale_encode_to::<#view, __PerennialO>(self, __dest)
                }
            },
        ),
        "Decode" => (
            quote!(#scale::Decode),
            quote! {
                fn decode<__PerennialI: #scale::Input>(
                    __input: &mut __PerennialI,
                ) -> ::core::result::Result<Self, #scale::Error> {
                    #k::entity::interop::scale_decode::<#view, __PerennialI>(__input)
                }
            },
        ),
        "MaxEncodedLen" => (
            quote!(#scale::MaxEncodedLen),
            quote! {
                fn max_encoded_len() -> usize {
                    const {
                        match #k::layout::Size::any(&[#sizes]).max::<#k::Scale>() {
                            ::core::option::Option::Some(__bytes) => __bytes + 1,
                            ::core::option::Option::None => ::core::panic!(
                                "a version has no greatest length, so `MaxEncodedLen` cannot be"
                            ),
                        }
                    }
                }
            },
        ),
        _ => (quote!(#scale::DecodeWithMemTracking), TokenStream::new()),
    }
}

fn bincode_trait(cx: &Cx<'_>, name: &str) -> TokenStream {
    let k = cx.k;
    let bincode = quote!(#k::__private::bincode);
    let view = cx.ty(cx.model.latest);
    if name == "Encode" {
        let body = quote! {
            fn encode<__PerennialE: #bincode::enc::Encoder>(
                &self,
                __encoder: &mut __PerennialE,
            ) -> ::core::result::Result<(), #bincode::error::EncodeError> {
                #k::entity::interop::bincode_encode::<#view, __PerennialE>(self, __encoder)
            }
        };
        return cx.impl_for_versioned(&quote!(#bincode::Encode), &body);
    }
    let versioned = &cx.versioned;
    let (_, arguments, clause) = cx.generics.split_for_impl();
    let mut generics: Generics = cx.generics.clone();
    generics.params.push(parse_quote!(__PerennialC));
    let (impl_generics, _, _) = generics.split_for_impl();
    let mut borrowed = generics.clone();
    borrowed.params.insert(0, parse_quote!('__perennial_de));
    let (borrowed_generics, _, _) = borrowed.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #impl_generics #bincode::Decode<__PerennialC> for #versioned #arguments #clause {
            fn decode<__PerennialD: #bincode::de::Decoder<Context = __PerennialC>>(
                __decoder: &mut __PerennialD,
            ) -> ::core::result::Result<Self, #bincode::error::DecodeError> {
                #k::entity::interop::bincode_decode::<#view, __PerennialD>(__decoder)
            }
        }

        #[automatically_derived]
        impl #borrowed_generics #bincode::BorrowDecode<'__perennial_de, __PerennialC>
            for #versioned #arguments #clause
        {
            fn borrow_decode<
                __PerennialD: #bincode::de::BorrowDecoder<'__perennial_de, Context = __PerennialC>,
            >(
                __decoder: &mut __PerennialD,
            ) -> ::core::result::Result<Self, #bincode::error::DecodeError> {
                #k::entity::interop::bincode_decode::<#view, __PerennialD>(__decoder)
            }
        }
    }
}

/// `TypeInfo` for the enum of versions and for the type of each version.
fn type_info(cx: &Cx<'_>) -> TokenStream {
    let k = cx.k;
    let info = quote!(#k::__private::scale_info);
    let mut generics = cx.generics.clone();
    for param in cx.model.generics.type_params() {
        let ident = &param.ident;
        let clause = generics.make_where_clause();
        clause.predicates.push(parse_quote!(#ident: #info::TypeInfo + 'static));
    }
    let forms = cx.versions().map(|n| {
        let name = cx.ident(n).to_string();
        let body = match &cx.model.shape {
            Shape::Struct(set) => {
                let fields = type_fields(cx, set, n, &info);
                quote!(.composite(#fields))
            }
            Shape::Enum(all) => {
                let variants = all.iter().filter(|v| v.is_in(n)).map(|variant| {
                    let (name, index) = (variant.ident.to_string(), variant.index as u8);
                    let fields = type_fields(cx, &variant.fields, n, &info);
                    quote!(.variant(#name, |__v| __v.index(#index).fields(#fields)))
                });
                quote!(.variant(#info::build::Variants::new() #(#variants)*))
            }
        };
        type_impl(&info, &generics, &cx.ty(n), &name, &body)
    });
    let versions = cx.model.stamps.iter().map(|stamp| {
        let (name, tag) = (variant(stamp.version).to_string(), stamp.tag);
        let ty = cx.ty(stamp.version);
        let fields = quote!(#info::build::Fields::unnamed().field(|__f| __f.ty::<#ty>()));
        quote!(.variant(#name, |__v| __v.index(#tag).fields(#fields)))
    });
    let body = quote!(.variant(#info::build::Variants::new() #(#versions)*));
    let versioned = &cx.versioned;
    let (_, arguments, _) = cx.generics.split_for_impl();
    let name = versioned.to_string();
    let all = type_impl(&info, &generics, &quote!(#versioned #arguments), &name, &body);
    quote!(#(#forms)* #all)
}

fn type_impl(
    info: &TokenStream,
    generics: &Generics,
    ty: &TokenStream,
    name: &str,
    body: &TokenStream,
) -> TokenStream {
    let (impl_generics, _, clause) = generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #impl_generics #info::TypeInfo for #ty #clause {
            type Identity = Self;

            fn type_info() -> #info::Type {
                #info::Type::builder()
                    .path(#info::Path::new(#name, ::core::module_path!()))
                    #body
            }
        }
    }
}

fn type_fields(cx: &Cx<'_>, set: &FieldSet, n: u8, info: &TokenStream) -> TokenStream {
    let named = set.style == Style::Named;
    let fields = set.at(n).map(|(_, _, form)| {
        let ty = cx.stored_type(form, n);
        let name = form.name.to_string();
        let name = named.then(|| quote!(.name(#name)));
        quote!(.field(|__f| __f.ty::<#ty>() #name))
    });
    let kind = if named { quote!(named) } else { quote!(unnamed) };
    if set.at(n).next().is_none() {
        return quote!(#info::build::Fields::unit());
    }
    quote!(#info::build::Fields::#kind() #(#fields)*)
}

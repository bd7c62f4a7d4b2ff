//! The traits of parity-scale-codec and bincode for the enum of versions.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Generics, Ident, parse_quote};

use super::outline::Outline;
use crate::attr::Container;

const SCALE_DEFAULT: [&str; 3] = ["Encode", "Decode", "DecodeWithMemTracking"];
pub(crate) const SCALE_ALL: [&str; 5] =
    ["Encode", "Decode", "DecodeWithMemTracking", "MaxEncodedLen", "TypeInfo"];
pub(crate) const BINCODE_ALL: [&str; 2] = ["Encode", "Decode"];

/// The impls that the attributes name, but for `TypeInfo`.
pub(crate) fn expand(outline: &Outline<'_>, container: &Container) -> TokenStream {
    let scale = wanted(container.scale.get(), &SCALE_DEFAULT);
    let bincode = wanted(container.bincode.get(), &BINCODE_ALL);
    let scale = scale.iter().map(|name| scale_trait(outline, name));
    let bincode = bincode.iter().map(|name| bincode_trait(outline, name));
    quote!(#(#scale)* #(#bincode)*)
}

/// Whether `TypeInfo` is asked for.
pub(crate) fn wants_type_info(container: &Container) -> bool {
    container.scale.get().into_iter().flatten().any(|name| name == "TypeInfo")
}

/// The traits that the attribute names; all the usual ones if it names none.
fn wanted(names: Option<&Vec<Ident>>, usual: &[&str]) -> Vec<String> {
    match names {
        None => Vec::new(),
        Some(names) if names.is_empty() => usual.iter().map(ToString::to_string).collect(),
        Some(names) => names.iter().map(ToString::to_string).collect(),
    }
}

fn scale_trait(outline: &Outline<'_>, name: &str) -> TokenStream {
    let (k, view) = (outline.k, &outline.view);
    let (trait_, body) = match name {
        "TypeInfo" => return TokenStream::new(),
        "MaxEncodedLen" => max_encoded_len(outline),
        _ => scale_body(k, name, view),
    };
    outline.implement(&trait_, &outline.versioned, &body)
}

/// A trait of parity-scale-codec and its body.
fn scale_body(k: &syn::Path, name: &str, view: &TokenStream) -> (TokenStream, TokenStream) {
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
        _ => (quote!(#scale::DecodeWithMemTracking), TokenStream::new()),
    }
}

/// The tag, and the longest of the bodies.
fn max_encoded_len(outline: &Outline<'_>) -> (TokenStream, TokenStream) {
    let (k, view) = (outline.k, &outline.view);
    let versions = outline.stamps.iter().map(|stamp| stamp.version);
    let sizes = versions.map(|n| quote!(<#view as #k::entity::Form<#n>>::SIZE));
    let body = quote! {
        fn max_encoded_len() -> usize {
            const {
                match #k::layout::Size::any(&[#(#sizes),*]).max::<#k::Scale>() {
                    ::core::option::Option::Some(__bytes) => __bytes + 1,
                    ::core::option::Option::None => ::core::panic!(
                        "a version has no greatest length, so `MaxEncodedLen` cannot be"
                    ),
                }
            }
        }
    };
    (quote!(#k::__private::parity_scale_codec::MaxEncodedLen), body)
}

fn bincode_trait(outline: &Outline<'_>, name: &str) -> TokenStream {
    let (k, view, versioned) = (outline.k, &outline.view, &outline.versioned);
    let bincode = quote!(#k::__private::bincode);
    if name == "Encode" {
        let body = quote! {
            fn encode<__PerennialE: #bincode::enc::Encoder>(
                &self,
                __encoder: &mut __PerennialE,
            ) -> ::core::result::Result<(), #bincode::error::EncodeError> {
                #k::entity::interop::bincode_encode::<#view, __PerennialE>(self, __encoder)
            }
        };
        return outline.implement(&quote!(#bincode::Encode), versioned, &body);
    }
    let mut generics: Generics = outline.generics.clone();
    generics.params.push(parse_quote!(__PerennialC));
    let (impl_generics, _, clause) = generics.split_for_impl();
    let mut borrowed = generics.clone();
    borrowed.params.insert(0, parse_quote!('__perennial_de));
    let (borrowed_generics, _, _) = borrowed.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #impl_generics #bincode::Decode<__PerennialC> for #versioned #clause {
            fn decode<__PerennialD: #bincode::de::Decoder<Context = __PerennialC>>(
                __decoder: &mut __PerennialD,
            ) -> ::core::result::Result<Self, #bincode::error::DecodeError> {
                #k::entity::interop::bincode_decode::<#view, __PerennialD>(__decoder)
            }
        }

        #[automatically_derived]
        impl #borrowed_generics #bincode::BorrowDecode<'__perennial_de, __PerennialC>
            for #versioned #clause
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

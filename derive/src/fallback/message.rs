//! Shells for messages and numbers of errors.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Data, DeriveInput, Fields, Path};

use super::derives;
use crate::expand::unraw;

/// Shells for an enum of messages.
pub(crate) fn messages(input: &DeriveInput, k: &Path, asked: &[Path]) -> TokenStream {
    let Data::Enum(data) = &input.data else { return TokenStream::new() };
    if !input.generics.params.is_empty() || data.variants.is_empty() {
        return TokenStream::new();
    }
    let (vis, ident, derives) = (&input.vis, &input.ident, derives(asked));
    let versioned = format_ident!("Versioned{}", unraw(ident));
    let variants = data.variants.iter().map(|variant| {
        let name = &variant.ident;
        let payload = match &variant.fields {
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
                let types = fields.unnamed.iter().map(|field| &field.ty);
                Some(quote!((#(<#types as #k::Entity>::Versioned)*)))
            }
            Fields::Named(_) | Fields::Unnamed(_) | Fields::Unit => None,
        };
        quote!(#name #payload)
    });
    quote! {
        #[doc(hidden)]
        #[allow(dead_code, private_interfaces)]
        #[derive(#(#derives),*)]
        #vis enum #versioned { #(#variants),* }
        const _: () = {
            impl #k::Messages for #ident {
                const NAME: &'static str = "";
                const MESSAGES: &'static [#k::message::MessageInfo] = &[];
                type Versioned = #versioned;
                fn info(&self) -> &'static #k::message::MessageInfo {
                    ::core::unreachable!()
                }
                fn write_body<__W: #k::wire::Wire>(
                    &self,
                    _: #k::SpecVersion,
                    _: &mut #k::wire::Writer,
                ) -> ::core::result::Result<::core::option::Option<#k::Version>, #k::DowncastError> {
                    ::core::unreachable!()
                }
                fn read_body<__W: #k::wire::Wire>(
                    _: &'static #k::message::MessageInfo,
                    _: #k::SpecVersion,
                    _: &mut #k::wire::Reader<'_>,
                ) -> ::core::result::Result<Self, #k::wire::Fault> {
                    ::core::unreachable!()
                }
                fn describe_payload(
                    _: &#k::message::MessageInfo,
                    _: #k::Version,
                    _: &mut #k::schema::Describer,
                ) -> ::core::option::Option<#k::schema::TypeRef> {
                    ::core::unreachable!()
                }
            }

            impl #k::message::VersionedMessages for #versioned {
                type Latest = #ident;
                fn info(&self) -> &'static #k::message::MessageInfo {
                    ::core::unreachable!()
                }
                fn version(&self) -> ::core::option::Option<#k::Version> {
                    ::core::unreachable!()
                }
                fn write_body<__W: #k::wire::Wire>(
                    &self,
                    _: &mut #k::wire::Writer,
                ) -> ::core::result::Result<(), #k::DowncastError> {
                    ::core::unreachable!()
                }
                fn read_body<__W: #k::wire::Wire>(
                    _: &'static #k::message::MessageInfo,
                    _: #k::SpecVersion,
                    _: &mut #k::wire::Reader<'_>,
                ) -> ::core::result::Result<Self, #k::wire::Fault> {
                    ::core::unreachable!()
                }
                fn try_into_latest(self) -> ::core::result::Result<#ident, #k::UpcastError> {
                    ::core::unreachable!()
                }
            }
        };
    }
}

/// A shell for an enum of errors.
pub(crate) fn codes(input: &DeriveInput, k: &Path) -> TokenStream {
    if !input.generics.params.is_empty() {
        return TokenStream::new();
    }
    let (ident, name) = (&input.ident, unraw(&input.ident).to_string());
    quote! {
        impl #k::ErrorCodes for #ident {
            const NAME: &'static str = #name;
            const MODULE: u8 = 0;
            const CODES: &'static [(&'static str, u8)] = &[];
            const RETIRED: &'static [(&'static str, u8)] = &[];
            fn code(&self) -> u8 {
                ::core::unreachable!()
            }
            fn from_code(_: u8) -> ::core::option::Option<Self> {
                ::core::unreachable!()
            }
        }
    }
}

//! What stands in for the expansion when the attributes are wrong.
//!
//! The user's own item is always kept. The types and traits that the rest of the program expects
//! are put there as empty shells, so that one mistake gives one message.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::DeriveInput;

use crate::{attr::Container, expand::unraw, model::krate};

/// Shells for an entity; nothing for one with parameters, where shells would raise errors of their
/// own.
pub(crate) fn entity(input: &DeriveInput, container: &Container) -> TokenStream {
    if container.view.get().is_some() || !input.generics.params.is_empty() {
        return TokenStream::new();
    }
    let k = krate(container);
    let (vis, ident) = (&input.vis, &input.ident);
    let versioned = format_ident!("Versioned{}", unraw(ident));
    let latest = container.latest.get().and_then(|latest| latest.base10_parse::<u8>().ok());
    let older = (1..latest.unwrap_or(1)).map(|n| format_ident!("{}V{n}", unraw(ident)));
    quote! {
        #( #[doc(hidden)] #[allow(dead_code)] #vis enum #older {} )*
        #[doc(hidden)]
        #[allow(dead_code)]
        #vis enum #versioned {}

        const _: () = {
            impl #k::Entity for #ident {
                const NAME: &'static str = "";
                const VERSIONS: &'static [#k::entity::VersionInfo] = &[];
                const LATEST: #k::Version = #k::Version::FIRST;
                type Versioned = #versioned;
                fn version_of_tag(_: #k::Tag) -> ::core::option::Option<#k::Version> {
                    ::core::unreachable!()
                }
                fn read_latest<__W: #k::wire::Wire>(
                    _: #k::Version,
                    _: &mut #k::wire::Reader<'_>,
                ) -> ::core::result::Result<Self, #k::wire::Fault> {
                    ::core::unreachable!()
                }
                fn skip<__W: #k::wire::Wire, __S: #k::wire::Source>(
                    _: #k::Version,
                    _: &mut __S,
                ) -> ::core::result::Result<(), #k::wire::Fault> {
                    ::core::unreachable!()
                }
            }

            impl #k::WriteEntity for #ident {
                fn write_as<__W: #k::wire::Wire>(
                    &self,
                    _: #k::Version,
                    _: &mut #k::wire::Writer,
                ) -> ::core::result::Result<(), #k::DowncastError> {
                    ::core::unreachable!()
                }
            }

            impl #k::VersionedEntity for #versioned {
                type Latest = #ident;
                fn version(&self) -> #k::Version {
                    match *self {}
                }
                fn read<__W: #k::wire::Wire>(
                    _: #k::Version,
                    _: &mut #k::wire::Reader<'_>,
                ) -> ::core::result::Result<Self, #k::wire::Fault> {
                    ::core::unreachable!()
                }
                fn write<__W: #k::wire::Wire>(
                    &self,
                    _: &mut #k::wire::Writer,
                ) -> ::core::result::Result<(), #k::DowncastError> {
                    match *self {}
                }
                fn upcast(self) -> ::core::result::Result<Self, #k::UpcastError> {
                    match self {}
                }
                fn try_into_latest(self) -> ::core::result::Result<#ident, #k::UpcastError> {
                    match self {}
                }
            }
        };
    }
}

/// A shell for a plain layout.
pub(crate) fn layout(input: &DeriveInput, container: &Container) -> TokenStream {
    if !input.generics.params.is_empty() {
        return TokenStream::new();
    }
    let (k, ident) = (krate(container), &input.ident);
    quote! {
        const _: () = {
            impl #k::Layout for #ident {
                const SIZE: #k::layout::Size = #k::layout::Size::at_least(1);
                fn read<__W: #k::wire::Wire>(
                    _: &mut #k::wire::Reader<'_>,
                ) -> ::core::result::Result<Self, #k::wire::Fault> {
                    ::core::unreachable!()
                }
                fn write<__W: #k::wire::Wire>(&self, _: &mut #k::wire::Writer) {
                    ::core::unreachable!()
                }
                fn skip<__W: #k::wire::Wire, __S: #k::wire::Source>(
                    _: &mut __S,
                ) -> ::core::result::Result<(), #k::wire::Fault> {
                    ::core::unreachable!()
                }
            }
        };
    }
}

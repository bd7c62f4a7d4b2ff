//! Shells for entities, plain layouts and keys.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Data, DeriveInput, Fields, Path};

use super::derives;
use crate::{attr::Container, expand::unraw, model::krate};

/// Shells for an entity.
pub(crate) fn entity(input: &DeriveInput, container: &Container) -> TokenStream {
    if !input.generics.params.is_empty() {
        return TokenStream::new();
    }
    let k = krate(container);
    let (vis, ident) = (&input.vis, &input.ident);
    if let (Some(view), Data::Enum(data)) = (container.view.get(), &input.data) {
        let types = data.variants.iter().map(|variant| match &variant.fields {
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
                let types = fields.unnamed.iter().map(|field| &field.ty);
                quote!(#(#types)*)
            }
            Fields::Named(_) | Fields::Unnamed(_) | Fields::Unit => quote!(()),
        });
        return entity_impls(&k, &quote!(#view), &quote!(#ident), &types.collect::<Vec<_>>());
    }
    let versioned = format_ident!("Versioned{}", unraw(ident));
    let borrowed = container.borrowed.get().and_then(Path::get_ident).cloned();
    let borrowed = borrowed.unwrap_or_else(|| format_ident!("{}View", unraw(ident)));
    let latest = container.latest.get().and_then(|latest| latest.base10_parse::<u8>().ok());
    let older: Vec<_> =
        (1..latest.unwrap_or(1)).map(|n| format_ident!("{}V{n}", unraw(ident))).collect();
    let derives = derives(&container.derives);
    let attributes = quote!(#[doc(hidden)] #[allow(dead_code)] #[derive(#(#derives),*)]);
    let mut types: Vec<TokenStream> = older.iter().map(|older| quote!(#older)).collect();
    types.push(quote!(#ident));
    let variants = (1..=types.len()).map(|n| format_ident!("V{n}"));
    let impls = entity_impls(&k, &quote!(#ident), &quote!(#versioned), &types);
    quote! {
        #(#attributes #vis struct #older {})*
        #attributes
        #vis enum #versioned { #(#variants(#types)),* }
        #[doc(hidden)]
        #[allow(dead_code)]
        #vis type #borrowed<'a, C> = #k::entity::StoredView<'a, #ident, C>;
        #impls
    }
}

fn entity_impls(
    k: &Path,
    view: &TokenStream,
    versioned: &TokenStream,
    types: &[TokenStream],
) -> TokenStream {
    let forms = (1_u8..).zip(types).map(|(n, ty)| form_impl(k, view, n, ty));
    let steps = (1_u8..).zip(types.windows(2)).map(|(n, pair)| {
        let next = n + 1;
        let [from, to] = pair else { return TokenStream::new() };
        quote! {
            impl #k::entity::Step<#n, #next> for #view {
                fn step(_: #from) -> ::core::result::Result<#to, #k::UpcastError> {
                    ::core::unreachable!()
                }
            }
        }
    });
    quote! {
        const _: () = {
            #(#forms)*
            #(#steps)*

            impl #k::Entity for #view {
                const NAME: &'static str = "";
                const VERSIONS: &'static [#k::entity::VersionInfo] = &[];
                const LATEST: #k::Version = #k::Version::FIRST;
                type Versioned = #versioned;
                type View<'__a, __W: #k::wire::Wire> = #k::entity::StoredView<'__a, Self, __W>;
                fn describe(
                    _: #k::Version,
                    _: &mut #k::schema::Describer,
                ) -> ::core::option::Option<#k::schema::TypeRef> {
                    ::core::unreachable!()
                }
                fn check<__W: #k::wire::Wire>(
                    _: #k::Version,
                    _: &mut #k::wire::Reader<'_>,
                ) -> ::core::result::Result<(), #k::wire::Fault> {
                    ::core::unreachable!()
                }
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

            impl #k::entity::Nested for #view {
                type View<'__a, __W: #k::wire::Wire> = #k::entity::StoredView<'__a, Self, __W>;
                type Viewed<'__a, __W: #k::wire::Wire> = Self;
                fn view_nested<'__a, __W: #k::wire::Wire>(
                    _: #k::Version,
                    _: &mut #k::wire::Reader<'__a>,
                ) -> ::core::result::Result<Self::View<'__a, __W>, #k::wire::Fault> {
                    ::core::unreachable!()
                }
                fn viewed_nested<'__a, __W: #k::wire::Wire>(
                    _: Self::View<'__a, __W>,
                ) -> Self::Viewed<'__a, __W> {
                    ::core::unreachable!()
                }
                fn made_nested<'__a, __W: #k::wire::Wire>(self) -> Self::Viewed<'__a, __W> {
                    self
                }
                fn skip_nested<__W: #k::wire::Wire>(
                    _: #k::Version,
                    _: &mut #k::wire::Reader<'_>,
                ) -> ::core::result::Result<(), #k::wire::Fault> {
                    ::core::unreachable!()
                }
            }

            impl #k::WriteEntity for #view {
                fn write_as<__W: #k::wire::Wire>(
                    &self,
                    _: #k::Version,
                    _: &mut #k::wire::Writer,
                ) -> ::core::result::Result<(), #k::DowncastError> {
                    ::core::unreachable!()
                }
            }

            impl #k::VersionedEntity for #versioned {
                type Latest = #view;
                fn version(&self) -> #k::Version {
                    ::core::unreachable!()
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
                    ::core::unreachable!()
                }
                fn upcast(self) -> ::core::result::Result<Self, #k::UpcastError> {
                    ::core::unreachable!()
                }
                fn try_into_latest(self) -> ::core::result::Result<#view, #k::UpcastError> {
                    ::core::unreachable!()
                }
            }
        };
    }
}

fn form_impl(k: &Path, view: &TokenStream, n: u8, ty: &TokenStream) -> TokenStream {
    quote! {
        impl #k::layout::shape::Shaped<#n> for #view {
            type Shape<__D: #k::layout::Level> = ();
            fn describe(_: &mut #k::schema::Describer) -> #k::schema::TypeRef {
                ::core::unreachable!()
            }
        }

        impl #k::entity::Form<#n> for #view {
            type Type = #ty;
            const SIZE: #k::layout::Size = #k::layout::Size::at_least(1);
            fn read_form<__W: #k::wire::Wire>(
                _: &mut #k::wire::Reader<'_>,
            ) -> ::core::result::Result<Self::Type, #k::wire::Fault> {
                ::core::unreachable!()
            }
            fn read_latest<__W: #k::wire::Wire>(
                _: &mut #k::wire::Reader<'_>,
            ) -> ::core::result::Result<Self, #k::wire::Fault> {
                ::core::unreachable!()
            }
            fn write_form<__W: #k::wire::Wire>(
                _: &Self::Type,
                _: &mut #k::wire::Writer,
            ) -> ::core::result::Result<(), #k::DowncastError> {
                ::core::unreachable!()
            }
            fn write_latest<__W: #k::wire::Wire>(
                &self,
                _: &mut #k::wire::Writer,
            ) -> ::core::result::Result<(), #k::DowncastError> {
                ::core::unreachable!()
            }
            fn skip<__W: #k::wire::Wire, __S: #k::wire::Source>(
                _: &mut __S,
            ) -> ::core::result::Result<(), #k::wire::Fault> {
                ::core::unreachable!()
            }
            fn into_latest(_: Self::Type) -> ::core::result::Result<Self, #k::UpcastError> {
                ::core::unreachable!()
            }
        }
    }
}

/// A shell for a plain layout.
pub(crate) fn layout(input: &DeriveInput, container: &Container) -> TokenStream {
    if !input.generics.params.is_empty() {
        return TokenStream::new();
    }
    let (k, ident) = (krate(container), &input.ident);
    let vis = &input.vis;
    let view = container.view.get().and_then(Path::get_ident).map(|view| {
        quote! {
            #[doc(hidden)]
            #[allow(dead_code)]
            #vis type #view<'a, C> = #k::layout::PlainView<'a, #ident, C>;
        }
    });
    quote! {
        #view
        const _: () = {
            impl #k::Layout for #ident {
                const SIZE: #k::layout::Size = #k::layout::Size::at_least(1);
                #k::viewed_by_value!();
                #k::shaped_as!(());
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

/// A shell for a key.
pub(crate) fn key(input: &DeriveInput, container: &Container) -> TokenStream {
    if !input.generics.params.is_empty() {
        return TokenStream::new();
    }
    let (k, ident) = (krate(container), &input.ident);
    quote! {
        impl #k::Key for #ident {
            type Shape = <u8 as #k::Key>::Shape;
            fn write_key(&self, _: &mut #k::__private::Vec<u8>, _: #k::key::Place) {
                ::core::unreachable!()
            }
            fn read_key(
                _: &mut &[u8],
                _: #k::key::Place,
            ) -> ::core::result::Result<Self, #k::key::KeyFault> {
                ::core::unreachable!()
            }
        }
    }
}

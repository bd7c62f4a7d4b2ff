//! What people expect of the enum of versions.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{cx::Cx, form, types::variant};

pub(crate) fn expand(cx: &Cx<'_>) -> TokenStream {
    let inherent = inherent(cx);
    let conversions = conversions(cx);
    quote!(#inherent #conversions)
}

fn view(cx: &Cx<'_>) -> TokenStream {
    cx.ty(cx.model.latest)
}

/// Whether every version goes up without a way to fail.
fn total(cx: &Cx<'_>) -> bool {
    (1..cx.model.latest).all(|n| form::has_from(cx, n))
}

fn inherent(cx: &Cx<'_>) -> TokenStream {
    let (k, versioned, view) = (cx.k, &cx.versioned, view(cx));
    let (impl_generics, arguments, clause) = cx.generics.split_for_impl();
    let version = cx.outline().version_arms();
    let accessors = cx.versions().map(|n| {
        let (variant, ty) = (variant(n), cx.ty(n));
        let name = format_ident!("as_v{n}");
        let doc = format!("The value, if it is version {n}.");
        let only = cx.model.latest == 1;
        let other = (!only).then(|| quote!(_ => ::core::option::Option::None,));
        quote! {
            #[doc = #doc]
            #[must_use]
            pub const fn #name(&self) -> ::core::option::Option<&#ty> {
                match self {
                    Self::#variant(__form) => ::core::option::Option::Some(__form),
                    #other
                }
            }
        }
    });
    let tags = cx.model.stamps.iter().map(|stamp| {
        let (variant, tag) = (variant(stamp.version), stamp.tag);
        quote!(Self::#variant(_) => #k::Tag(#tag),)
    });
    let into_latest = total(cx).then(|| {
        let lifts = cx.versions().map(|n| {
            let variant = variant(n);
            let steps = (n..cx.model.latest).map(|n| {
                let above = cx.ty(n + 1);
                quote!(let __form: #above = ::core::convert::From::from(__form);)
            });
            quote!(Self::#variant(__form) => { #(#steps)* __form })
        });
        quote! {
            /// All the way up to the latest view.
            #[must_use]
            pub fn into_latest(self) -> #view {
                match self { #(#lifts)* }
            }
        }
    });
    quote! {
        #[automatically_derived]
        impl #impl_generics #versioned #arguments #clause {
            /// Which version the value was stored in.
            #[must_use]
            pub const fn version(&self) -> #k::Version {
                match self { #version }
            }

            /// The first byte of the stored value.
            #[must_use]
            pub const fn tag(&self) -> #k::Tag {
                match self { #(#tags)* }
            }

            #into_latest

            /// All the way up to the latest view.
            ///
            /// # Errors
            ///
            /// An error if a fallible upcast on the way refuses the value.
            pub fn try_into_latest(self) -> ::core::result::Result<#view, #k::UpcastError> {
                #k::VersionedEntity::try_into_latest(self)
            }

            #(#accessors)*
        }
    }
}

/// `From` for each version whose type names all parameters, and into the latest view.
fn conversions(cx: &Cx<'_>) -> TokenStream {
    let (versioned, view) = (&cx.versioned, view(cx));
    let (impl_generics, arguments, clause) = cx.generics.split_for_impl();
    let all = cx.model.generics.params.len();
    let from = cx.versions().filter(|n| cx.generics_of(*n).params.len() == all).map(|n| {
        let (variant, ty) = (variant(n), cx.ty(n));
        quote! {
            #[automatically_derived]
            impl #impl_generics ::core::convert::From<#ty> for #versioned #arguments #clause {
                fn from(__form: #ty) -> Self {
                    Self::#variant(__form)
                }
            }
        }
    });
    let into = total(cx).then(|| {
        quote! {
            #[automatically_derived]
            impl #impl_generics ::core::convert::From<#versioned #arguments> for #view #clause {
                fn from(__versioned: #versioned #arguments) -> Self {
                    __versioned.into_latest()
                }
            }
        }
    });
    quote!(#(#from)* #into)
}

//! The traits that only choose among an entity's forms: the same for both ways to declare one.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Generics;

use super::{fields::wire, types::variant};
use crate::model::Stamp;

/// An entity from outside: its names, its versions and its parameters.
pub(crate) struct Outline<'a> {
    pub(crate) k: &'a syn::Path,
    pub(crate) name: &'a str,
    pub(crate) stamps: &'a [Stamp],
    /// The latest view, with its parameters.
    pub(crate) view: TokenStream,
    /// The enum of versions, with its parameters.
    pub(crate) versioned: TokenStream,
    /// The borrowed view, with `'__perennial` and the codec parameter.
    pub(crate) borrowed: TokenStream,
    /// The enum of versions as it is called.
    pub(crate) versioned_name: String,
    /// The parameters, with all bounds.
    pub(crate) generics: &'a Generics,
    /// Whether the view can be written.
    pub(crate) writes: bool,
}

impl Outline<'_> {
    fn versions(&self) -> impl Iterator<Item = u8> {
        self.stamps.iter().map(|stamp| stamp.version)
    }

    fn latest(&self) -> u8 {
        self.stamps.last().map_or(1, |stamp| stamp.version)
    }

    pub(crate) fn implement(
        &self,
        trait_: &TokenStream,
        on: &TokenStream,
        body: &TokenStream,
    ) -> TokenStream {
        let (impl_generics, _, clause) = self.generics.split_for_impl();
        quote! {
            #[automatically_derived]
            impl #impl_generics #trait_ for #on #clause { #body }
        }
    }

    /// `Entity` of the latest view.
    pub(crate) fn entity(&self) -> TokenStream {
        let (k, wire, versioned) = (self.k, wire(), &self.versioned);
        let constants = self.constants();
        let reads = self
            .versions()
            .map(|n| quote!(#n => <Self as #k::entity::Form<#n>>::read_latest::<#wire>(__reader),));
        let bodies = self
            .versions()
            .map(|n| quote!(#n => #k::__private::body::<Self, #n, #wire>(__body, __tag_bytes),));
        let skips = self.versions().map(|n| {
            quote!(#n => <Self as #k::entity::Form<#n>>::skip::<#wire, __PerennialS>(__source),)
        });
        let checks = self
            .versions()
            .map(|n| quote!(#n => <Self as #k::entity::Form<#n>>::check::<#wire>(__reader),));
        let borrowed = &self.borrowed;
        let nested = self.nested();
        let if_written = self.writes.then(|| {
            quote! {
                fn if_written<__PerennialT: #k::entity::IfWritten<Self>>(
                    __then: __PerennialT,
                ) -> ::core::option::Option<__PerennialT::Done> {
                    ::core::option::Option::Some(
                        <__PerennialT as #k::entity::IfWritten<Self>>::go_on(__then),
                    )
                }
            }
        });
        let body = quote! {
            #constants
            type Versioned = #versioned;
            type View<'__perennial, #wire: #k::wire::Wire> = #borrowed;

            #[inline(always)]
            fn read_latest<#wire: #k::wire::Wire>(
                __version: #k::Version,
                __reader: &mut #k::wire::Reader<'_>,
            ) -> ::core::result::Result<Self, #k::wire::Fault> {
                match __version.get() {
                    #(#reads)*
                    _ => ::core::result::Result::Err(
                        #k::__private::unknown_version::<Self>(__version, __reader),
                    ),
                }
            }

            #[inline(always)]
            fn decode_body<#wire: #k::wire::Wire>(
                __version: #k::Version,
                __body: &[u8],
                __tag_bytes: usize,
            ) -> ::core::result::Result<Self, #k::DecodeError> {
                match __version.get() {
                    #(#bodies)*
                    _ => ::core::result::Result::Err(
                        #k::__private::unknown_body::<Self>(__version, __body, __tag_bytes),
                    ),
                }
            }

            fn check<#wire: #k::wire::Wire>(
                __version: #k::Version,
                __reader: &mut #k::wire::Reader<'_>,
            ) -> ::core::result::Result<(), #k::wire::Fault> {
                match __version.get() {
                    #(#checks)*
                    _ => ::core::result::Result::Err(
                        #k::__private::unknown_version::<Self>(__version, __reader),
                    ),
                }
            }

            #[inline]
            fn skip<#wire: #k::wire::Wire, __PerennialS: #k::wire::Source>(
                __version: #k::Version,
                __source: &mut __PerennialS,
            ) -> ::core::result::Result<(), #k::wire::Fault> {
                match __version.get() {
                    #(#skips)*
                    _ => ::core::result::Result::Err(
                        #k::__private::unknown_version::<Self>(__version, __source),
                    ),
                }
            }

            #if_written
        };
        let entity = self.implement(&quote!(#k::Entity), &self.view, &body);
        quote!(#entity #nested)
    }

    /// `Nested` of the latest view.
    fn nested(&self) -> TokenStream {
        let (k, wire, view, borrowed) = (self.k, wire(), &self.view, &self.borrowed);
        let viewed = quote!(#k::layout::Viewed<#borrowed, #view>);
        let body = quote! {
            type View<'__perennial, #wire: #k::wire::Wire> = #borrowed;
            type Viewed<'__perennial, #wire: #k::wire::Wire> = #viewed;

            #[inline]
            fn view_nested<'__perennial, #wire: #k::wire::Wire>(
                __version: #k::Version,
                __reader: &mut #k::wire::Reader<'__perennial>,
            ) -> ::core::result::Result<Self::View<'__perennial, #wire>, #k::wire::Fault> {
                #k::__private::view_entity::<#wire, Self>(__version, __reader)
            }

            #[inline]
            fn viewed_nested<'__perennial, #wire: #k::wire::Wire>(
                __view: Self::View<'__perennial, #wire>,
            ) -> Self::Viewed<'__perennial, #wire> {
                #k::layout::Viewed::Stored(__view)
            }

            #[inline]
            fn made_nested<'__perennial, #wire: #k::wire::Wire>(
                self,
            ) -> Self::Viewed<'__perennial, #wire> {
                #k::layout::Viewed::Made(self)
            }

            #[inline]
            fn skip_nested<#wire: #k::wire::Wire>(
                __version: #k::Version,
                __reader: &mut #k::wire::Reader<'_>,
            ) -> ::core::result::Result<(), #k::wire::Fault> {
                <Self as #k::Entity>::skip::<#wire, _>(__version, __reader)
            }
        };
        self.implement(&quote!(#k::entity::Nested), &self.view, &body)
    }

    /// The name, the versions, and which tag stands for which.
    fn constants(&self) -> TokenStream {
        let (k, name, latest) = (self.k, self.name, self.latest());
        let infos = self.stamps.iter().map(|Stamp { version, tag, activates }| {
            quote! {
                #k::entity::VersionInfo {
                    version: #k::Version::of::<#version>(),
                    tag: #k::Tag(#tag),
                    activates: #k::SpecVersion(#activates),
                    fingerprint: #k::layout::shape::form_fingerprint::<Self, #version>(),
                }
            }
        });
        let descriptions = self.versions().map(|n| {
            quote! {
                #n => ::core::option::Option::Some(
                    <Self as #k::layout::shape::Shaped<#n>>::describe(__describer),
                ),
            }
        });
        let tags = self.stamps.iter().map(|Stamp { version, tag, .. }| {
            quote!(#tag => ::core::option::Option::Some(#k::Version::of::<#version>()),)
        });
        let parameters = &self.generics.params;
        let is_generic = parameters.iter().any(|p| !matches!(p, syn::GenericParam::Lifetime(_)));
        let generic = is_generic.then(|| {
            quote!(
                const GENERIC: bool = true;
            )
        });
        quote! {
            const NAME: &'static str = #name;
            #generic
            const VERSIONS: &'static [#k::entity::VersionInfo] = &[#(#infos),*];
            const LATEST: #k::Version = #k::Version::of::<#latest>();

            fn describe(
                __version: #k::Version,
                __describer: &mut #k::schema::Describer,
            ) -> ::core::option::Option<#k::schema::TypeRef> {
                match __version.get() {
                    #(#descriptions)*
                    _ => ::core::option::Option::None,
                }
            }

            #[inline]
            fn version_of_tag(__tag: #k::Tag) -> ::core::option::Option<#k::Version> {
                match __tag.0 {
                    #(#tags)*
                    _ => ::core::option::Option::None,
                }
            }
        }
    }

    /// `WriteEntity` of the latest view.
    pub(crate) fn write_entity(&self) -> TokenStream {
        let (k, wire) = (self.k, wire());
        let arms = self.versions().map(|n| {
            quote!(#n => <Self as #k::entity::Form<#n>>::write_latest::<#wire>(self, __writer),)
        });
        let latest = self.latest();
        let body = quote! {
            #[inline]
            fn room<#wire: #k::wire::Wire>(&self) -> usize {
                <Self as #k::entity::Form<#latest>>::room::<#wire>(self)
            }

            #[inline]
            fn write_as<#wire: #k::wire::Wire>(
                &self,
                __version: #k::Version,
                __writer: &mut #k::wire::Writer,
            ) -> ::core::result::Result<(), #k::DowncastError> {
                match __version.get() {
                    #(#arms)*
                    _ => ::core::result::Result::Err(
                        #k::__private::unknown_downcast::<Self>(__version),
                    ),
                }
            }
        };
        self.implement(&quote!(#k::WriteEntity), &self.view, &body)
    }

    /// `VersionedEntity` of the enum of versions.
    pub(crate) fn versioned_entity(&self) -> TokenStream {
        let (k, wire, view) = (self.k, wire(), &self.view);
        let reads = self.versions().map(|n| {
            let variant = variant(n);
            quote! {
                #n => match <#view as #k::entity::Form<#n>>::read_form::<#wire>(__reader) {
                    ::core::result::Result::Ok(__form) => {
                        ::core::result::Result::Ok(Self::#variant(__form))
                    }
                    ::core::result::Result::Err(__fault) => ::core::result::Result::Err(__fault),
                },
            }
        });
        let writes = self.versions().map(|n| {
            let variant = variant(n);
            quote! {
                Self::#variant(__form) => {
                    <#view as #k::entity::Form<#n>>::write_form::<#wire>(__form, __writer)
                }
            }
        });
        let upcasts = self.versions().map(|n| self.upcast_arm(n));
        let lifts = self.versions().map(|n| {
            let variant = variant(n);
            quote!(Self::#variant(__form) => <#view as #k::entity::Form<#n>>::into_latest(__form),)
        });
        let version = self.version_arms();
        let body = quote! {
            type Latest = #view;

            fn version(&self) -> #k::Version {
                match self { #version }
            }

            #[inline]
            fn read<#wire: #k::wire::Wire>(
                __version: #k::Version,
                __reader: &mut #k::wire::Reader<'_>,
            ) -> ::core::result::Result<Self, #k::wire::Fault> {
                match __version.get() {
                    #(#reads)*
                    _ => ::core::result::Result::Err(
                        #k::__private::unknown_version::<#view>(__version, __reader),
                    ),
                }
            }

            fn write<#wire: #k::wire::Wire>(
                &self,
                __writer: &mut #k::wire::Writer,
            ) -> ::core::result::Result<(), #k::DowncastError> {
                match self { #(#writes)* }
            }

            fn upcast(self) -> ::core::result::Result<Self, #k::UpcastError> {
                match self { #(#upcasts)* }
            }

            fn try_into_latest(self) -> ::core::result::Result<Self::Latest, #k::UpcastError> {
                match self { #(#lifts)* }
            }
        };
        self.implement(&quote!(#k::VersionedEntity), &self.versioned, &body)
    }

    fn upcast_arm(&self, n: u8) -> TokenStream {
        let (k, view, here) = (self.k, &self.view, variant(n));
        if n == self.latest() {
            return quote! {
                Self::#here(__form) => ::core::result::Result::Ok(Self::#here(__form)),
            };
        }
        let next = n + 1;
        let above = variant(next);
        quote! {
            Self::#here(__form) => ::core::result::Result::Ok(Self::#above(
                <#view as #k::entity::Step<#n, #next>>::step(__form)?,
            )),
        }
    }

    /// Which variant is which version.
    pub(crate) fn version_arms(&self) -> TokenStream {
        let k = self.k;
        let arms = self.versions().map(|n| {
            let variant = variant(n);
            quote!(Self::#variant(_) => #k::Version::of::<#n>(),)
        });
        arms.collect()
    }
}

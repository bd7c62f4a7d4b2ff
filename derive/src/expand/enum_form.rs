//! The enum form: the user writes each version out, and the conversions between them.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{Data, DeriveInput, Fields, Generics, Ident, Path, Type, spanned::Spanned};

use super::{
    cx::unraw, enum_write::write_latest, fields::wire, interop, outline::Outline, released, shape,
    type_info,
};
use crate::{
    attr::{Container, VariantAttr},
    ctxt::Ctxt,
    model::{Released, Stamp, is_plain, krate, released as find_released, stamps},
};

/// An enum of versions, judged.
pub(crate) struct EnumForm {
    pub(super) krate: Path,
    ident: Ident,
    pub(super) view: Path,
    name: String,
    stamps: Vec<Stamp>,
    pub(super) types: Vec<Type>,
    pub(super) downcasts: Vec<bool>,
    write: bool,
    released: Vec<Released>,
    container: Container,
}

impl EnumForm {
    pub(crate) fn build(ctxt: &Ctxt, input: &DeriveInput, container: Container) -> Option<Self> {
        let view = container.view.get()?.clone();
        container.borrowed.refuse(
            ctxt,
            "an enum of versions has no borrowed view of its own: it is viewed through `StoredView`",
        );
        for (span, key) in [
            (container.latest.span(), "latest"),
            (container.derives.first().map(Spanned::span), "derive"),
            (container.removed_variants.first().map(|r| r.variant.span()), "removed"),
        ] {
            if let Some(span) = span {
                let message =
                    format!("an enum of versions needs no `{key}`: its variants say it all");
                ctxt.push(syn::Error::new(span, message));
            }
        }
        let Data::Enum(data) = &input.data else {
            container.view.refuse(ctxt, "`view` goes on an enum of versions");
            return None;
        };
        if !input.generics.params.is_empty() {
            let hint = "write the struct form, `#[versioned(latest = N)]`, which takes parameters";
            ctxt.error(&input.generics, format!("an enum of versions has no parameters; {hint}"));
        }
        let (mut types, mut downcasts) = (Vec::new(), Vec::new());
        for (place, variant) in data.variants.iter().enumerate() {
            let expected = format!("V{}", place + 1);
            if variant.ident != expected {
                let message =
                    format!("versions stand in order and without a gap: `{expected}` belongs here");
                ctxt.error(&variant.ident, message);
            }
            let attr = VariantAttr::parse(ctxt, &variant.attrs, "versioned", &["downcast"]);
            match &variant.fields {
                Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
                    types.extend(fields.unnamed.first().map(|field| field.ty.clone()));
                    downcasts.push(attr.downcast.get().is_some());
                    if place + 1 == data.variants.len() {
                        let why = "this is the newest version; mark the older one, which implements \
                                   `TryFrom` of the newer";
                        attr.downcast.refuse(ctxt, why);
                    }
                }
                _ => ctxt.error(variant, format!("a version holds one type: `{expected}(UserV1)`")),
            }
        }
        let Ok(latest @ 1..) = u8::try_from(data.variants.len()) else {
            ctxt.error(&input.ident, "an entity has 1 to 255 versions");
            return None;
        };
        let write = container.write.get().is_some();
        let last = view.segments.last()?.ident.clone();
        let name = match container.name.get() {
            Some(name) if name.value().trim().is_empty() => {
                ctxt.error(name, "an entity's name cannot be empty");
                return None;
            }
            Some(name) if !is_plain(&name.value()) => {
                ctxt.error(
                    name,
                    "an entity's name has no quotes, backslashes or control characters",
                );
                return None;
            }
            Some(name) => name.value(),
            None => unraw(&last).to_string(),
        };
        let stamps = stamps(ctxt, &container, latest);
        let released = find_released(ctxt, &container, &input.generics, &name, &stamps);
        Some(Self {
            krate: krate(&container),
            ident: input.ident.clone(),
            name,
            stamps,
            released,
            types,
            downcasts,
            write,
            view,
            container,
        })
    }

    fn outline<'a>(&'a self, generics: &'a Generics) -> Outline<'a> {
        let (view, versioned) = (&self.view, &self.ident);
        let (k, wire) = (&self.krate, wire());
        Outline {
            k,
            name: &self.name,
            stamps: &self.stamps,
            view: quote!(#view),
            versioned: quote!(#versioned),
            versioned_name: unraw(versioned).to_string(),
            borrowed: quote!(#k::entity::StoredView<'__perennial, #view, #wire>),
            generics,
            writes: self.writes(),
        }
    }

    /// Whether the newest version is the view, as it stands.
    pub(super) fn view_is_newest(&self) -> bool {
        let view = &self.view;
        let newest = self.types.last();
        newest.is_some_and(|newest| quote!(#newest).to_string() == quote!(#view).to_string())
    }

    /// Whether the view can be written.
    pub(super) fn writes(&self) -> bool {
        self.write || self.view_is_newest()
    }

    pub(super) fn latest(&self) -> u8 {
        u8::try_from(self.types.len()).unwrap_or(u8::MAX)
    }

    fn numbered(&self) -> impl Iterator<Item = (u8, &Type)> {
        (1..).zip(&self.types)
    }
}

pub(crate) fn expand(form: &EnumForm) -> TokenStream {
    let forms = form.numbered().zip(&form.stamps).map(|((_, ty), stamp)| one_form(form, stamp, ty));
    let shapes = shape::enum_form(&form.krate, &form.view, &form.name, form.numbered());
    let view = &form.view;
    let released = released::assertions(&form.krate, &quote!(#view), &form.name, &form.released);
    let generics = Generics::default();
    let outline = form.outline(&generics);
    let entity = outline.entity();
    let write = form.writes().then(|| outline.write_entity());
    let versioned = outline.versioned_entity();
    let interop = interop::expand(&outline, &form.container);
    let type_info = interop::wants_type_info(&form.container).then(|| {
        let types: Vec<TokenStream> = form.types.iter().map(|ty| quote!(#ty)).collect();
        type_info::of_versions(&outline, &generics, &types)
    });
    quote! {
        #[allow(
            dead_code,
            deprecated,
            private_interfaces,
            unused_variables,
            unreachable_code,
            unreachable_patterns,
            clippy::all,
            clippy::pedantic,
            clippy::nursery
        )]
        const _: () = {
            #shapes
            #(#forms)*
            #entity
            #write
            #versioned
            #interop
            #type_info
            #released
        };
    }
}

/// `from` into `to`, through `TryFrom`, which every `From` also is.
fn convert(form: &EnumForm, from: &TokenStream, to: &TokenStream, n: u8) -> TokenStream {
    let (k, view) = (&form.krate, &form.view);
    let span = to.span();
    let label = format!("V{}", n.saturating_sub(1).max(1));
    let call = quote_spanned!(span=> <#to as ::core::convert::TryFrom<#from>>::try_from(__form));
    quote! {
        match #call {
            ::core::result::Result::Ok(__form) => __form,
            ::core::result::Result::Err(__error) => {
                return ::core::result::Result::Err(#k::UpcastError::new(
                    <#view as #k::Entity>::NAME, #label, #k::Version::of::<#n>(), __error,
                ));
            }
        }
    }
}

fn one_form(form: &EnumForm, stamp: &Stamp, ty: &Type) -> TokenStream {
    let Stamp { version: n, activates, .. } = *stamp;
    let (k, view, wire) = (&form.krate, &form.view, wire());
    let latest = form.latest();
    let layout = quote_spanned!(ty.span()=> <#ty as #k::Layout>);
    let next = n + 1;
    let into_latest = if n == latest {
        let value = convert(form, &quote!(#ty), &quote!(#view), n);
        quote!(::core::result::Result::Ok(#value))
    } else {
        quote! {
            let __form = <Self as #k::entity::Step<#n, #next>>::step(__form)?;
            <Self as #k::entity::Form<#next>>::into_latest(__form)
        }
    };
    let step = form.types.get(usize::from(n)).map(|above| {
        let value = convert(form, &quote!(#ty), &quote!(#above), next);
        quote! {
            #[automatically_derived]
            impl #k::entity::Step<#n, #next> for #view {
                fn step(__form: #ty) -> ::core::result::Result<#above, #k::UpcastError> {
                    ::core::result::Result::Ok(#value)
                }
            }
        }
    });
    let write_latest = write_latest(form, n);
    quote! {
        #[automatically_derived]
        impl #k::entity::Form<#n> for #view {
            type Type = #ty;
            const SIZE: #k::layout::Size = #layout::SIZE;
            const ACTIVATES: #k::SpecVersion = #k::SpecVersion(#activates);

            #[inline]
            fn read_form<#wire: #k::wire::Wire>(
                __reader: &mut #k::wire::Reader<'_>,
            ) -> ::core::result::Result<#ty, #k::wire::Fault> {
                #layout::read::<#wire>(__reader)
            }

            #[inline]
            fn read_latest<#wire: #k::wire::Wire>(
                __reader: &mut #k::wire::Reader<'_>,
            ) -> ::core::result::Result<Self, #k::wire::Fault> {
                let __form = #layout::read::<#wire>(__reader)?;
                match <Self as #k::entity::Form<#n>>::into_latest(__form) {
                    ::core::result::Result::Ok(__latest) => ::core::result::Result::Ok(__latest),
                    ::core::result::Result::Err(__error) => {
                        ::core::result::Result::Err(__error.into_fault(__reader.rest().len()))
                    }
                }
            }

            fn write_form<#wire: #k::wire::Wire>(
                __form: &#ty,
                __writer: &mut #k::wire::Writer,
            ) -> ::core::result::Result<(), #k::DowncastError> {
                #layout::write::<#wire>(__form, __writer);
                ::core::result::Result::Ok(())
            }

            fn write_latest<#wire: #k::wire::Wire>(
                &self,
                __writer: &mut #k::wire::Writer,
            ) -> ::core::result::Result<(), #k::DowncastError> {
                #write_latest
            }

            #[inline]
            fn skip<#wire: #k::wire::Wire, __PerennialS: #k::wire::Source>(
                __source: &mut __PerennialS,
            ) -> ::core::result::Result<(), #k::wire::Fault> {
                #layout::skip::<#wire, __PerennialS>(__source)
            }

            fn into_latest(__form: #ty) -> ::core::result::Result<Self, #k::UpcastError> {
                #into_latest
            }
        }
        #step
    }
}

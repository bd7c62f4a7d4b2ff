//! The fields of one struct or variant, at one version: read, write, skip, take apart, put together.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote};
use syn::{Ident, spanned::Spanned};

use super::cx::local;
use crate::model::{FieldSet, Kind, Slot, SlotForm, Style};

/// How a value is wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Want {
    /// As the version stores it.
    Form,
    /// With entities inside as their latest views.
    Latest,
}

/// Code for the fields of `set` at version `n`.
pub(crate) struct Fields<'a> {
    pub(crate) k: &'a syn::Path,
    pub(crate) set: &'a FieldSet,
    pub(crate) n: u8,
    /// The name of the codec parameter in scope.
    pub(crate) wire: Ident,
}

impl<'a> Fields<'a> {
    pub(crate) fn new(k: &'a syn::Path, set: &'a FieldSet, n: u8) -> Self {
        Self { k, set, n, wire: wire() }
    }

    fn present(&self) -> impl Iterator<Item = (usize, &'a Slot, &'a SlotForm)> {
        self.set.at(self.n)
    }

    /// The size of each field.
    pub(crate) fn sizes(&self) -> Vec<TokenStream> {
        self.present().map(|(_, _, form)| size(self.k, form, self.n)).collect()
    }

    /// One statement per field that reads it into its local.
    pub(crate) fn reads(&self, want: Want, sizes: &TokenStream) -> TokenStream {
        let (k, wire) = (self.k, &self.wire);
        let reads = self.present().enumerate().map(|(place, (index, slot, form))| {
            let local = local(index);
            let value = self.read(form, want);
            let dropped = want == Want::Latest && slot.end.is_some();
            let binding = if dropped { quote!(_) } else { quote!(#local) };
            quote! {
                __reader.ensure(const { #k::layout::Size::run_at::<#wire>(#sizes, #place) })?;
                let #binding = #value?;
            }
        });
        quote!(#(#reads)*)
    }

    /// One statement per field that walks over it.
    pub(crate) fn skips(&self, sizes: &TokenStream) -> TokenStream {
        let skips = self.each_skip(sizes);
        quote!(#(#skips)*)
    }

    /// The same, for the fields from the place `__from` on and before the place `__to`.
    pub(crate) fn seeks(&self, sizes: &TokenStream) -> TokenStream {
        let seeks = self
            .each_skip(sizes)
            .enumerate()
            .map(|(place, skip)| quote!(if __from <= #place && #place < __to { #skip }));
        quote!(#(#seeks)*)
    }

    fn each_skip(&self, sizes: &TokenStream) -> impl Iterator<Item = TokenStream> {
        let (k, wire) = (self.k, &self.wire);
        self.present().enumerate().map(move |(place, (_, _, form))| {
            let ty = &form.ty;
            let walk = match (&form.kind, form.kind.pin(self.n)) {
                (Kind::Foreign(name, module), _) => {
                    let module = foreign(k, module);
                    quote!(#module::skip::<#ty, #wire, __PerennialS>(#name, __source))
                }
                (_, Some(pin)) => {
                    quote!(<#ty as #k::entity::Form<#pin>>::skip::<#wire, __PerennialS>(__source))
                }
                (_, None) => {
                    let path = layout_path(k, form);
                    quote!(#path::skip::<#wire, __PerennialS>(__source))
                }
            };
            quote! {
                #k::__perennial_walk!(
                    __source,
                    const { #k::layout::Size::skip_at::<#wire>(#sizes, #place) },
                    #walk
                );
            }
        })
    }

    /// One statement per field that checks it.
    pub(crate) fn checks(&self) -> TokenStream {
        let (k, wire) = (self.k, &self.wire);
        let checks = self.present().map(|(_, _, form)| {
            let ty = &form.ty;
            match (&form.kind, form.kind.pin(self.n)) {
                (Kind::Foreign(name, module), _) => {
                    let module = foreign(k, module);
                    quote!(#module::read::<#ty, #wire>(#name, __reader)?;)
                }
                (_, Some(pin)) => {
                    quote!(<#ty as #k::entity::Form<#pin>>::check::<#wire>(__reader)?;)
                }
                (_, None) => {
                    let path = layout_path(k, form);
                    quote!(#path::check::<#wire>(__reader)?;)
                }
            }
        });
        quote!(#(#checks)*)
    }

    /// An expression that reads the field in `form`, a `Result`.
    pub(crate) fn read(&self, form: &SlotForm, want: Want) -> TokenStream {
        let (k, wire, ty) = (self.k, &self.wire, &form.ty);
        match (&form.kind, form.kind.pin(self.n), want) {
            (Kind::Foreign(name, module), _, _) => {
                let module = foreign(k, module);
                quote!(#module::read::<#ty, #wire>(#name, __reader))
            }
            (_, Some(pin), Want::Form) => {
                quote!(<#ty as #k::entity::Form<#pin>>::read_form::<#wire>(__reader))
            }
            (_, Some(pin), Want::Latest) => {
                quote!(<#ty as #k::entity::Form<#pin>>::read_latest::<#wire>(__reader))
            }
            (_, None, _) => {
                let path = layout_path(k, form);
                quote!(#path::read::<#wire>(__reader))
            }
        }
    }

    /// The locals put together, or a pattern that takes a value apart into them.
    pub(crate) fn assembled(&self, path: &TokenStream) -> TokenStream {
        self.assembled_as(path, local)
    }

    /// The same with other locals.
    pub(crate) fn assembled_as(
        &self,
        path: &TokenStream,
        local: impl Fn(usize) -> Ident,
    ) -> TokenStream {
        let fields = self.present().map(|(index, _, form)| {
            let local = local(index);
            match self.set.style {
                Style::Named => {
                    let name = form.name_at(self.n);
                    quote!(#name: #local)
                }
                Style::Tuple | Style::Unit => quote!(#local),
            }
        });
        match self.set.style {
            Style::Named => quote!(#path { #(#fields),* }),
            Style::Tuple => quote!(#path ( #(#fields),* )),
            Style::Unit => quote!(#path),
        }
    }

    /// A statement that writes `value`, a reference, as this form. `entity` and `version` are for
    /// errors of entities inside.
    pub(crate) fn write(
        &self,
        form: &SlotForm,
        label: &str,
        value: &TokenStream,
        want: Want,
        error: &TokenStream,
    ) -> TokenStream {
        let (k, wire, ty) = (self.k, &self.wire, &form.ty);
        match (&form.kind, form.kind.pin(self.n)) {
            (Kind::Foreign(name, module), _) => {
                let module = foreign(k, module);
                quote!(#module::write::<#ty, #wire>(#name, #value, __writer);)
            }
            (_, Some(pin)) => {
                let method = match want {
                    Want::Form => quote!(write_form),
                    Want::Latest => quote!(write_latest),
                };
                quote! {
                    if let ::core::result::Result::Err(__error) =
                        <#ty as #k::entity::Form<#pin>>::#method::<#wire>(#value, __writer)
                    {
                        return ::core::result::Result::Err(
                            #k::__private::nested_downcast::<#error>(#label, __error),
                        );
                    }
                }
            }
            (_, None) => {
                let path = layout_path(k, form);
                quote!(#path::write::<#wire>(#value, __writer);)
            }
        }
    }
}

/// The size of a field at version `n`.
pub(crate) fn size(k: &syn::Path, form: &SlotForm, n: u8) -> TokenStream {
    let ty = &form.ty;
    match (&form.kind, form.kind.pin(n)) {
        (Kind::Foreign(..), _) => quote!(#k::layout::foreign::SIZE),
        (_, Some(pin)) => quote!(<#ty as #k::entity::Form<#pin>>::SIZE),
        (_, None) => {
            let path = layout_path(k, form);
            quote!(#path::SIZE)
        }
    }
}

/// `<Type as Layout>`, on the user's own tokens, so that a missing layout is shown there.
pub(crate) fn layout_path(k: &syn::Path, form: &SlotForm) -> TokenStream {
    let ty = &form.ty;
    let span = ty.span().resolved_at(Span::mixed_site());
    quote::quote_spanned!(span=> <#ty as #k::Layout>)
}

/// `<Type as Nested>`, on the user's own tokens.
pub(crate) fn nested_path(k: &syn::Path, form: &SlotForm) -> TokenStream {
    let ty = &form.ty;
    let span = ty.span().resolved_at(Span::mixed_site());
    quote::quote_spanned!(span=> <#ty as #k::entity::Nested>)
}

/// The codec parameter of generated functions.
pub(crate) fn wire() -> Ident {
    Ident::new("__PerennialW", Span::mixed_site())
}

/// The module whose functions go through a foreign type's own codecs.
pub(crate) fn foreign(k: &syn::Path, module: &str) -> TokenStream {
    if module == "both" {
        return quote!(#k::layout::foreign);
    }
    let module = format_ident!("{module}");
    quote!(#k::layout::foreign::#module)
}

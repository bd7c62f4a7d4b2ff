//! What all enums share: the index on the wire, then the fields of one variant.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

use super::{
    cx::unraw,
    fields::{Fields, wire},
};
use crate::model::VariantModel;

/// The variants that version `n` has.
pub(crate) fn present(all: &[VariantModel], n: u8) -> impl Iterator<Item = &VariantModel> {
    all.iter().filter(move |variant| variant.is_in(n))
}

/// The size of the enum at version `n`.
pub(crate) fn size(k: &syn::Path, all: &[VariantModel], n: u8) -> TokenStream {
    let sizes = present(all, n).map(|variant| {
        let index = variant.index;
        let fields = Fields::new(k, &variant.fields, n).sizes();
        quote!(#k::layout::Size::variant(#index).plus(#k::layout::Size::sum(&[#(#fields),*])))
    });
    quote!(#k::layout::Size::any(&[#(#sizes),*]))
}

/// Reads the index and then what `one` makes of the variant's fields.
pub(crate) fn read(
    k: &syn::Path,
    all: &[VariantModel],
    n: u8,
    ident: &Ident,
    one: impl Fn(&Fields<'_>, &TokenStream, &TokenStream) -> TokenStream,
) -> TokenStream {
    let wire = wire();
    let name = unraw(ident).to_string();
    let arms = present(all, n).map(|variant| {
        let (index, variant_ident) = (variant.index, &variant.ident);
        let fields = Fields::new(k, &variant.fields, n);
        let sizes = fields.sizes();
        let body = one(&fields, &quote!(&[#(#sizes),*]), &quote!(#ident::#variant_ident));
        quote!(#index => { #body })
    });
    quote! {
        let __index = <#wire as #k::wire::Wire>::get_variant(__reader)?;
        match __index {
            #(#arms)*
            _ => ::core::result::Result::Err(
                #k::__private::unknown_variant(#name, __index, __reader),
            ),
        }
    }
}

/// Walks over the index and the variant's fields.
pub(crate) fn skip(k: &syn::Path, all: &[VariantModel], n: u8, ident: &Ident) -> TokenStream {
    let wire = wire();
    let name = unraw(ident).to_string();
    let arms = present(all, n).map(|variant| {
        let index = variant.index;
        let fields = Fields::new(k, &variant.fields, n);
        let sizes = fields.sizes();
        let skips = fields.skips(&quote!(&[#(#sizes),*]));
        quote!(#index => { #skips })
    });
    quote! {
        let __index = <#wire as #k::wire::Wire>::get_variant(__source)?;
        match __index {
            #(#arms)*
            _ => {
                return ::core::result::Result::Err(
                    #k::__private::unknown_variant(#name, __index, __source),
                );
            }
        }
        ::core::result::Result::Ok(())
    }
}

//! `#[derive(ErrorCodes)]`: a table of names and numbers, and the way there and back.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, Path};

use super::cx::unraw;
use crate::model::CodesModel;

pub(crate) fn expand(model: &CodesModel, k: &Path) -> TokenStream {
    let CodesModel { ident, module, .. } = model;
    let name = unraw(ident).to_string();
    let (codes, retired) = (table(&model.codes), table(&model.retired));
    let there = model.codes.iter().map(|(name, code)| quote!(Self::#name => #code));
    let back = model.codes.iter().map(|(name, code)| quote!(#code => Self::#name));
    quote! {
        #[automatically_derived]
        #[allow(unreachable_patterns)]
        impl #k::ErrorCodes for #ident {
            const NAME: &'static str = #name;
            const MODULE: u8 = #module;
            const CODES: &'static [(&'static str, u8)] = &[#codes];
            const RETIRED: &'static [(&'static str, u8)] = &[#retired];

            fn code(&self) -> u8 {
                match *self { #(#there),* }
            }

            fn from_code(__code: u8) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(match __code {
                    #(#back,)*
                    _ => return ::core::option::Option::None,
                })
            }
        }
    }
}

fn table(codes: &[(Ident, u8)]) -> TokenStream {
    let rows = codes.iter().map(|(name, code)| {
        let name = unraw(name).to_string();
        quote!((#name, #code))
    });
    quote!(#(#rows),*)
}

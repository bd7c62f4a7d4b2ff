//! About how many bytes a value takes: what the writer makes room for before the first of them.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

use super::{
    cx::local,
    fields::{Fields, layout_path, size, wire},
    variants,
};
use crate::model::{FieldSet, Kind, Shape, SlotForm};

/// The bytes that a variant's index takes at most.
const INDEX_BYTES: usize = 5;

/// The function `room_within` of a type at version `n`; none where the guess by the type will do.
pub(crate) fn expand(k: &syn::Path, shape: &Shape, n: u8, ident: &Ident) -> TokenStream {
    let wire = wire();
    let body = match shape {
        Shape::Struct(set) if set.at(n).next().is_some() => {
            let pattern = Fields::new(k, set, n).assembled(&quote!(#ident));
            let rooms = fields(k, set, n);
            quote!(let #pattern = self; #k::__private::room(&[#(#rooms),*]))
        }
        Shape::Enum(all)
            if variants::present(all, n).any(|variant| variant.fields.at(n).next().is_some()) =>
        {
            let arms = variants::present(all, n).map(|variant| {
                let name = &variant.ident;
                let pattern = Fields::new(k, &variant.fields, n).assembled(&quote!(#ident::#name));
                let rooms = fields(k, &variant.fields, n);
                quote!(#pattern => #k::__private::room(&[#INDEX_BYTES, #(#rooms),*]),)
            });
            quote!(match self { #(#arms)* })
        }
        Shape::Struct(_) | Shape::Enum(_) => return TokenStream::new(),
    };
    quote! {
        #[inline]
        fn room_within<#wire: #k::wire::Wire>(&self, __levels: u32) -> usize {
            #body
        }
    }
}

fn fields(k: &syn::Path, set: &FieldSet, n: u8) -> Vec<TokenStream> {
    set.at(n).map(|(index, _, form)| field(k, form, n, &local(index))).collect()
}

fn field(k: &syn::Path, form: &SlotForm, n: u8, local: &Ident) -> TokenStream {
    let (wire, ty) = (wire(), &form.ty);
    match (&form.kind, form.kind.pin(n)) {
        (Kind::Foreign(..), _) => {
            let size = size(k, form, n);
            quote!(#size.room::<#wire>())
        }
        (_, Some(pin)) => {
            quote!(<#ty as #k::entity::Form<#pin>>::room_within::<#wire>(#local, __levels))
        }
        (_, None) => {
            let path = layout_path(k, form);
            quote!(#path::room_within::<#wire>(#local, __levels))
        }
    }
}

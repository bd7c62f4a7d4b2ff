//! The released versions, held against the types when they compile.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use crate::model::Released;

/// An assertion for each version that has a file. The file is named to the compiler, so that it looks
/// again when the file changes.
pub(crate) fn assertions(
    k: &syn::Path,
    view: &TokenStream,
    name: &str,
    released: &[Released],
) -> TokenStream {
    let assertions = released.iter().map(|found| {
        let Released { version, fingerprint, shown, path, literal } = found;
        let message = format!(
            "{name} V{version} no longer lies as it was released, in {shown}: restore it, and bring \
             what is new with a new version; `perennial::history::check` tells the difference"
        );
        let assertion = quote_spanned! {literal.span()=>
            const _: () = ::core::assert!(
                #k::layout::shape::form_fingerprint::<#view, #version>().0 == #fingerprint,
                #message
            );
        };
        quote! {
            #assertion
            const _: &[u8] = ::core::include_bytes!(#path);
        }
    });
    quote!(#(#assertions)*)
}

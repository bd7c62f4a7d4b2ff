//! The released versions, held against the types when they compile.

use proc_macro2::TokenStream;
use quote::quote_spanned;

use crate::model::Released;

/// An assertion for each version that has a file, the newest first: evaluation ends at the first
/// that fails, so that one change gives one message. The files are named to the compiler, so that it
/// looks again when they change.
pub(crate) fn assertions(
    k: &syn::Path,
    view: &TokenStream,
    name: &str,
    released: &[Released],
) -> TokenStream {
    let Some(newest) = released.last() else { return TokenStream::new() };
    let next = newest.version.saturating_add(1);
    let assertions = released.iter().rev().map(|found| {
        let Released { version, fingerprint, shown, schema, .. } = found;
        let message = format!(
            "{name} V{version} no longer lies as it was released, in {shown}:\n\n{schema}\nrestore \
             it, and bring the change with version {next}; without this attribute, \
             `perennial::history::check` can tell the difference"
        );
        quote_spanned! {newest.literal.span()=>
            ::core::assert!(
                #k::layout::shape::form_fingerprint::<#view, #version>().0 == #fingerprint,
                "{}", #message
            );
        }
    });
    let paths = released.iter().map(|found| &found.path);
    quote_spanned! {newest.literal.span()=>
        const _: () = { #(#assertions)* };
        #(const _: &[u8] = ::core::include_bytes!(#paths);)*
    }
}

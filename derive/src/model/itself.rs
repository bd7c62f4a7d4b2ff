//! `Self` in a field's type, said outright: what is generated has other types for `Self`.

use syn::{
    DeriveInput, PathArguments, Type, TypePath, parse_quote_spanned,
    spanned::Spanned,
    visit_mut::{self, VisitMut},
};

/// The input with its own name in place of `Self`.
pub(crate) fn named(input: &DeriveInput) -> DeriveInput {
    let (_, arguments, _) = input.generics.split_for_impl();
    let ident = &input.ident;
    let itself: TypePath = syn::parse_quote!(#ident #arguments);
    let mut named = input.clone();
    Itself(itself).visit_data_mut(&mut named.data);
    named
}

struct Itself(TypePath);

impl VisitMut for Itself {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        visit_mut::visit_type_mut(self, ty);
        let Type::Path(TypePath { qself: None, path }) = ty else { return };
        let mut segments = path.segments.iter();
        let is_self = segments.next().is_some_and(|first| {
            first.ident == "Self" && matches!(first.arguments, PathArguments::None)
        });
        if !is_self || path.leading_colon.is_some() {
            return;
        }
        let (span, itself) = (path.span(), &self.0);
        let rest: Vec<_> = segments.collect();
        *ty = match rest.is_empty() {
            true => parse_quote_spanned!(span=> #itself),
            false => parse_quote_spanned!(span=> <#itself>::#(#rest)::*),
        };
    }
}

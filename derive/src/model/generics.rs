//! Which type parameters a version needs, and what they must be able to do.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{GenericParam, Generics, Ident, Type, WherePredicate, parse_quote};

/// Whether `name` stands somewhere in these tokens.
pub(crate) fn mentions(tokens: &TokenStream, name: &Ident) -> bool {
    tokens.clone().into_iter().any(|tree| match tree {
        TokenTree::Ident(ident) => ident == *name,
        TokenTree::Group(group) => mentions(&group.stream(), name),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

fn name_of(param: &GenericParam) -> &Ident {
    match param {
        GenericParam::Type(param) => &param.ident,
        GenericParam::Const(param) => &param.ident,
        GenericParam::Lifetime(param) => &param.lifetime.ident,
    }
}

/// The parameters that `types` use, with the clauses that speak only of those. An older version
/// that lacks a field must not carry that field's parameter: it would be unused.
pub(crate) fn kept<'a>(generics: &Generics, types: impl Iterator<Item = &'a Type>) -> Generics {
    let tokens: TokenStream = types.map(ToTokens::to_token_stream).collect();
    let (used, unused): (Vec<_>, Vec<_>) =
        generics.params.iter().partition(|param| mentions(&tokens, name_of(param)));
    let speaks_of_unused =
        |tokens: &TokenStream| unused.iter().any(|param| mentions(tokens, name_of(param)));
    let mut kept = Generics::default();
    kept.params = used.into_iter().cloned().collect();
    let predicates = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    let predicates: Vec<&WherePredicate> = predicates
        .filter(|predicate| {
            let tokens = predicate.to_token_stream();
            let speaks_of_used = kept.params.iter().any(|param| mentions(&tokens, name_of(param)));
            speaks_of_used && !speaks_of_unused(&tokens)
        })
        .collect();
    if !predicates.is_empty() {
        kept.where_clause = Some(parse_quote!(where #(#predicates),*));
    }
    kept
}

/// What the type parameters must be so that a field of type `ty` is `bound`: the parameters
/// themselves, or their associated types where the field is one. A `PhantomData` asks nothing.
pub(crate) fn parameter_bounds(
    generics: &Generics,
    ty: &Type,
    bound: &TokenStream,
) -> Vec<WherePredicate> {
    let tokens = ty.to_token_stream();
    if let Type::Path(path) = ty {
        let last = path.path.segments.last();
        if last.is_some_and(|segment| segment.ident == "PhantomData") {
            return Vec::new();
        }
        let first = path.path.segments.first();
        let is_associated = path.qself.is_some() || path.path.segments.len() > 1;
        let of_parameter = path.qself.is_some()
            || first.is_some_and(|first| generics.type_params().any(|p| p.ident == first.ident));
        let mentioned = generics.type_params().any(|param| mentions(&tokens, &param.ident));
        if is_associated && of_parameter && mentioned {
            return vec![parse_quote!(#ty: #bound)];
        }
    }
    let used = generics.type_params().filter(|param| mentions(&tokens, &param.ident));
    used.map(|param| {
        let ident = &param.ident;
        let predicate = quote!(#ident: #bound);
        parse_quote!(#predicate)
    })
    .collect()
}

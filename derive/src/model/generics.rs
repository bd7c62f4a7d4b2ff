//! Which type parameters a version needs, and what they must be able to do.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{
    GenericParam, Generics, Ident, Token, Type, TypePath, WherePredicate,
    ext::IdentExt,
    parse_quote,
    punctuated::Punctuated,
    visit::{self, Visit},
};

/// Whether the parameter stands somewhere in these tokens.
fn mentions(tokens: &TokenStream, param: &GenericParam) -> bool {
    has_name(tokens, name_of(param), matches!(param, GenericParam::Lifetime(_)))
}

/// Whether a name stands somewhere in these tokens. A lifetime and a type may share one.
pub(crate) fn has_name(tokens: &TokenStream, name: &Ident, is_lifetime: bool) -> bool {
    let mut after_tick = false;
    tokens.clone().into_iter().any(|tree| {
        let found = match &tree {
            TokenTree::Ident(ident) => ident.unraw() == name.unraw() && after_tick == is_lifetime,
            TokenTree::Group(group) => has_name(&group.stream(), name, is_lifetime),
            TokenTree::Punct(_) | TokenTree::Literal(_) => false,
        };
        after_tick = matches!(&tree, TokenTree::Punct(punct) if punct.as_char() == '\'');
        found
    })
}

/// The name of a parameter; a lifetime's is without its tick.
pub(crate) fn name_of(param: &GenericParam) -> &Ident {
    match param {
        GenericParam::Type(param) => &param.ident,
        GenericParam::Const(param) => &param.ident,
        GenericParam::Lifetime(param) => &param.lifetime.ident,
    }
}

/// Whether a type parameter stands somewhere in `ty`.
pub(crate) fn has_parameter(generics: &Generics, ty: &Type) -> bool {
    let tokens = ty.to_token_stream();
    let mut types = generics.params.iter().filter(|param| matches!(param, GenericParam::Type(_)));
    types.any(|param| mentions(&tokens, param))
}

/// Whether a parameter of any kind stands somewhere in `ty`.
pub(crate) fn has_any_parameter(generics: &Generics, ty: &Type) -> bool {
    let tokens = ty.to_token_stream();
    generics.params.iter().any(|param| mentions(&tokens, param))
}

/// The parameters that `types` use, with the clauses that speak only of those. An older version
/// that lacks a field must not carry that field's parameter: it would be unused.
pub(crate) fn kept<'a>(generics: &Generics, types: impl Iterator<Item = &'a Type>) -> Generics {
    let tokens: TokenStream = types.map(ToTokens::to_token_stream).collect();
    let (used, unused): (Vec<_>, Vec<_>) =
        generics.params.iter().partition(|param| mentions(&tokens, param));
    let speaks_of_unused = |tokens: &dyn ToTokens| {
        let tokens = tokens.to_token_stream();
        unused.iter().any(|param| mentions(&tokens, param))
    };
    let params = used.iter().map(|param| without(param, &speaks_of_unused)).collect();
    let mut kept = Generics { params, ..Generics::default() };
    let predicates = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    let predicates: Vec<&WherePredicate> = predicates
        .filter(|predicate| {
            let tokens = predicate.to_token_stream();
            let speaks_of_used = used.iter().any(|param| mentions(&tokens, param));
            speaks_of_used && !speaks_of_unused(predicate)
        })
        .collect();
    if !predicates.is_empty() {
        kept.where_clause = Some(parse_quote!(where #(#predicates),*));
    }
    kept
}

/// The parameter without the bounds that name a dropped one.
fn without(param: &GenericParam, dropped: &dyn Fn(&dyn ToTokens) -> bool) -> GenericParam {
    fn filter<T: ToTokens + Clone>(
        bounds: &Punctuated<T, Token![+]>,
        dropped: &dyn Fn(&dyn ToTokens) -> bool,
    ) -> Punctuated<T, Token![+]> {
        bounds.iter().filter(|bound| !dropped(bound)).cloned().collect()
    }
    let mut param = param.clone();
    match &mut param {
        GenericParam::Type(param) => param.bounds = filter(&param.bounds, dropped),
        GenericParam::Lifetime(param) => param.bounds = filter(&param.bounds, dropped),
        GenericParam::Const(_) => {}
    }
    param
}

/// What the type parameters must be so that a field of type `ty` is `bound`: the parameters
/// themselves, and their associated types where the field holds those. A `PhantomData` asks nothing.
pub(crate) fn parameter_bounds(
    generics: &Generics,
    ty: &Type,
    bound: &TokenStream,
) -> Vec<WherePredicate> {
    let mut uses = Uses { generics, found: Vec::new() };
    uses.visit_type(ty);
    uses.found.iter().map(|of| parse_quote!(#of: #bound)).collect()
}

/// Collects the parameters in a type, and the associated types that hang on one.
struct Uses<'a> {
    generics: &'a Generics,
    found: Vec<TokenStream>,
}

impl<'ast> Visit<'ast> for Uses<'_> {
    fn visit_type_path(&mut self, path: &'ast TypePath) {
        if path.path.segments.last().is_some_and(|segment| segment.ident == "PhantomData") {
            return;
        }
        let first = path.path.segments.first().map(|segment| &segment.ident);
        let of_parameter = self
            .generics
            .type_params()
            .any(|param| path.qself.is_none() && first == Some(&param.ident));
        let projected =
            path.qself.is_some() && has_parameter(self.generics, &Type::Path(path.clone()));
        if of_parameter || projected {
            return self.found.push(quote!(#path));
        }
        visit::visit_type_path(self, path);
    }
}

//! `#[derive(Key)]`: a newtype's key is its field's; several fields are like a tuple.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{
    Data, DeriveInput, Fields, Generics, Path, Type, WherePredicate, parse_quote, spanned::Spanned,
};

use super::cx::local;
use crate::{
    ctxt::Ctxt,
    model::{has_parameter, parameter_bounds},
};

/// The impl, or nothing if the type cannot be a key; the mistakes are noted.
pub(crate) fn expand(ctxt: &Ctxt, input: &DeriveInput, k: &Path) -> Option<TokenStream> {
    let fields = match &input.data {
        Data::Struct(data) => &data.fields,
        Data::Enum(data) => {
            ctxt.error(data.enum_token, "keys are derived for structs; an enum has no one order");
            return None;
        }
        Data::Union(data) => {
            ctxt.error(data.union_token, "keys are derived for structs");
            return None;
        }
    };
    if fields.is_empty() {
        ctxt.error(&input.ident, "a key without fields tells no rows apart");
        return None;
    }
    let mut generics = input.generics.clone();
    let bounds: Vec<WherePredicate> =
        fields.iter().flat_map(|field| field_bounds(&input.generics, &field.ty, k)).collect();
    if !bounds.is_empty() {
        generics.make_where_clause().predicates.extend(bounds);
    }
    let ident = &input.ident;
    let (impl_generics, arguments, clause) = generics.split_for_impl();
    let body = body(fields, k);
    Some(quote! {
        #[automatically_derived]
        #[allow(private_bounds)]
        impl #impl_generics #k::Key for #ident #arguments #clause { #body }
    })
}

/// What a field must be. One without parameters is asked for as well, on the user's own tokens: what
/// is no key is then told there, once, and not at each use.
fn field_bounds(generics: &Generics, ty: &Type, k: &Path) -> Vec<WherePredicate> {
    if has_parameter(generics, ty) {
        return parameter_bounds(generics, ty, &quote!(#k::Key));
    }
    let here = quote!(#k::Key).into_iter().map(|mut token| {
        token.set_span(ty.span().resolved_at(token.span()));
        token
    });
    let bound: TokenStream = here.collect();
    vec![parse_quote!(#ty: #bound)]
}

fn body(fields: &Fields, k: &Path) -> TokenStream {
    let last = fields.len() - 1;
    let types: Vec<_> = fields.iter().map(|field| &field.ty).collect();
    let shape = match types.as_slice() {
        [only] => quote!(<#only as #k::Key>::Shape),
        several => quote!((#(<#several as #k::Key>::Shape),*)),
    };
    let members: Vec<_> = fields.members().collect();
    let place = |index: usize| {
        if index == last { quote!(__place) } else { quote!(#k::key::Place::Inner) }
    };
    let writes = types.iter().zip(&members).enumerate().map(|(index, (ty, member))| {
        let place = place(index);
        quote!(<#ty as #k::Key>::write_key(&self.#member, __out, #place);)
    });
    let reads = types.iter().enumerate().map(|(index, ty)| {
        let (place, local) = (place(index), local(index));
        quote!(let #local = <#ty as #k::Key>::read_key(__bytes, #place)?;)
    });
    let values = members.iter().enumerate().map(|(index, member)| {
        let local = local(index);
        let value: syn::FieldValue = parse_quote!(#member: #local);
        value
    });
    quote! {
        type Shape = #shape;

        fn write_key(&self, __out: &mut #k::__private::Vec<u8>, __place: #k::key::Place) {
            #(#writes)*
        }

        fn read_key(
            __bytes: &mut &[u8],
            __place: #k::key::Place,
        ) -> ::core::result::Result<Self, #k::key::KeyFault> {
            #(#reads)*
            ::core::result::Result::Ok(Self { #(#values),* })
        }
    }
}

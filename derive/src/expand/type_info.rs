//! scale-info's `TypeInfo` for the enum of versions and for the type of each version.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{GenericParam, Generics, Type, parse_quote};

use super::{
    cx::{Cx, unraw},
    outline::Outline,
    types::variant,
};
use crate::model::{FieldSet, Shape, Style, has_parameter, parameter_bounds};

/// The versions' types and the enum of them.
pub(crate) fn expand(cx: &Cx<'_>) -> TokenStream {
    let info = info(cx.k);
    let forms = cx.versions().map(|n| {
        let name = unraw(&cx.ident(n)).to_string();
        let body = match &cx.model.shape {
            Shape::Struct(set) => {
                let fields = fields(cx, set, n, &info);
                quote!(.composite(#fields))
            }
            Shape::Enum(all) => {
                let variants = all.iter().filter(|v| v.is_in(n)).map(|variant| {
                    let name = unraw(&variant.ident).to_string();
                    let index = u8::try_from(variant.index).unwrap_or(u8::MAX);
                    let fields = fields(cx, &variant.fields, n, &info);
                    quote!(.variant(#name, |__v| __v.index(#index).fields(#fields)))
                });
                quote!(.variant(#info::build::Variants::new() #(#variants)*))
            }
        };
        let generics = described(cx, n, cx.generics_of(n));
        implement(&info, &generics, &cx.ty(n), &name, &body)
    });
    let mut generics = cx.generics.clone();
    for n in cx.versions() {
        generics = described(cx, n, generics);
    }
    let types: Vec<TokenStream> = cx.versions().map(|n| cx.ty(n)).collect();
    let versions = of_versions(&cx.outline(), &generics, &types);
    quote!(#(#forms)* #versions)
}

/// The enum of versions: the index of each is its tag.
pub(crate) fn of_versions(
    outline: &Outline<'_>,
    generics: &Generics,
    types: &[TokenStream],
) -> TokenStream {
    let info = info(outline.k);
    let versions = outline.stamps.iter().zip(types).map(|(stamp, ty)| {
        let (name, tag) = (variant(stamp.version).to_string(), stamp.tag);
        let fields = quote!(#info::build::Fields::unnamed().field(|__f| __f.ty::<#ty>()));
        quote!(.variant(#name, |__v| __v.index(#tag).fields(#fields)))
    });
    let body = quote!(.variant(#info::build::Variants::new() #(#versions)*));
    implement(&info, generics, &outline.versioned, &outline.versioned_name, &body)
}

fn info(k: &syn::Path) -> TokenStream {
    quote!(#k::__private::scale_info)
}

/// The generics with what scale-info asks of the types in version `n`: all of it lives for ever.
fn described(cx: &Cx<'_>, n: u8, mut generics: Generics) -> Generics {
    let bound = {
        let info = info(cx.k);
        quote!(#info::TypeInfo + 'static)
    };
    let params: Vec<GenericParam> = generics.params.iter().cloned().collect();
    let predicates = &mut generics.make_where_clause().predicates;
    for param in params {
        match param {
            GenericParam::Type(param) => {
                let ident = param.ident;
                predicates.push(parse_quote!(#ident: 'static));
            }
            GenericParam::Lifetime(param) => {
                let lifetime = param.lifetime;
                predicates.push(parse_quote!(#lifetime: 'static));
            }
            GenericParam::Const(_) => {}
        }
    }
    for form in cx.forms(n) {
        if has_parameter(&cx.model.generics, &form.ty) {
            let stored = cx.stored_type(form, n);
            let stored: Type = parse_quote!(#stored);
            predicates.extend(parameter_bounds(&cx.model.generics, &stored, &bound));
        }
    }
    generics
}

fn implement(
    info: &TokenStream,
    generics: &Generics,
    ty: &TokenStream,
    name: &str,
    body: &TokenStream,
) -> TokenStream {
    let (impl_generics, _, clause) = generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #impl_generics #info::TypeInfo for #ty #clause {
            type Identity = Self;

            fn type_info() -> #info::Type {
                #info::Type::builder()
                    .path(#info::Path::new(#name, ::core::module_path!()))
                    #body
            }
        }
    }
}

fn fields(cx: &Cx<'_>, set: &FieldSet, n: u8, info: &TokenStream) -> TokenStream {
    let named = set.style == Style::Named;
    if set.at(n).next().is_none() {
        return quote!(#info::build::Fields::unit());
    }
    let fields = set.at(n).map(|(_, _, form)| {
        let ty = cx.stored_type(form, n);
        let name = unraw(form.name_at(n)).to_string();
        let name = named.then(|| quote!(.name(#name)));
        quote!(.field(|__f| __f.ty::<#ty>() #name))
    });
    let kind = if named { quote!(named) } else { quote!(unnamed) };
    quote!(#info::build::Fields::#kind() #(#fields)*)
}

//! The type of a borrowed view: a struct around the library's own view, with accessors.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote};
use syn::{
    GenericParam, Generics, Ident, Lifetime, Member, Visibility, parse_quote, spanned::Spanned,
};

use crate::model::{FieldSet, Shape, Slot, SlotForm, Style, has_name};

/// A view to be generated.
pub(crate) struct Borrowed<'a> {
    pub(crate) k: &'a syn::Path,
    pub(crate) vis: &'a Visibility,
    /// The struct that it is a view of, and its parameters as declared and as fields need them.
    pub(crate) of: &'a Ident,
    pub(crate) generics: &'a Generics,
    pub(crate) bounded: &'a Generics,
    /// The view's name.
    pub(crate) name: Ident,
    /// The types that its accessors name.
    pub(crate) types: TokenStream,
    /// The library's view that it wraps: `entity::StoredView` or `layout::PlainView`.
    pub(crate) base: TokenStream,
    pub(crate) doc: String,
}

impl Borrowed<'_> {
    /// The view's type, with the given lifetime and codec.
    pub(crate) fn with(&self, lifetime: &TokenStream, wire: &Ident) -> TokenStream {
        let name = &self.name;
        let params = &self.generics.params;
        let is_lifetime = |param: &&GenericParam| matches!(param, GenericParam::Lifetime(_));
        let lifetimes = params.iter().filter(is_lifetime).map(argument);
        let others = params.iter().filter(|param| !is_lifetime(param)).map(argument);
        quote!(#name<#lifetime, #(#lifetimes,)* #wire #(, #others)*>)
    }

    /// Names for the lifetime and the codec that nothing else in the view has: neither the user's
    /// parameters nor any type that is named beside them, which they would hide.
    pub(crate) fn names(&self) -> (Lifetime, Ident) {
        let (k, of, name, types) = (self.k, self.of, &self.name, &self.types);
        let (params, clause) = (&self.bounded.params, &self.bounded.where_clause);
        let used = quote!(#k #of #name #types <#params> #clause);
        let free = |candidates: [&str; 2], other: &str, is_lifetime| {
            let numbered = (0..).map(|number: u32| match candidates.get(number as usize) {
                Some(candidate) => Ident::new(candidate, Span::call_site()),
                None => format_ident!("{other}{number}"),
            });
            let mut free = numbered.filter(|name| !has_name(&used, name, is_lifetime));
            free.next().unwrap_or_else(|| format_ident!("{other}"))
        };
        let lifetime = free(["a", "view"], "view", true);
        let lifetime = Lifetime { apostrophe: Span::call_site(), ident: lifetime };
        (lifetime, free(["C", "Codec"], "Codec", false))
    }

    /// The user's parameters behind the view's own.
    fn widened(&self, of: &Generics) -> Generics {
        let k = self.k;
        let (lifetime, codec) = self.names();
        let mut generics = of.clone();
        generics.params.insert(0, parse_quote!(#lifetime));
        let mut params = generics.params.iter();
        let first_type = params.position(|param| !matches!(param, GenericParam::Lifetime(_)));
        let place = first_type.unwrap_or(generics.params.len());
        generics.params.insert(place, parse_quote!(#codec: #k::wire::Wire));
        generics
    }

    /// The library's view of this struct.
    fn wrapped(&self) -> TokenStream {
        let (base, of) = (&self.base, self.of);
        let (lifetime, codec) = self.names();
        let (_, arguments, _) = self.generics.split_for_impl();
        quote!(#base<#lifetime, #of #arguments, #codec>)
    }

    /// `pub struct UserView<'a, C>`.
    pub(crate) fn declaration(&self) -> TokenStream {
        let (vis, name, doc, wrapped) = (self.vis, &self.name, &self.doc, self.wrapped());
        let generics = self.widened(self.generics);
        let (params, clause) = (&generics.params, &generics.where_clause);
        quote! {
            #[doc = #doc]
            #[allow(
                dead_code,
                deprecated,
                missing_debug_implementations,
                non_camel_case_types,
                single_use_lifetimes,
                clippy::all,
                clippy::pedantic,
                clippy::nursery
            )]
            #vis struct #name<#params>(#wrapped) #clause;
        }
    }

    /// What it can do: the accessors, and all that the library's view can.
    pub(crate) fn impls(&self, accessors: &TokenStream, taken: &[Ident]) -> TokenStream {
        let (lifetime, codec) = self.names();
        let view = self.with(&quote!(#lifetime), &codec);
        let wrapped = self.wrapped();
        let bounded = self.widened(self.bounded);
        let (params, _, clause) = bounded.split_for_impl();
        let plain = self.widened(self.generics);
        let (plain_params, _, plain_clause) = plain.split_for_impl();
        let whole = self.whole(taken);
        quote! {
            impl #params #view #clause {
                #accessors
                #whole
            }

            #[automatically_derived]
            impl #plain_params ::core::convert::From<#wrapped> for #view #plain_clause {
                #[inline]
                fn from(__view: #wrapped) -> Self {
                    Self(__view)
                }
            }

            #[automatically_derived]
            impl #plain_params ::core::clone::Clone for #view #plain_clause {
                #[inline]
                fn clone(&self) -> Self {
                    Self(::core::clone::Clone::clone(&self.0))
                }
            }

            #[automatically_derived]
            impl #plain_params ::core::convert::AsRef<#wrapped> for #view #plain_clause {
                #[inline]
                fn as_ref(&self) -> &#wrapped {
                    &self.0
                }
            }

            #[automatically_derived]
            impl #plain_params ::core::ops::Deref for #view #plain_clause {
                type Target = #wrapped;

                #[inline]
                fn deref(&self) -> &#wrapped {
                    &self.0
                }
            }

            #[automatically_derived]
            impl #params ::core::fmt::Debug for #view #clause {
                fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    ::core::fmt::Debug::fmt(&self.0, __f)
                }
            }
        }
    }

    /// `to_owned`, unless an accessor is called so. It has to stand here, or `ToOwned` would be found
    /// before the one that the library's view has.
    fn whole(&self, taken: &[Ident]) -> TokenStream {
        let (k, of) = (self.k, self.of);
        let (_, arguments, _) = self.generics.split_for_impl();
        if taken.iter().any(|name| name == "to_owned") {
            return TokenStream::new();
        }
        quote! {
            /// The value, decoded.
            ///
            /// # Errors
            ///
            /// `DecodeError` if it does not decode.
            pub fn to_owned(&self) -> ::core::result::Result<#of #arguments, #k::DecodeError> {
                self.0.to_owned()
            }
        }
    }
}

fn argument(param: &GenericParam) -> TokenStream {
    match param {
        GenericParam::Type(param) => {
            let name = &param.ident;
            quote!(#name)
        }
        GenericParam::Lifetime(param) => {
            let name = &param.lifetime;
            quote!(#name)
        }
        GenericParam::Const(param) => {
            let name = &param.ident;
            quote!(#name)
        }
    }
}

/// The types of all fields of a struct.
pub(crate) fn types(shape: &Shape) -> TokenStream {
    let Shape::Struct(set) = shape else { return TokenStream::new() };
    let types = set.slots.iter().flat_map(|slot| &slot.forms).map(|form| &form.ty);
    quote!(#(#types)*)
}

/// `karma`, or `field_0` in a tuple struct.
pub(crate) fn accessor_name(set: &FieldSet, slot: &Slot, form: &SlotForm) -> Ident {
    match (&slot.member, set.style) {
        (Some(Member::Unnamed(index)), Style::Tuple) => format_ident!("field_{}", index.index),
        _ => form.name.clone(),
    }
}

/// The documentation of an accessor.
pub(crate) fn accessor_docs(slot: &Slot) -> TokenStream {
    let docs = &slot.docs;
    let doc = format!("The field `{}`.", slot.label);
    let docs = if docs.is_empty() { quote!(#[doc = #doc]) } else { quote!(#(#docs)*) };
    quote! {
        #docs
        ///
        /// # Errors
        ///
        /// `DecodeError` if the field does not decode, or one that must be walked over to reach it.
    }
}

/// The place of the field's type, where a message about it belongs.
pub(crate) fn here(form: &SlotForm) -> Span {
    form.ty.span().resolved_at(Span::call_site())
}

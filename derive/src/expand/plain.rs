//! The borrowed view of a plain layout that asks for one: `#[layout(view = PointView)]`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{Generics, Ident};

use super::{
    borrowed::{Borrowed, accessor_docs, accessor_name, here, types},
    cx::unraw,
    fields::{Fields, Want, layout_path, wire},
};
use crate::model::{FieldSet, Kind, LayoutModel, Shape, Slot, SlotForm};

const ONLY: u8 = 1;

/// The parts of the expansion that a view adds.
pub(super) struct Plain {
    /// The view's type.
    pub(super) declaration: TokenStream,
    /// The items of the `Layout` impl that say so.
    pub(super) views: TokenStream,
    /// Impls beside it.
    pub(super) impls: TokenStream,
}

pub(super) fn expand(model: &LayoutModel, name: &Ident, bounded: &Generics) -> Plain {
    let (k, ident) = (&model.krate, &model.ident);
    let view = Borrowed {
        k,
        vis: &model.vis,
        of: ident,
        generics: &model.generics,
        bounded,
        name: name.clone(),
        types: types(&model.shape),
        base: quote!(#k::layout::PlainView),
        doc: format!("A stored [`{}`], read in place.", unraw(ident)),
    };
    let (accessors, taken) = match &model.shape {
        Shape::Struct(set) => accessors(k, set, &view),
        Shape::Enum(_) => (TokenStream::new(), Vec::new()),
    };
    let impls = view.impls(&accessors, &taken);
    let places = places(model, bounded);
    Plain {
        declaration: view.declaration(),
        views: views(k, &view, model),
        impls: quote!(#places #impls),
    }
}

fn views(k: &syn::Path, view: &Borrowed<'_>, model: &LayoutModel) -> TokenStream {
    let wire = wire();
    let borrowed = view.with(&quote!('__perennial), &wire);
    let viewed = quote!(#k::layout::Viewed);
    let check = check(k, model);
    quote! {
        type View<'__perennial, #wire: #k::wire::Wire> = #borrowed;
        type Viewed<'__perennial, #wire: #k::wire::Wire> = #viewed<#borrowed, Self>;

        #[inline]
        fn view<'__perennial, #wire: #k::wire::Wire>(
            __reader: &mut #k::wire::Reader<'__perennial>,
        ) -> ::core::result::Result<Self::View<'__perennial, #wire>, #k::wire::Fault> {
            let __view = #k::layout::PlainView::view(__reader)?;
            ::core::result::Result::Ok(::core::convert::From::from(__view))
        }

        #[inline]
        fn viewed<'__perennial, #wire: #k::wire::Wire>(
            __view: Self::View<'__perennial, #wire>,
        ) -> Self::Viewed<'__perennial, #wire> {
            #viewed::Stored(__view)
        }

        #[inline]
        fn made<'__perennial, #wire: #k::wire::Wire>(self) -> Self::Viewed<'__perennial, #wire> {
            #viewed::Made(self)
        }

        #check
        #k::viewed_item_by_item!();
    }
}

/// Field by field, unless the type has a check of its own, which wants the whole value.
fn check(k: &syn::Path, model: &LayoutModel) -> TokenStream {
    let (Shape::Struct(set), None) = (&model.shape, &model.check) else {
        return TokenStream::new();
    };
    let wire = wire();
    let checks = Fields::new(k, set, ONLY).checks();
    quote! {
        fn check<#wire: #k::wire::Wire>(
            __reader: &mut #k::wire::Reader<'_>,
        ) -> ::core::result::Result<(), #k::wire::Fault> {
            #checks
            ::core::result::Result::Ok(())
        }
    }
}

/// Where the fields lie.
fn places(model: &LayoutModel, bounded: &Generics) -> TokenStream {
    let (k, ident, wire) = (&model.krate, &model.ident, wire());
    let Shape::Struct(set) = &model.shape else { return TokenStream::new() };
    let (params, arguments, clause) = bounded.split_for_impl();
    let fields = Fields::new(k, set, ONLY);
    let sizes = fields.sizes();
    let seeks = fields.seeks(&quote!(<Self as #k::layout::Places>::SIZES));
    quote! {
        #[automatically_derived]
        impl #params #k::layout::Places for #ident #arguments #clause {
            const SIZES: &'static [#k::layout::Size] = &[#(#sizes),*];

            #[inline(always)]
            fn seek<#wire: #k::wire::Wire, __PerennialS: #k::wire::Source>(
                __source: &mut __PerennialS,
                __from: usize,
                __to: usize,
            ) -> ::core::result::Result<(), #k::wire::Fault> {
                #seeks
                ::core::result::Result::Ok(())
            }
        }
    }
}

fn accessors(k: &syn::Path, set: &FieldSet, view: &Borrowed<'_>) -> (TokenStream, Vec<Ident>) {
    let present: Vec<(usize, &Slot, &SlotForm)> = set.at(ONLY).collect();
    let names: Vec<Ident> =
        present.iter().map(|(_, slot, form)| accessor_name(set, slot, form)).collect();
    let accessors =
        present.iter().zip(&names).enumerate().map(|(place, ((_, slot, form), name))| {
            accessor(k, set, view, (place, slot, form), name)
        });
    (quote!(#(#accessors)*), names)
}

fn accessor(
    k: &syn::Path,
    set: &FieldSet,
    view: &Borrowed<'_>,
    (place, slot, form): (usize, &Slot, &SlotForm),
    name: &Ident,
) -> TokenStream {
    let (lifetime, codec) = view.names();
    let (ty, vis, docs, span) = (&form.ty, &slot.vis, accessor_docs(slot), here(form));
    let (given, read) = match form.kind {
        Kind::Foreign(..) => {
            let fields = Fields { k, set, n: ONLY, wire: codec };
            (quote!(#ty), fields.read(form, Want::Form))
        }
        Kind::Plain | Kind::Nested(_) => {
            let layout = layout_path(k, form);
            (quote!(#layout::View<#lifetime, #codec>), quote!(#layout::view::<#codec>(__reader)))
        }
    };
    quote_spanned! {span=>
        #docs
        #[inline]
        #vis fn #name(&self) -> ::core::result::Result<#given, #k::DecodeError> {
            self.0.at::<#place, _>(|__reader| #read)
        }
    }
}

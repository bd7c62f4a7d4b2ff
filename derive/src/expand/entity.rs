//! All that `#[derive(Versioned)]` adds to a latest view.

use proc_macro2::TokenStream;
use quote::quote;

use super::{cx::Cx, form, interop, nested, released, shape, type_info, types, versioned, view};
use crate::model::Model;

/// The types beside the view, and the traits of all of them.
pub(crate) fn expand(model: &Model) -> TokenStream {
    let cx = Cx::new(model);
    let types = types::expand(&cx);
    let forms = cx.versions().map(|n| form::form(&cx, n));
    let steps = (1..model.latest).map(|n| form::step(&cx, n));
    let shapes = shape::entity(&cx);
    let outline = cx.outline();
    let released = released::assertions(cx.k, &cx.ty(model.latest), &model.name, &model.released);
    let nested = nested::assertions(&cx);
    let entity = outline.entity();
    let write = outline.write_entity();
    let versioned_entity = outline.versioned_entity();
    let versioned = versioned::expand(&cx);
    let interop = interop::expand(&outline, &model.container);
    let type_info = interop::wants_type_info(&model.container).then(|| type_info::expand(&cx));
    let view = view::expand(&cx);
    let view_type = view::declaration(&cx);
    quote! {
        #types
        #view_type

        #[allow(
            dead_code,
            deprecated,
            private_bounds,
            private_interfaces,
            single_use_lifetimes,
            unused_variables,
            unreachable_code,
            unreachable_patterns,
            clippy::all,
            clippy::pedantic,
            clippy::nursery
        )]
        const _: () = {
            #shapes
            #(#forms)*
            #(#steps)*
            #entity
            #write
            #versioned_entity
            #nested
            #versioned
            #view
            #interop
            #type_info
            #released
        };
    }
}

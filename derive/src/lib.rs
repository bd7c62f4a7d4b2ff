//! Derive macros of the `perennial` crate, which documents them and re-exports them.
//!
//! Attributes are parsed as they stand (`attr`), judged and turned into a model of all versions
//! (`model`), and only then expanded (`expand`), which cannot fail. All mistakes are reported at
//! once, each on the token that is wrong (`ctxt`); the user's item stays usable (`fallback`).

#![forbid(unsafe_code)]

mod attr;
mod ctxt;
mod expand;
mod fallback;
mod model;
#[cfg(test)]
mod tests;

use proc_macro2::TokenStream;
use syn::{DeriveInput, parse_macro_input};

use attr::{CodesAttr, Container, Item, MessagesAttr};
use ctxt::Ctxt;

/// Derives `Entity` for the latest view of an entity, or for the view that an enum of versions
/// names.
#[proc_macro_derive(Versioned, attributes(versioned))]
pub fn derive_versioned(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    versioned(&parse_macro_input!(input as DeriveInput)).into()
}

/// Derives `Layout` for a plain struct or enum.
#[proc_macro_derive(Layout, attributes(layout))]
pub fn derive_layout(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    layout(&parse_macro_input!(input as DeriveInput)).into()
}

/// Derives `Key` for a struct: a newtype is like its field, several fields are like a tuple.
#[proc_macro_derive(Key, attributes(key))]
pub fn derive_key(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    key(&parse_macro_input!(input as DeriveInput)).into()
}

/// Derives `Messages` for an enum whose variants are sent to a chain.
#[proc_macro_derive(Messages, attributes(messages, message))]
pub fn derive_messages(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    messages(&parse_macro_input!(input as DeriveInput)).into()
}

/// Derives `ErrorCodes` for an enum of errors with fixed numbers.
#[proc_macro_derive(ErrorCodes, attributes(codes))]
pub fn derive_error_codes(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    error_codes(&parse_macro_input!(input as DeriveInput)).into()
}

fn versioned(input: &DeriveInput) -> TokenStream {
    let input = &model::named(input);
    let ctxt = Ctxt::new();
    let item = match &input.data {
        syn::Data::Enum(_) => Item::Enum,
        syn::Data::Struct(_) | syn::Data::Union(_) => Item::Struct,
    };
    let container = Container::parse(&ctxt, &input.attrs, "versioned", item);
    let shell = fallback::entity(input, &container);
    container.check_traits(&ctxt);
    let is_enum_form = item == Item::Enum && container.view.get().is_some();
    let expanded = if is_enum_form {
        let form = expand::EnumForm::build(&ctxt, input, container);
        form.map(|form| expand::enum_form(&form))
    } else {
        let model = model::Model::build(&ctxt, input, container);
        model.map(|model| expand::entity(&model))
    };
    reported(ctxt, expanded, shell)
}

fn layout(input: &DeriveInput) -> TokenStream {
    let input = &model::named(input);
    let ctxt = Ctxt::new();
    let container = Container::parse(&ctxt, &input.attrs, "layout", Item::Layout);
    let shell = fallback::layout(input, &container);
    let model = model::LayoutModel::build(&ctxt, input, container);
    reported(ctxt, model.map(|model| expand::layout(&model)), shell)
}

fn key(input: &DeriveInput) -> TokenStream {
    let ctxt = Ctxt::new();
    let container = Container::parse(&ctxt, &input.attrs, "key", Item::Key);
    let expanded = expand::key(&ctxt, input, &model::krate(&container));
    let shell = fallback::key(input, &container);
    reported(ctxt, expanded, shell)
}

fn messages(input: &DeriveInput) -> TokenStream {
    let ctxt = Ctxt::new();
    let attr = MessagesAttr::parse(&ctxt, &input.attrs);
    let krate = model::krate_or_default(attr.krate.get());
    let shell = fallback::messages(input, &krate, &attr.derives);
    let model = model::MessagesModel::build(&ctxt, input, &attr);
    reported(ctxt, model.map(|model| expand::messages(&model, &krate)), shell)
}

fn error_codes(input: &DeriveInput) -> TokenStream {
    let ctxt = Ctxt::new();
    let attr = CodesAttr::parse(&ctxt, &input.attrs);
    let krate = model::krate_or_default(attr.krate.get());
    let shell = fallback::codes(input, &krate);
    let model = model::CodesModel::build(&ctxt, input, &attr);
    reported(ctxt, model.map(|model| expand::codes(&model, &krate)), shell)
}

/// The expansion if there were no mistakes, else the mistakes and the shells.
fn reported(ctxt: Ctxt, expanded: Option<TokenStream>, shell: TokenStream) -> TokenStream {
    match ctxt.finish() {
        None => expanded.unwrap_or_default(),
        Some(mut errors) => {
            errors.extend(shell);
            errors
        }
    }
}

//! What stands in for the expansion when the attributes are wrong.
//!
//! The user's own item is always kept. The types and traits that the rest of the program expects
//! are put there as empty shells, so that one mistake gives one message. A type with parameters gets
//! none: its shells would raise errors of their own.

mod entity;
mod message;

pub(crate) use entity::{entity, key, layout};
pub(crate) use message::{codes, messages};

/// What shells of generated types can derive, whatever else is asked for.
const DERIVES: [&str; 8] =
    ["Clone", "Copy", "Debug", "PartialEq", "Eq", "PartialOrd", "Ord", "Hash"];

/// The derives that shells can have, of those that were asked for.
fn derives(asked: &[syn::Path]) -> Vec<&syn::Path> {
    let known = |path: &&syn::Path| {
        path.segments.last().is_some_and(|last| DERIVES.iter().any(|derive| last.ident == derive))
    };
    asked.iter().filter(known).collect()
}

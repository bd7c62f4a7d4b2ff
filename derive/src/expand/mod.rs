//! From a model to code. Nothing here can fail: what could was refused while building the model.
//!
//! For each version there is a `Form<N>` impl, in which all bytes are read and written; the traits
//! above it (`Entity`, `WriteEntity`, `VersionedEntity`) only choose among the forms.

mod borrowed;
mod codes;
mod convert;
mod cx;
mod entity;
mod enum_form;
mod enum_write;
mod fields;
mod form;
mod interop;
mod key;
mod layout;
mod lift;
mod message;
mod nested;
mod outline;
mod plain;
mod released;
mod room;
mod shape;
mod type_info;
mod types;
mod variants;
mod versioned;
mod view;
mod write;

pub(crate) use codes::expand as codes;
pub(crate) use cx::unraw;
pub(crate) use entity::expand as entity;
pub(crate) use enum_form::{EnumForm, expand as enum_form};
pub(crate) use interop::{BINCODE_ALL, SCALE_ALL};
pub(crate) use key::expand as key;
pub(crate) use layout::expand as layout;
pub(crate) use message::expand as messages;

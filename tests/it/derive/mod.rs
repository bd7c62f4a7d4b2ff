//! What the derive macros make of entities, layouts and keys.

mod conversions;
mod enum_form;
mod enums;
mod evolution;
mod foreign;
mod generics;
mod hygiene;
mod interop;
mod laws;
mod mirror;
mod nested;
mod nested_activation;
mod nested_defaults;
mod plain;
pub(crate) mod profile;
mod removed;
mod shapes;
mod tags;
mod type_info;

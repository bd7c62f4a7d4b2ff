//! `perennial info`: what a database is.
//!
//! Everything that it says of itself is read by itself ([`facts`]), so that what is damaged hides
//! nothing else, and shown as text ([`text`]) or JSON ([`json`]).

mod command;
mod facts;
mod json;
mod text;

pub(super) use command::{InfoArgs, run};

//! Field types whose crate knows only parity-scale-codec, only bincode, or both.
//!
//! Such a type has no [`Layout`](crate::Layout); the derive macro calls the functions here for it,
//! with the name that `foreign = "…"` declares. Bytes flow through the type's own codec. What that
//! codec accepts is then encoded again and compared, so that decoding stays canonical, and what it
//! writes is read back at once, so that nothing is stored that could never be read.
//!
//! Two things depend on the type's own codec. bincode has no hook to count nesting with, so a
//! foreign type that holds itself should be used with SCALE alone; and a list of values that
//! take no bytes is bounded by nothing.

mod any;
pub mod bincode_only;
mod bincoded;
mod scale;
pub mod scale_only;

pub use any::{SIZE, read, skip, write};

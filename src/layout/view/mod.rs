//! What a view of a field gives: values borrowed from the bytes, read when they are asked for.
//!
//! [`Layout::view`](super::Layout::view) walks over a value as [`skip`](super::Layout::skip) does and
//! keeps what it walked over: text and bytes as slices, sequences, sets and maps as lazy [`Seq`],
//! [`Set`] and [`Map`]. Small values are read on the spot.

mod made;
mod map;
mod place;
mod plain;
mod seq;
mod set;
mod values;

pub use made::Viewed;
pub use map::{Lookup, Map, MapIter};
pub(crate) use place::Known;
pub use place::Places;
pub use plain::PlainView;
pub use seq::{Seq, SeqIter};
pub use set::Set;

pub(super) use seq::check_items;
pub(super) use values::{by_value, lazy};

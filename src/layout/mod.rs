//! How field types lie in a body: one [`Layout`] per Rust type, over any [`Wire`](crate::wire::Wire).
//!
//! A layout is written once and serves every codec: it reads from a [`Reader`](crate::wire::Reader),
//! writes to a [`Writer`](crate::wire::Writer), and can walk over a value without building it.
//! Decoding is canonical, so `bytes == encode(decode(bytes))` for all bytes that decode.
//!
//! A length from the input is weighed against the bytes that are left before room is made for it,
//! and boxes and collections nest at most [`DEPTH_MAX`](crate::wire::DEPTH_MAX) deep. What could
//! break either does not compile: lists and boxes of values that take no bytes, and a `char` in
//! SCALE, which has none.
//!
//! ```compile_fail,E0080
//! perennial::layout::encode::<perennial::Scale, _>(&vec![()]).ok();
//! ```
//!
//! ```compile_fail,E0080
//! perennial::layout::decode::<perennial::Scale, Box<()>>(&[]).ok();
//! ```
//!
//! ```compile_fail,E0080
//! perennial::layout::encode::<perennial::Scale, _>(&'x').ok();
//! ```
//!
//! ```
//! perennial::layout::encode::<perennial::Bincode, _>(&'x').unwrap();
//! ```

mod array;
mod boxed;
mod bulk;
mod compact;
mod duration;
mod flag;
pub mod foreign;
mod integer;
mod map;
mod sequence;
mod set;
#[doc(hidden)]
pub mod shape;
mod size;
mod text;
mod traits;
mod tuple;
mod view;
mod whole;

#[doc(hidden)]
pub use array::view_items as view_array;
pub(crate) use bulk::ROOM_LEVELS;
pub use shape::{Level, fingerprint, schema};
pub use size::Size;
pub use traits::Layout;
pub(crate) use view::Known;
#[doc(hidden)]
pub use view::Places;
pub use view::{Lookup, Map, MapIter, PlainView, Seq, SeqIter, Set, Viewed};
pub use whole::{decode, decode_prefix, encode};

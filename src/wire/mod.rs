//! The codecs: how numbers, lengths and discriminants lie in the bytes of a body.
//!
//! SCALE and bincode differ in four points alone: integers, lengths, discriminants and `char`. A
//! [`Wire`] is those four points; everything else, from strings to maps, is written once, in
//! [`layout`](crate::layout), on top of it. Bytes flow from a [`Reader`] (a slice that knows how
//! much of it is left) through a `Wire` into values, and from values through a `Wire` into a
//! [`Writer`] (a `Vec<u8>` that remembers what went wrong).

mod bincode;
mod fault;
mod format;
#[cfg(feature = "history")]
mod lenient;
mod memory;
mod reader;
mod record;
mod scale;
mod source;
mod utf8;
mod writer;

pub use self::bincode::Bincode;
pub use fault::{Fault, FaultKind};
pub use format::{Format, Wire};
#[cfg(feature = "history")]
pub(crate) use lenient::{Lenient, UNSUPPORTED, unsupported, unsupported_write};
pub(crate) use memory::Memory;
pub use reader::Reader;
pub use record::Recorder;
pub use scale::Scale;
pub use source::{DEPTH_MAX, Source};
pub(crate) use utf8::utf8;
pub use writer::{EncodeError, Writer};

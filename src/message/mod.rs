//! What is sent to a chain: each message available from one spec version to another, in the shape
//! that the runtime of the moment expects.
//!
//! Messages are the variants of an enum that derives [`Messages`](derive@crate::Messages). A message
//! flows out through [`encode`], with the spec version of the chain that it goes to: index byte, then
//! the body of the newest version of its payload that is active there. It flows in through [`decode`]
//! with the same spec version. User interfaces ask for [`available`] and [`menu`], or for one message
//! by its [name](by_name), and tell the user why not.
//!
//! Tools that read blocks without the types ask for the [`schema`] of a body.

pub mod codes;
mod coding;
mod error;
mod info;
mod list;
mod nearest;
#[cfg(all(feature = "history", feature = "train"))]
mod probe;
mod traits;

pub use coding::{decode, decode_versioned, encode, encode_versioned};
pub use error::MessageError;
pub use info::{Availability, MessageInfo};
#[cfg(feature = "history")]
pub(crate) use list::hooks;
pub use list::{available, by_index, by_name, menu, schema};
#[cfg(all(feature = "train", feature = "history"))]
pub(crate) use nearest::nearest;
#[cfg(all(feature = "history", feature = "train"))]
pub(crate) use probe::{MessageBody, MessageCalls, MessageRefused};
pub use traits::{Messages, VersionedMessages};

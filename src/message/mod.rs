//! What is sent to a chain: each message available from one spec version to another, in the shape
//! that the runtime of the moment expects.

mod traits;

pub use traits::{MessageInfo, Messages};

//! The engine that keeps everything in memory.
//!
//! Tables are ordered rows in leaves behind reference counts. A snapshot or a cursor takes a count
//! and reads on undisturbed; a write copies the leaf that somebody else still holds and changes the
//! rest in place.

mod cursor;
mod engine;
mod key;
mod rows;

pub use cursor::MemoryCursor;
pub use engine::{Memory, MemorySnapshot};

//! Walks over rows.
//!
//! A [`Scan`] says which rows; a filter skips some of them by what their views say. The engine's
//! cursor lends each row, and a [`Row`] reads of it what is asked for: as an iterator over one of
//! the forms, as a [`Walk`] that lends on, or on several threads at once.

mod builder;
mod filter;
mod forms;
#[cfg(feature = "std")]
mod parallel;
mod row;
mod rows;
#[cfg(feature = "std")]
mod share;
mod visits;
mod walk;

pub use builder::Scan;
pub use filter::{Everything, Filtered, KeepRow};
pub use forms::{AsField, AsLatest, AsRaw, AsStored, FieldAlone, KeyOnly, ReadRow};
#[cfg(feature = "std")]
pub use parallel::ParallelScan;
pub use row::Row;
pub use rows::Rows;
pub use walk::Walk;

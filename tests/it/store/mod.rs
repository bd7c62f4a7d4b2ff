//! The store, over the engine in memory and an entity whose traits are written by hand.

mod batch;
#[cfg(any(feature = "redb", feature = "rocksdb"))]
mod disk;
mod engine;
mod errors;
pub mod fragile;
mod gate;
mod interop;
mod open;
mod parallel;
mod profile;
mod runtime;
mod scan;
mod scan_views;
mod schedule;
mod schedule_recovery;
mod stored;
mod substrate;
mod update;
pub mod user;
mod values;
mod views;

//! The store, over the engine in memory and an entity whose traits are written by hand.

mod batch;
#[cfg(any(feature = "redb", feature = "rocksdb"))]
mod disk;
mod engine;
mod errors;
mod gate;
mod interop;
mod open;
mod scan;
mod stored;
mod substrate;
mod update;
mod user;
mod values;

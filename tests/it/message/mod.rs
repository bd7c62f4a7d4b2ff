//! Messages: available from one spec version to another, in the shape of the moment.

mod activations;
mod codes;
mod coding;
mod laws;
mod lists;
mod radicle;
mod schedule;
mod types;

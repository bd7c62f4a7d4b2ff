//! Checking bodies without building values.
//!
//! A schema becomes a program for each codec: a flat list of steps, in which neighbours of fixed size
//! are one step, and which types that hold themselves call by their number. What is rare is left to
//! the decoder, and so is saying what is wrong.

mod compile;
mod program;
mod run;
mod sorted;

pub(super) use program::Program;
pub(super) use run::{Found, run};

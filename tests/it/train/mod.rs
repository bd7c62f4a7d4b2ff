//! The release train.

mod check;

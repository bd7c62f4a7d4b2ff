//! The release train.

mod file;

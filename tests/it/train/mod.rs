//! The release train.

mod cases;
mod chart;
mod file;
mod machine;

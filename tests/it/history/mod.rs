//! The history folder: written once, then held against the code.

pub(crate) mod samples;

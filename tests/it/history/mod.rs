//! The history folder: written once, then held against the code.

mod broken;
mod guards;
mod messages;
mod readme;
pub(crate) mod samples;

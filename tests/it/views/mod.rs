//! Values of any version, read in place.

mod accessors;
pub(crate) mod account;
mod agree;
mod lengths;
mod names;
mod owned;
mod visibility;
mod walks;

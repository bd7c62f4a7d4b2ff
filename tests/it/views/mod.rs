//! Values of any version, read in place.

mod accessors;
mod account;
mod agree;
mod lengths;
mod names;
mod owned;
mod visibility;
mod walks;

//! Field types against parity-scale-codec and bincode: the same bytes, and no others.

mod agree;
mod collections;
mod depth;
mod foreign;
mod generous;
mod lengths;
mod nested;
mod numbers;
mod refusals;
mod single;
mod text;
mod tree;

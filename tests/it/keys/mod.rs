//! Keys: order, canonical form, prefixes, and the storage keys of Substrate.

mod canonical;
mod domain;
mod golden;
mod hashers;
mod order;
mod prefix;
mod radicle;
mod shape;
mod strategy;
mod substrate;
mod untyped;

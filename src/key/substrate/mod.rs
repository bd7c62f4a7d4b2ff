//! The keys of FRAME's storage maps.
//!
//! A key is encoded in SCALE and goes through a [`KeyHasher`], one per key of the map; the table's
//! prefix is the hash of the module's name and that of the item's. Some hashers keep the key behind
//! its hash, and reading checks one against the other; of the others only the hash comes back.

mod hashed;
mod hasher;
mod name;
mod scheme;

pub use hashed::HashedKey;
pub use hasher::{
    Blake2_128, Blake2_128Concat, Blake2_256, Identity, KeyHasher, Twox64Concat, Twox128, Twox256,
};
pub use scheme::Substrate;

//! The entities that every benchmark measures, and beside each what its rivals need: the plain struct
//! and the hand-written enum of versions. `#[path]` brings them into every benchmark, also into
//! those of the crate with the peers.

mod check;
mod fixture;
pub mod pair;
mod profile;
mod settings;
mod user;
pub mod views;
mod wide;

pub use check::{check, check_all};
pub use fixture::{Fixture, bincode_standard, stored, version};
pub use profile::{PlainProfile, PlainProfileV1, PlainProfileV2, PlainVersionedProfile, Profile};
pub use settings::{criterion, with_samples};
pub use user::{PlainUser, PlainUserV1, PlainVersionedUser, User};
pub use wide::{Nested, PlainNested, PlainWide, TARGET, Wide};

#[allow(unused_imports, reason = "the peers describe their own structs with these")]
pub(crate) use {profile::profile_like, profile::profile_upcast, wide::wide_like};

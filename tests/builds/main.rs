//! Three builds of the registry example, and the databases that each left behind: every build reads what
//! older ones wrote, and treats what newer ones wrote with care.
//!
//! `first` is the example before karma, `state` is the example as it stands, `next` is one release
//! later. The databases lie in `tests/vectors/databases` as the engines wrote them; they are never
//! written again, or old formats would no longer be tested.

#![expect(unreachable_pub, reason = "an entity is public in its crate, as users will write it")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs,
    dead_code,
    reason = "tests use some of the example's types, and may stop"
)]

mod engines;
mod first;
#[path = "../../examples/registry/ids.rs"]
mod ids;
mod newer;
mod next;
mod older;
#[path = "../../examples/registry/state.rs"]
mod state;
mod write;

use ids::Id;

fn id(name: &str) -> Id {
    Id::try_from(name).unwrap()
}

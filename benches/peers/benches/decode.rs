//! One value: ours beside the peers, on the same entities and in the same run.
//!
//! `cargo bench --manifest-path benches/peers/Cargo.toml --bench decode`

use criterion::{Criterion, criterion_group, criterion_main};
use perennial_peers::{
    borsh_peer, entities,
    entities::{Profile, User, Wide},
    native_model_peer, obake_peer, ours, revision_indexed, revision_peer, rkyv_peer, savefile_peer,
    versionize_peer, wincode_borrowed, wincode_peer,
};

fn user(c: &mut Criterion) {
    let mut group = c.benchmark_group("peers-user");
    ours::owned::<User>(&mut group);
    wincode_peer::user(&mut group);
    revision_peer::user(&mut group);
    native_model_peer::user(&mut group);
    savefile_peer::user(&mut group);
    versionize_peer::user(&mut group);
    obake_peer::user(&mut group);
    borsh_peer::user(&mut group);
    rkyv_peer::user(&mut group);
    group.finish();
}

fn profile(c: &mut Criterion) {
    let mut group = c.benchmark_group("peers-profile");
    ours::owned::<Profile>(&mut group);
    ours::profile_views(&mut group);
    wincode_peer::profile(&mut group);
    wincode_borrowed::profile(&mut group);
    revision_peer::profile(&mut group);
    revision_indexed::profile(&mut group);
    native_model_peer::profile(&mut group);
    savefile_peer::profile(&mut group);
    versionize_peer::profile(&mut group);
    obake_peer::profile(&mut group);
    borsh_peer::profile(&mut group);
    rkyv_peer::profile(&mut group);
    group.finish();
}

fn wide(c: &mut Criterion) {
    let mut group = c.benchmark_group("peers-wide");
    ours::owned::<Wide>(&mut group);
    ours::wide_views(&mut group);
    wincode_peer::wide(&mut group);
    revision_peer::wide(&mut group);
    revision_indexed::wide(&mut group);
    native_model_peer::wide(&mut group);
    savefile_peer::wide(&mut group);
    versionize_peer::wide(&mut group);
    borsh_peer::wide(&mut group);
    rkyv_peer::wide(&mut group);
    group.finish();
}

fn peers(c: &mut Criterion) {
    entities::check_all();
    user(c);
    profile(c);
    wide(c);
}

criterion_group! { name = benches; config = entities::criterion(); targets = peers }
criterion_main!(benches);

//! What this library sets out to reach, each beside what it is held against, by turns.
//!
//! `cargo bench --manifest-path benches/peers/Cargo.toml --bench targets` prints a line of JSON per
//! target; an argument that is no flag leaves only those whose names contain it.

#[allow(dead_code, reason = "only its own decode is measured here")]
#[path = "../../scale/fifty.rs"]
mod fifty;

use std::{env, hint::black_box};

use fifty::Fifty;

use parity_scale_codec::{Decode, Encode};
use perennial::{Bincode, Scale, entity, wire::Wire};
use perennial_peers::{
    entities::{
        Fixture, Profile, User, Wide, bincode_standard, check_all, pair::Pair, stored, views,
    },
    revision_indexed, revision_peer, wincode_peer,
};

// Inlined, all four alike: in a program, too, the call stands where its result is used.
#[inline(always)]
fn owned<C: Wire, E: Fixture>(bytes: &[u8]) -> E {
    entity::decode::<C, E>(black_box(bytes)).expect("decodes")
}

#[inline(always)]
fn plain<E: Fixture>(bytes: &[u8]) -> E::Plain {
    E::Plain::decode(&mut black_box(bytes)).expect("decodes")
}

#[inline(always)]
fn plain_versioned<E: Fixture>(bytes: &[u8]) -> E::Plain {
    E::plain_latest(E::PlainVersioned::decode(&mut black_box(bytes)).expect("decodes"))
}

#[inline(always)]
fn plain_bincode<E: Fixture>(bytes: &[u8]) -> E::Plain {
    bincode::decode_from_slice(black_box(bytes), bincode_standard()).expect("decodes").0
}

fn latest<C: Wire, E: Fixture>() -> Vec<u8> {
    stored::<C, E>(&E::sample(), E::LATEST.get())
}

fn decoding(measure: &mut impl FnMut(&'static str, &dyn Fn(&'static str) -> Pair)) {
    let (user, profile) = (latest::<Scale, User>(), latest::<Scale, Profile>());
    let (winc_user, winc_profile) = wincode_peer::bytes();
    measure("decode_profile", &|name| {
        Pair::of(
            name,
            0.75,
            || owned::<Scale, Profile>(&profile),
            || plain::<Profile>(&profile[1..]),
        )
    });
    measure("decode_user", &|name| {
        Pair::of(name, 0.65, || owned::<Scale, User>(&user), || plain::<User>(&user[1..]))
    });
    measure("decode_profile_wincode", &|name| {
        let other = || wincode_peer::decode_profile(black_box(&winc_profile));
        Pair::of(name, 1.05, || owned::<Scale, Profile>(&profile), other)
    });
    measure("decode_user_wincode", &|name| {
        let other = || wincode_peer::decode_user(black_box(&winc_user));
        Pair::of(name, 1.05, || owned::<Scale, User>(&user), other)
    });
    let oldest = stored::<Scale, _>(&Profile::sample_of(1), 1);
    measure("decode_profile_oldest", &|name| {
        let other = || plain_versioned::<Profile>(&oldest);
        Pair::of(name, 0.75, || owned::<Scale, Profile>(&oldest), other)
    });
    let fifty = [1, 50].map(|number| stored::<Scale, _>(&Fifty::sample_of(number), number));
    measure("oldest_of_fifty", &|name| {
        let decode = |bytes| entity::decode::<Scale, Fifty>(black_box(bytes)).expect("decodes");
        Pair::of(name, 1.05, || decode(&fifty[0]), || decode(&fifty[1]))
    });
    let bincoded = latest::<Bincode, Profile>();
    measure("decode_profile_bincode", &|name| {
        let other = || plain_bincode::<Profile>(&bincoded[1..]);
        Pair::of(name, 0.55, || owned::<Bincode, Profile>(&bincoded), other)
    });
    let bincoded = latest::<Bincode, User>();
    measure("decode_user_bincode", &|name| {
        let other = || plain_bincode::<User>(&bincoded[1..]);
        Pair::of(name, 0.55, || owned::<Bincode, User>(&bincoded), other)
    });
    let sample = Profile::sample();
    measure("decode_profile_clone", &|name| {
        let other = || black_box(&sample).clone();
        Pair::of(name, 1.25, || owned::<Scale, Profile>(&profile), other)
    });
}

fn encoding(measure: &mut impl FnMut(&'static str, &dyn Fn(&'static str) -> Pair)) {
    let sample = Profile::sample();
    let plain = <Profile as Fixture>::Plain::from(sample.clone());
    measure("encode_profile", &|name| {
        let ours = || entity::encode::<Scale, _>(black_box(&sample)).expect("encodes");
        Pair::of(name, 1.0, ours, || black_box(&plain).encode())
    });
    let sample = User::sample();
    let plain = <User as Fixture>::Plain::from(sample.clone());
    measure("encode_user", &|name| {
        let ours = || entity::encode::<Scale, _>(black_box(&sample)).expect("encodes");
        Pair::of(name, 1.0, ours, || black_box(&plain).encode())
    });
}

fn viewing(measure: &mut impl FnMut(&'static str, &dyn Fn(&'static str) -> Pair)) {
    let profile = latest::<Scale, Profile>();
    let walked = revision_peer::profile_bytes();
    let late = || views::late::<Scale>(black_box(&profile)).expect("reads");
    let early = || views::early::<Scale>(black_box(&profile)).expect("reads");
    measure("late_revision", &|name| {
        Pair::of(name, 0.25, late, || revision_peer::late(black_box(&walked)))
    });
    measure("late_parity", &|name| Pair::of(name, 0.07, late, || plain::<Profile>(&profile[1..])));
    measure("early_revision", &|name| {
        Pair::of(name, 0.10, early, || revision_peer::early(black_box(&walked)))
    });
    measure("walk_owned", &|name| {
        let walk = || views::walk::<Scale>(black_box(&profile)).expect("reads");
        Pair::of(name, 0.30, walk, || owned::<Scale, Profile>(&profile))
    });
    let wide = latest::<Scale, Wide>();
    let target = || views::target::<Scale>(black_box(&wide)).expect("reads");
    let indexed = revision_indexed::wide_bytes();
    measure("wide_indexed", &|name| {
        Pair::of(name, 0.35, target, || revision_indexed::target(black_box(&indexed)))
    });
    let (payload, expected) = revision_indexed::jump_bytes();
    measure("wide_jump", &|name| {
        let jump = || revision_indexed::jump(black_box(&payload), black_box(&expected));
        Pair::of(name, 0.50, target, jump)
    });
}

fn main() {
    check_all();
    let only = env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let mut measure = |name: &'static str, pair: &dyn Fn(&'static str) -> Pair| {
        if only.as_deref().is_none_or(|only| name.contains(only)) {
            pair(name).print();
        }
    };
    decoding(&mut measure);
    encoding(&mut measure);
    viewing(&mut measure);
}

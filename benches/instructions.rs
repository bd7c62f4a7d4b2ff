//! How many instructions each way to read or write takes. Run by itself it only checks that every
//! case works; `python3 benches/report run instructions` runs it under callgrind, which counts what
//! happens inside the functions named `case_…`, and writes the tables.
//!
//! Counts do not depend on what else the machine does, so a regression shows on a noisy one, too.
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a benchmark that cannot go on should stop, and nobody calls it"
)]

#[allow(dead_code, unused_imports, reason = "each benchmark uses a part of them")]
mod entities;

use std::hint::black_box;

use entities::{
    Fixture, PlainProfile, PlainUser, PlainVersionedProfile, PlainVersionedUser, PlainWide,
    Profile, User, Wide, bincode_standard, check_all, stored, version, views,
};
use parity_scale_codec::{Decode, Encode};
use perennial::{Bincode, Scale, SpecVersion, entity, gate::Gate, wire::Reader};

/// How often each case runs: the script divides by it.
const RUNS: usize = 1_000;

/// Runs an expression over an input, again and again, in a function of its own that is never
/// inlined: callgrind gives the instructions of everything that it calls.
macro_rules! cases {
    ($($case:ident($input:ident: $type:ty = $given:expr) $body:expr;)*) => {
        $(
            #[inline(never)]
            fn $case(given: &$type) {
                for _ in 0..RUNS {
                    let $input: &$type = black_box(given);
                    let _ = black_box($body);
                }
            }
        )*

        fn main() {
            check_all();
            $($case(black_box(&$given));)*
        }
    };
}

fn plain_bytes<E: Fixture>(number: u8) -> Vec<u8> {
    E::plain_versioned(E::sample_of(number), number).encode()
}

fn plain_bincode<E: Fixture>() -> Vec<u8> {
    bincode::encode_to_vec(E::Plain::from(E::sample()), bincode_standard()).expect("encodes")
}

fn bincode_decode<T: bincode::Decode<()>>(bytes: &[u8]) -> T {
    bincode::decode_from_slice::<T, _>(bytes, bincode_standard()).expect("decodes").0
}

cases! {
    case_empty(bytes: Vec<u8> = Vec::new()) bytes.len();

    case_user_clone(user: User = User::sample()) user.clone();
    case_user_scale_latest(bytes: Vec<u8> = stored::<Scale, _>(&User::sample(), 2))
        entity::decode::<Scale, User>(bytes).expect("decodes");
    case_user_scale_v1(bytes: Vec<u8> = stored::<Scale, _>(&User::sample_of(1), 1))
        entity::decode::<Scale, User>(bytes).expect("decodes");
    case_user_scale_versioned(bytes: Vec<u8> = stored::<Scale, _>(&User::sample(), 2))
        entity::decode_versioned::<Scale, User>(bytes).expect("decodes");
    case_user_scale_untagged(bytes: Vec<u8> = stored::<Scale, _>(&User::sample(), 2)) {
        let mut reader = Reader::new(&bytes[1..]);
        let user = <User as entity::Form<2>>::read_latest::<Scale>(&mut reader);
        user.and_then(|user| reader.finish().map(|()| user)).expect("decodes")
    };
    case_user_scale_encode(user: User = User::sample())
        entity::encode::<Scale, User>(user).expect("encodes");
    case_user_scale_gate(user: User = User::sample())
        black_box(Gate::new(SpecVersion(9))).encode::<Scale, User>(user).expect("encodes");
    case_user_scale_encode_v1(user: User = User::sample_of(1))
        entity::encode_as::<Scale, User>(user, version(1)).expect("encodes");
    case_user_bincode_latest(bytes: Vec<u8> = stored::<Bincode, _>(&User::sample(), 2))
        entity::decode::<Bincode, User>(bytes).expect("decodes");
    case_user_bincode_encode(user: User = User::sample())
        entity::encode::<Bincode, User>(user).expect("encodes");
    case_user_parity(bytes: Vec<u8> = plain_bytes::<User>(2))
        PlainUser::decode(&mut &bytes[1..]).expect("decodes");
    case_user_parity_enum(bytes: Vec<u8> = plain_bytes::<User>(2))
        User::plain_latest(PlainVersionedUser::decode(&mut bytes.as_slice()).expect("decodes"));
    case_user_parity_enum_v1(bytes: Vec<u8> = plain_bytes::<User>(1))
        User::plain_latest(PlainVersionedUser::decode(&mut bytes.as_slice()).expect("decodes"));
    case_user_parity_encode(user: PlainUser = User::sample().into()) user.encode();
    case_user_bincode(bytes: Vec<u8> = plain_bincode::<User>())
        bincode_decode::<PlainUser>(bytes);
    case_user_bincode_plain_encode(user: PlainUser = User::sample().into())
        bincode::encode_to_vec(user, bincode_standard()).expect("encodes");

    case_profile_clone(profile: Profile = Profile::sample()) profile.clone();
    case_profile_scale_latest(bytes: Vec<u8> = stored::<Scale, _>(&Profile::sample(), 3))
        entity::decode::<Scale, Profile>(bytes).expect("decodes");
    case_profile_scale_v2(bytes: Vec<u8> = stored::<Scale, _>(&Profile::sample_of(2), 2))
        entity::decode::<Scale, Profile>(bytes).expect("decodes");
    case_profile_scale_v1(bytes: Vec<u8> = stored::<Scale, _>(&Profile::sample_of(1), 1))
        entity::decode::<Scale, Profile>(bytes).expect("decodes");
    case_profile_scale_versioned(bytes: Vec<u8> = stored::<Scale, _>(&Profile::sample(), 3))
        entity::decode_versioned::<Scale, Profile>(bytes).expect("decodes");
    case_profile_scale_encode(profile: Profile = Profile::sample())
        entity::encode::<Scale, Profile>(profile).expect("encodes");
    case_profile_scale_gate(profile: Profile = Profile::sample())
        black_box(Gate::new(SpecVersion(9))).encode::<Scale, Profile>(profile).expect("encodes");
    case_profile_scale_encode_v1(profile: Profile = Profile::sample_of(1))
        entity::encode_as::<Scale, Profile>(profile, version(1)).expect("encodes");
    case_profile_bincode_latest(bytes: Vec<u8> = stored::<Bincode, _>(&Profile::sample(), 3))
        entity::decode::<Bincode, Profile>(bytes).expect("decodes");
    case_profile_bincode_v1(bytes: Vec<u8> = stored::<Bincode, _>(&Profile::sample_of(1), 1))
        entity::decode::<Bincode, Profile>(bytes).expect("decodes");
    case_profile_bincode_encode(profile: Profile = Profile::sample())
        entity::encode::<Bincode, Profile>(profile).expect("encodes");
    case_profile_parity(bytes: Vec<u8> = plain_bytes::<Profile>(3))
        PlainProfile::decode(&mut &bytes[1..]).expect("decodes");
    case_profile_parity_enum(bytes: Vec<u8> = plain_bytes::<Profile>(3)) {
        let versioned = PlainVersionedProfile::decode(&mut bytes.as_slice());
        Profile::plain_latest(versioned.expect("decodes"))
    };
    case_profile_parity_enum_v1(bytes: Vec<u8> = plain_bytes::<Profile>(1)) {
        let versioned = PlainVersionedProfile::decode(&mut bytes.as_slice());
        Profile::plain_latest(versioned.expect("decodes"))
    };
    case_profile_parity_encode(profile: PlainProfile = Profile::sample().into()) profile.encode();
    case_profile_bincode(bytes: Vec<u8> = plain_bincode::<Profile>())
        bincode_decode::<PlainProfile>(bytes);
    case_profile_bincode_plain_encode(profile: PlainProfile = Profile::sample().into())
        bincode::encode_to_vec(profile, bincode_standard()).expect("encodes");

    case_view_late(bytes: Vec<u8> = stored::<Scale, _>(&Profile::sample(), 3))
        views::late::<Scale>(bytes).expect("reads");
    case_view_late_v1(bytes: Vec<u8> = stored::<Scale, _>(&Profile::sample_of(1), 1))
        views::late::<Scale>(bytes).expect("reads");
    case_view_late_bincode(bytes: Vec<u8> = stored::<Bincode, _>(&Profile::sample(), 3))
        views::late::<Bincode>(bytes).expect("reads");
    case_view_early(bytes: Vec<u8> = stored::<Scale, _>(&Profile::sample(), 3))
        views::early::<Scale>(bytes).expect("reads");
    case_view_walk(bytes: Vec<u8> = stored::<Scale, _>(&Profile::sample(), 3))
        views::walk::<Scale>(bytes).expect("reads");
    case_view_wide_late(bytes: Vec<u8> = stored::<Scale, _>(&Wide::sample(), 1))
        views::target::<Scale>(bytes).expect("reads");

    case_wide_clone(wide: Wide = Wide::sample()) wide.clone();
    case_wide_scale_latest(bytes: Vec<u8> = stored::<Scale, _>(&Wide::sample(), 1))
        entity::decode::<Scale, Wide>(bytes).expect("decodes");
    case_wide_scale_encode(wide: Wide = Wide::sample())
        entity::encode::<Scale, Wide>(wide).expect("encodes");
    case_wide_bincode_latest(bytes: Vec<u8> = stored::<Bincode, _>(&Wide::sample(), 1))
        entity::decode::<Bincode, Wide>(bytes).expect("decodes");
    case_wide_parity(bytes: Vec<u8> = plain_bytes::<Wide>(1))
        PlainWide::decode(&mut &bytes[1..]).expect("decodes");
    case_wide_parity_encode(wide: PlainWide = PlainWide::sample()) wide.encode();
    case_wide_bincode(bytes: Vec<u8> = plain_bincode::<Wide>())
        bincode_decode::<PlainWide>(bytes);
}

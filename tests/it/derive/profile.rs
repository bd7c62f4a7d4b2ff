//! The entity that DESIGN measures, at all its versions.

use perennial::{Bincode, Entity, Scale, Versioned, entity};
use proptest::prelude::*;

use super::laws::{kept, kept_in_all, lost, refused, stored, version};

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 3, derive(Clone, Debug, PartialEq))]
pub struct Profile {
    pub owner: [u8; 32],
    pub account: [u8; 32],
    pub created: u64,
    pub updated: u64,
    pub balance: u128,
    pub nonce: u32,
    pub flags: u8,
    pub verified: bool,
    pub name: String,
    pub bio: String,
    pub email: Option<String>,
    pub tags: Vec<String>,
    pub avatar: Vec<u8>,
    pub followers: Vec<u64>,
    #[versioned(since = 2)]
    pub karma: u32,
    #[versioned(since = 3)]
    pub badge: Option<String>,
}

pub fn sample() -> Profile {
    Profile {
        owner: [7; 32],
        account: [9; 32],
        created: 1_700_000_000_000,
        updated: 1_800_000_000_000,
        balance: 123_456_789_012_345_678_901,
        nonce: 42,
        flags: 3,
        verified: true,
        name: "satoshi nakamoto the 2nd".into(),
        bio: "b".repeat(120),
        email: Some("satoshi@example.org".into()),
        tags: ["tag-aaaa", "tag-bbbb", "tag-cccc", "tag-dddd"].map(String::from).into(),
        avatar: vec![0xAB; 64],
        followers: (0..16).map(|n| n * 1_000_003).collect(),
        karma: 77,
        badge: Some("early-adopter".into()),
    }
}

#[test]
fn the_sample_takes_the_bytes_that_design_says() {
    let bytes = entity::encode::<Scale, _>(&sample()).unwrap();
    assert_eq!(bytes.len(), 1 + 521);
    kept(&sample(), 3);
    assert_eq!(refused(&sample(), 1), lost("karma", 2));
    assert_eq!(refused(&sample(), 2), lost("badge", 3));
    kept_in_all(&Profile { karma: 0, badge: None, ..sample() });
}

prop_compose! {
    pub fn profiles()(
        ids in any::<([u8; 32], [u8; 32])>(),
        (created, updated, balance) in any::<(u64, u64, u128)>(),
        (nonce, flags, verified) in any::<(u32, u8, bool)>(),
        (name, bio, email) in (".{0,12}", ".{0,20}", proptest::option::of(".{0,9}")),
        tags in proptest::collection::vec(".{0,4}", 0..4),
        avatar in proptest::collection::vec(any::<u8>(), 0..70),
        followers in proptest::collection::vec(any::<u64>(), 0..4),
        karma in prop_oneof![Just(0), any::<u32>()],
        badge in proptest::option::of(".{0,4}"),
    ) -> Profile {
        let (owner, account) = ids;
        Profile {
            owner, account, created, updated, balance, nonce, flags, verified, name, bio, email,
            tags, avatar, followers, karma, badge,
        }
    }
}

/// What a plain struct with the derives of both crates would be.
#[derive(
    parity_scale_codec::Encode, parity_scale_codec::Decode, bincode::Encode, bincode::Decode,
)]
struct Mirror {
    owner: [u8; 32],
    account: [u8; 32],
    created: u64,
    updated: u64,
    balance: u128,
    nonce: u32,
    flags: u8,
    verified: bool,
    name: String,
    bio: String,
    email: Option<String>,
    tags: Vec<String>,
    avatar: Vec<u8>,
    followers: Vec<u64>,
    karma: u32,
    badge: Option<String>,
}

fn mirror(p: Profile) -> Mirror {
    let Profile { owner, account, created, updated, balance, nonce, flags, verified, .. } = p;
    let Profile { name, bio, email, tags, avatar, followers, karma, badge, .. } = p;
    Mirror {
        owner,
        account,
        created,
        updated,
        balance,
        nonce,
        flags,
        verified,
        name,
        bio,
        email,
        tags,
        avatar,
        followers,
        karma,
        badge,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn profiles_have_the_bytes_of_both_derives(profile in profiles()) {
        let ours = entity::encode::<Scale, _>(&profile).unwrap();
        let theirs = mirror(profile.clone());
        prop_assert_eq!(&ours[1..], parity_scale_codec::Encode::encode(&theirs));
        prop_assert_eq!(entity::decode::<Scale, Profile>(&ours).unwrap(), profile.clone());
        let ours = entity::encode::<Bincode, _>(&profile).unwrap();
        let theirs = bincode::encode_to_vec(&theirs, bincode::config::standard()).unwrap();
        prop_assert_eq!(&ours[1..], theirs);
        prop_assert_eq!(entity::decode::<Bincode, Profile>(&ours).unwrap(), profile);
    }

    #[test]
    fn profiles_are_kept_or_refused_in_every_version(profile in profiles()) {
        let newest = if profile.badge.is_some() { 3 } else if profile.karma != 0 { 2 } else { 1 };
        for n in 1..=Profile::LATEST.get() {
            let written = entity::encode_as::<Bincode, _>(&profile, version(n));
            prop_assert_eq!(written.is_ok(), n >= newest);
            if let Ok(bytes) = written {
                prop_assert_eq!(entity::decode::<Bincode, Profile>(&bytes).unwrap(), profile.clone());
            }
        }
    }
}

#[test]
fn every_version_of_the_sample_obeys_the_laws() {
    for n in 1..=3 {
        let plain = Profile { karma: 0, badge: None, ..sample() };
        let bytes = entity::encode_as::<Scale, _>(&plain, version(n)).unwrap();
        assert_eq!(stored::<Scale, Profile>(&bytes), plain);
    }
}

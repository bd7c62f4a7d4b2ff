//! borsh 1: it knows no versions.

use borsh::{BorshDeserialize, BorshSerialize};

use crate::{
    Group,
    entities::{Fixture, Profile, User, profile_like, wide_like},
    measure,
};

#[derive(BorshDeserialize, BorshSerialize, Debug, PartialEq)]
struct Plain {
    name: String,
    karma: u32,
}

profile_like! {
    #[derive(BorshDeserialize, BorshSerialize)]
    PlainProfile { karma: u32, badge: Option<String> } lacks {}
}

wide_like! {
    #[derive(BorshDeserialize, BorshSerialize, Debug, PartialEq)]
    PlainWide,
    #[derive(BorshDeserialize, BorshSerialize, Debug, PartialEq)]
    PlainNested
}

/// The entity of two fields.
pub fn user(group: &mut Group<'_>) {
    let User { name, karma } = User::sample();
    let plain = Plain { name, karma };
    let bytes = borsh::to_vec(&plain).expect("encodes");
    let decode = |bytes: &[u8]| borsh::from_slice::<Plain>(bytes).expect("decodes");
    assert_eq!(decode(&bytes), plain);
    measure(group, "borsh_latest", bytes.as_slice(), decode);
    measure(group, "borsh_encode", &plain, |plain| borsh::to_vec(plain).expect("encodes"));
}

/// The entity of sixteen fields.
pub fn profile(group: &mut Group<'_>) {
    let plain = PlainProfile::from(Profile::sample());
    let bytes = borsh::to_vec(&plain).expect("encodes");
    let decode = |bytes: &[u8]| borsh::from_slice::<PlainProfile>(bytes).expect("decodes");
    assert_eq!(Profile::from(decode(&bytes)), Profile::sample());
    measure(group, "borsh_latest", bytes.as_slice(), decode);
    measure(group, "borsh_encode", &plain, |plain| borsh::to_vec(plain).expect("encodes"));
}

/// revision's own fixture.
pub fn wide(group: &mut Group<'_>) {
    let plain = PlainWide::sample();
    let bytes = borsh::to_vec(&plain).expect("encodes");
    let decode = |bytes: &[u8]| borsh::from_slice::<PlainWide>(bytes).expect("decodes");
    assert_eq!(decode(&bytes), plain);
    measure(group, "borsh_latest", bytes.as_slice(), decode);
    measure(group, "borsh_encode", &plain, |plain| borsh::to_vec(plain).expect("encodes"));
}

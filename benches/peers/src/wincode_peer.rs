//! wincode 0.6, owned: written straight into place, integers at full width. It knows no versions.

use wincode::{SchemaRead, SchemaWrite};

use crate::{
    Group,
    entities::{Fixture, Profile, User, profile_like, wide_like},
    measure,
};

#[derive(SchemaRead, SchemaWrite, Debug, PartialEq)]
struct Plain {
    name: String,
    karma: u32,
}

profile_like! {
    #[derive(SchemaRead, SchemaWrite)]
    PlainProfile { karma: u32, badge: Option<String> } lacks {}
}

wide_like! {
    #[derive(SchemaRead, SchemaWrite, Debug, PartialEq)]
    PlainWide,
    #[derive(SchemaRead, SchemaWrite, Debug, PartialEq)]
    PlainNested
}

/// The bytes of `User` and of `Profile`.
pub fn bytes() -> (Vec<u8>, Vec<u8>) {
    let User { name, karma } = User::sample();
    let user = wincode::serialize(&Plain { name, karma }).expect("encodes");
    let profile = PlainProfile::from(Profile::sample());
    (user, wincode::serialize(&profile).expect("encodes"))
}

/// Decodes `User`.
#[inline(always)]
pub fn decode_user(bytes: &[u8]) -> impl Sized + use<> {
    wincode::deserialize::<Plain>(bytes).expect("decodes")
}

/// Decodes `Profile`.
#[inline(always)]
pub fn decode_profile(bytes: &[u8]) -> impl Sized + use<> {
    wincode::deserialize::<PlainProfile>(bytes).expect("decodes")
}

/// The entity of two fields.
pub fn user(group: &mut Group<'_>) {
    let User { name, karma } = User::sample();
    let plain = Plain { name, karma };
    let bytes = wincode::serialize(&plain).expect("encodes");
    let decode = |bytes: &[u8]| wincode::deserialize::<Plain>(bytes).expect("decodes");
    assert_eq!(decode(&bytes), plain);
    measure(group, "wincode_latest", bytes.as_slice(), decode);
    measure(group, "wincode_encode", &plain, |plain| wincode::serialize(plain).expect("encodes"));
}

/// The entity of sixteen fields.
pub fn profile(group: &mut Group<'_>) {
    let plain = PlainProfile::from(Profile::sample());
    let bytes = wincode::serialize(&plain).expect("encodes");
    let decode = |bytes: &[u8]| wincode::deserialize::<PlainProfile>(bytes).expect("decodes");
    assert_eq!(Profile::from(decode(&bytes)), Profile::sample());
    measure(group, "wincode_latest", bytes.as_slice(), decode);
    measure(group, "wincode_encode", &plain, |plain| wincode::serialize(plain).expect("encodes"));
}

/// revision's own fixture.
pub fn wide(group: &mut Group<'_>) {
    let plain = PlainWide::sample();
    let bytes = wincode::serialize(&plain).expect("encodes");
    let decode = |bytes: &[u8]| wincode::deserialize::<PlainWide>(bytes).expect("decodes");
    assert_eq!(decode(&bytes), plain);
    measure(group, "wincode_latest", bytes.as_slice(), decode);
    measure(group, "wincode_encode", &plain, |plain| wincode::serialize(plain).expect("encodes"));
}

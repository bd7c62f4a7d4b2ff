//! rkyv 0.8: fields are read where they lie, once the bytes have been checked; it knows no versions.
//! It wants aligned bytes, which it is given here; those of a store would have to be copied first.

use rkyv::{Archive, Deserialize, Serialize, rancor::Error};

use crate::{
    Group,
    entities::{Fixture, Profile, TARGET, User, profile_like, wide_like},
    measure,
};

#[derive(Archive, Deserialize, Serialize, Debug, PartialEq)]
struct Plain {
    name: String,
    karma: u32,
}

profile_like! {
    #[derive(Archive, Deserialize, Serialize)]
    PlainProfile { karma: u32, badge: Option<String> } lacks {}
}

wide_like! {
    #[derive(Archive, Deserialize, Serialize, Debug, PartialEq)]
    PlainWide,
    #[derive(Archive, Deserialize, Serialize, Debug, PartialEq)]
    PlainNested
}

/// The entity of two fields.
pub fn user(group: &mut Group<'_>) {
    let User { name, karma } = User::sample();
    let plain = Plain { name, karma };
    let bytes = rkyv::to_bytes::<Error>(&plain).expect("encodes");
    let decode = |bytes: &[u8]| rkyv::from_bytes::<Plain, Error>(bytes).expect("decodes");
    assert_eq!(decode(&bytes), plain);
    measure(group, "rkyv_latest", bytes.as_slice(), decode);
    measure(group, "rkyv_encode", &plain, |plain| rkyv::to_bytes::<Error>(plain).expect("encodes"));
}

/// The entity of sixteen fields.
pub fn profile(group: &mut Group<'_>) {
    let sample = Profile::sample();
    let plain = PlainProfile::from(sample.clone());
    let bytes = rkyv::to_bytes::<Error>(&plain).expect("encodes");
    let decode = |bytes: &[u8]| rkyv::from_bytes::<PlainProfile, Error>(bytes).expect("decodes");
    let late = |bytes: &[u8]| {
        rkyv::access::<ArchivedPlainProfile, Error>(bytes).expect("is valid").karma.to_native()
    };
    let early = |bytes: &[u8]| {
        rkyv::access::<ArchivedPlainProfile, Error>(bytes).expect("is valid").nonce.to_native()
    };
    assert_eq!(Profile::from(decode(&bytes)), sample);
    assert_eq!((late(&bytes), early(&bytes)), (sample.karma, sample.nonce));
    measure(group, "rkyv_latest", bytes.as_slice(), decode);
    measure(group, "rkyv_encode", &plain, |plain| rkyv::to_bytes::<Error>(plain).expect("encodes"));
    measure(group, "rkyv_late", bytes.as_slice(), late);
    measure(group, "rkyv_early", bytes.as_slice(), early);
    let unchecked = |bytes: &[u8]| {
        // SAFETY: the bytes are those that `to_bytes` returned for this type.
        unsafe { rkyv::access_unchecked::<ArchivedPlainProfile>(bytes) }.karma.to_native()
    };
    assert_eq!(unchecked(&bytes), sample.karma);
    measure(group, "rkyv_unchecked_late", bytes.as_slice(), unchecked);
}

/// revision's own fixture.
pub fn wide(group: &mut Group<'_>) {
    let plain = PlainWide::sample();
    let bytes = rkyv::to_bytes::<Error>(&plain).expect("encodes");
    let decode = |bytes: &[u8]| rkyv::from_bytes::<PlainWide, Error>(bytes).expect("decodes");
    let late = |bytes: &[u8]| {
        rkyv::access::<ArchivedPlainWide, Error>(bytes).expect("is valid").target == *TARGET
    };
    assert_eq!(decode(&bytes), plain);
    assert!(late(&bytes));
    measure(group, "rkyv_latest", bytes.as_slice(), decode);
    measure(group, "rkyv_encode", &plain, |plain| rkyv::to_bytes::<Error>(plain).expect("encodes"));
    measure(group, "rkyv_late", bytes.as_slice(), late);
}

use parity_scale_codec::{DecodeAll, Encode};
use perennial::{Bincode, Scale, entity, wire::Wire};

use super::{Fixture, Profile, User, Wide, bincode_standard, stored, version, views};

/// Holds every fixture to the bytes of both crates before anything is measured.
pub fn check_all() {
    check::<User>();
    check::<Profile>();
    check::<Wide>();
    views::check_both();
}

/// All paths of one entity give the same bytes and the same values.
pub fn check<E: Fixture>() {
    for number in 1..=E::LATEST.get() {
        check_version::<E>(number);
    }
    let sample = E::sample();
    let latest = E::LATEST.get();
    let plain = E::Plain::from(sample.clone());
    let ours = stored::<Scale, E>(&sample, latest);
    assert_eq!(&ours[1..], plain.encode(), "{}: SCALE bytes", E::NAME);
    let ours = stored::<Bincode, E>(&sample, latest);
    let theirs = bincode::encode_to_vec(&plain, bincode_standard()).expect("encodes");
    assert_eq!(&ours[1..], theirs, "{}: bincode bytes", E::NAME);
    let (back, len): (E::Plain, usize) =
        bincode::decode_from_slice(&theirs, bincode_standard()).expect("decodes");
    assert_eq!((back.into(), len), (sample, theirs.len()), "{}: bincode value", E::NAME);
}

fn check_version<E: Fixture>(number: u8) {
    let sample = E::sample_of(number);
    let ours = stored::<Scale, E>(&sample, number);
    let theirs = E::plain_versioned(sample.clone(), number).encode();
    assert_eq!(ours, theirs, "{} v{number}: bytes of the enum", E::NAME);
    let theirs = E::PlainVersioned::decode_all(&mut theirs.as_slice()).expect("decodes");
    assert_eq!(E::plain_latest(theirs).into(), sample, "{} v{number}: the enum's value", E::NAME);
    check_reads::<Scale, E>(&sample, number);
    check_reads::<Bincode, E>(&sample, number);
}

fn check_reads<C: Wire, E: Fixture>(sample: &E, number: u8) {
    use perennial::VersionedEntity;
    let bytes = stored::<C, E>(sample, number);
    assert_eq!(&entity::decode::<C, E>(&bytes).expect("decodes"), sample);
    let versioned = entity::decode_versioned::<C, E>(&bytes).expect("decodes");
    assert_eq!(versioned.version(), version(number));
    assert_eq!(&versioned.try_into_latest().expect("upcasts"), sample);
}

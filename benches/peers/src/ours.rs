//! This library, and parity-scale-codec with a plain struct, in the peers' run.

use parity_scale_codec::{Decode, Encode};
use perennial::{Scale, entity};

use crate::{
    Group,
    entities::{Fixture, Profile, Wide, stored, views},
    measure,
};

/// Owned decode of the latest version and the oldest, and encode.
pub fn owned<E: Fixture>(group: &mut Group<'_>) {
    let latest = E::LATEST.get();
    let sample = E::sample();
    measure(group, "clone", &sample, E::clone);
    let bytes = stored::<Scale, E>(&sample, latest);
    measure(group, "ours_latest", bytes.as_slice(), |bytes| {
        entity::decode::<Scale, E>(bytes).expect("decodes")
    });
    if latest > 1 {
        let bytes = stored::<Scale, E>(&E::sample_of(1), 1);
        measure(group, "ours_v1", bytes.as_slice(), |bytes| {
            entity::decode::<Scale, E>(bytes).expect("decodes")
        });
    }
    measure(group, "ours_encode", &sample, |sample| {
        entity::encode::<Scale, E>(sample).expect("encodes")
    });
    let plain = E::Plain::from(sample);
    let bytes = plain.encode();
    measure(group, "parity_latest", bytes.as_slice(), |mut bytes| {
        E::Plain::decode(&mut bytes).expect("decodes")
    });
    measure(group, "parity_encode", &plain, Encode::encode);
}

/// Views of a late and an early field of `Profile`.
pub fn profile_views(group: &mut Group<'_>) {
    let bytes = stored::<Scale, _>(&Profile::sample(), 3);
    measure(group, "ours_late", &*bytes, |bytes| views::late::<Scale>(bytes).expect("reads"));
    measure(group, "ours_early", &*bytes, |bytes| views::early::<Scale>(bytes).expect("reads"));
    let bytes = stored::<Scale, _>(&Profile::sample_of(1), 1);
    measure(group, "ours_late_v1", &*bytes, |bytes| views::late::<Scale>(bytes).expect("reads"));
}

/// A view of field 22 of revision's own fixture.
pub fn wide_views(group: &mut Group<'_>) {
    let bytes = stored::<Scale, _>(&Wide::sample(), 1);
    measure(group, "ours_late", &*bytes, |bytes| views::target::<Scale>(bytes).expect("reads"));
}

//! Which activations a payload's versions may have. What the derive macro asks when it compiles.

use perennial::{
    __private::{Judged, judge_payload},
    SpecVersion, Tag, Version,
    entity::VersionInfo,
    schema::Fingerprint,
};

/// The judgement of a message from spec version 9 to 18 whose payload's versions activate so.
fn judge(activates: &[u32]) -> &'static str {
    let version = |(n, activates): (u8, &u32)| VersionInfo {
        version: Version::new(n).unwrap(),
        tag: Tag(n),
        activates: SpecVersion(*activates),
        fingerprint: Fingerprint(0),
    };
    let versions: Vec<VersionInfo> = (1..).zip(activates).map(version).collect();
    match judge_payload(&versions, 9, 18) {
        Judged::Fits => "fits",
        Judged::First => "first",
        Judged::Early => "early",
        Judged::Late => "late",
        Judged::Same => "same",
    }
}

#[test]
fn each_version_is_sent_from_a_spec_version_of_its_own_on() {
    for fits in [&[0][..], &[9], &[0, 10], &[0, 18], &[0, 10, 11, 18]] {
        assert_eq!(judge(fits), "fits", "{fits:?}");
    }
}

#[test]
fn a_version_that_would_never_be_sent_is_found() {
    for first in [&[10][..], &[10, 12]] {
        assert_eq!(judge(first), "first", "{first:?}");
    }
    for early in [&[0, 0][..], &[0, 9], &[0, 8, 12], &[0, 0, 12]] {
        assert_eq!(judge(early), "early", "{early:?}");
    }
    for late in [&[0, 19][..], &[0, 12, 19]] {
        assert_eq!(judge(late), "late", "{late:?}");
    }
    for same in [&[0, 12, 12][..], &[0, 10, 18, 18]] {
        assert_eq!(judge(same), "same", "{same:?}");
    }
}

//! revision 0.30, its default encoding: fields in order behind a revision number, and the walker
//! that its macro writes.

use revision::{prelude::*, revisioned};

use crate::{
    Group,
    entities::{Fixture, Profile, TARGET, User, profile_like, wide_like},
    measure,
};

#[revisioned(revision = 1)]
struct UserV1 {
    name: String,
}

#[revisioned(revision = 2)]
#[derive(Debug, PartialEq)]
struct Current {
    name: String,
    #[revision(start = 2)]
    karma: u32,
}

profile_like! {
    #[revisioned(revision = 1)]
    ProfileV1 {} lacks { karma: 0, badge: None }
}

profile_like! {
    #[revisioned(revision = 3)]
    CurrentProfile {
        #[revision(start = 2)] karma: u32,
        #[revision(start = 3)] badge: Option<String>
    } lacks {}
}

wide_like! {
    #[revisioned(revision = 1)]
    #[derive(Debug, PartialEq)]
    CurrentWide,
    #[revisioned(revision = 1)]
    #[derive(Debug, PartialEq)]
    CurrentNested
}

/// The entity of two fields.
pub fn user(group: &mut Group<'_>) {
    let User { name, karma } = User::sample();
    let old = revision::to_vec(&UserV1 { name: name.clone() }).expect("encodes");
    let current = Current { name, karma };
    let bytes = revision::to_vec(&current).expect("encodes");
    let decode = |bytes: &[u8]| revision::from_slice::<Current>(bytes).expect("decodes");
    assert_eq!(decode(&bytes), current);
    assert_eq!(decode(&old), Current { karma: 0, ..decode(&bytes) });
    measure(group, "revision_latest", bytes.as_slice(), decode);
    measure(group, "revision_v1", old.as_slice(), decode);
    measure(group, "revision_encode", &current, |current| {
        revision::to_vec(current).expect("encodes")
    });
}

/// The walker of `karma`, behind all that varies in size.
#[inline(always)]
pub fn late(mut bytes: &[u8]) -> u32 {
    let mut walker = CurrentProfile::walk_revisioned(&mut bytes).expect("walks");
    walker.skip_owner().expect("skips");
    walker.skip_account().expect("skips");
    walker.skip_created().expect("skips");
    walker.skip_updated().expect("skips");
    walker.skip_balance().expect("skips");
    walker.skip_nonce().expect("skips");
    walker.skip_flags().expect("skips");
    walker.skip_verified().expect("skips");
    walker.skip_name().expect("skips");
    walker.skip_bio().expect("skips");
    walker.skip_email().expect("skips");
    walker.skip_tags().expect("skips");
    walker.skip_avatar().expect("skips");
    walker.skip_followers().expect("skips");
    walker.decode_karma().expect("decodes")
}

/// The walker of `nonce`, behind fields of fixed size alone.
#[inline(always)]
pub fn early(mut bytes: &[u8]) -> u32 {
    let mut walker = CurrentProfile::walk_revisioned(&mut bytes).expect("walks");
    walker.skip_owner().expect("skips");
    walker.skip_account().expect("skips");
    walker.skip_created().expect("skips");
    walker.skip_updated().expect("skips");
    walker.skip_balance().expect("skips");
    walker.decode_nonce().expect("decodes")
}

/// The bytes of `Profile`.
pub fn profile_bytes() -> Vec<u8> {
    revision::to_vec(&CurrentProfile::from(Profile::sample())).expect("encodes")
}

/// The bytes of `Wide`.
pub fn wide_bytes() -> Vec<u8> {
    revision::to_vec(&CurrentWide::sample()).expect("encodes")
}

/// The entity of sixteen fields.
pub fn profile(group: &mut Group<'_>) {
    let sample = Profile::sample();
    let old = ProfileV1::from(Profile::sample_of(1));
    let old = revision::to_vec(&old).expect("encodes");
    let current = CurrentProfile::from(sample.clone());
    let bytes = revision::to_vec(&current).expect("encodes");
    let decode = |bytes: &[u8]| revision::from_slice::<CurrentProfile>(bytes).expect("decodes");
    assert_eq!(Profile::from(decode(&bytes)), sample);
    assert_eq!(Profile::from(decode(&old)), Profile::sample_of(1));
    assert_eq!((late(&bytes), early(&bytes)), (sample.karma, sample.nonce));
    assert_eq!((late(&old), early(&old)), (0, sample.nonce));
    measure(group, "revision_latest", bytes.as_slice(), decode);
    measure(group, "revision_v1", old.as_slice(), decode);
    measure(group, "revision_encode", &current, |current| {
        revision::to_vec(current).expect("encodes")
    });
    measure(group, "revision_late", bytes.as_slice(), late);
    measure(group, "revision_late_v1", old.as_slice(), late);
    measure(group, "revision_early", bytes.as_slice(), early);
}

/// Whether field 22 of revision's own fixture is what its benchmark looks for, compared in place.
#[inline(always)]
pub fn target(mut bytes: &[u8]) -> bool {
    let mut walker = CurrentWide::walk_revisioned(&mut bytes).expect("walks");
    walker.skip_id().expect("skips");
    walker.skip_flag1().expect("skips");
    walker.skip_counter1().expect("skips");
    walker.skip_label1().expect("skips");
    walker.skip_score().expect("skips");
    walker.skip_flag2().expect("skips");
    walker.skip_counter2().expect("skips");
    walker.skip_label2().expect("skips");
    walker.skip_rating().expect("skips");
    walker.skip_flag3().expect("skips");
    walker.skip_inner1().expect("skips");
    walker.skip_inner2().expect("skips");
    walker.skip_inner3().expect("skips");
    walker.skip_counter3().expect("skips");
    walker.skip_label3().expect("skips");
    walker.skip_flag4().expect("skips");
    walker.skip_counter4().expect("skips");
    walker.skip_inner4().expect("skips");
    walker.skip_inner5().expect("skips");
    walker.skip_flag5().expect("skips");
    walker.skip_counter5().expect("skips");
    walker.skip_label4().expect("skips");
    let target = walker.walk_target().expect("walks");
    target.with_bytes(|bytes| bytes == TARGET.as_bytes()).expect("reads")
}

/// revision's own fixture, in its default encoding.
pub fn wide(group: &mut Group<'_>) {
    let sample = CurrentWide::sample();
    let bytes = revision::to_vec(&sample).expect("encodes");
    let decode = |bytes: &[u8]| revision::from_slice::<CurrentWide>(bytes).expect("decodes");
    assert_eq!(decode(&bytes), sample);
    assert!(target(&bytes));
    measure(group, "revision_latest", bytes.as_slice(), decode);
    measure(group, "revision_encode", &sample, |sample| revision::to_vec(sample).expect("encodes"));
    // As in its own benchmark: the comparison is a part of the work.
    measure(group, "revision_late", bytes.as_slice(), target);
}

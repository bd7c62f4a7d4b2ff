//! revision 0.30, its optimised encoding with a table of offsets in front of the fields: the
//! macro's walker jumps there, and `IndexedStructWalker` hands out a field's bytes.

use revision::{optimised::IndexedStructWalker, prelude::*, revisioned};

use crate::{
    Group,
    entities::{Fixture, Profile, TARGET, profile_like, wide_like},
    measure,
};

profile_like! {
    #[revisioned(revision(1), revision(2), revision(3, optimised, indexed_struct))]
    IndexedProfile {
        #[revision(start = 2)] karma: u32,
        #[revision(start = 3)] badge: Option<String>
    } lacks {}
}

wide_like! {
    #[revisioned(revision(1, optimised, indexed_struct))]
    #[derive(Debug, PartialEq)]
    IndexedWide,
    #[revisioned(revision(1, optimised))]
    #[derive(Debug, PartialEq)]
    IndexedNested
}

#[inline(always)]
fn late(mut bytes: &[u8]) -> u32 {
    let mut walker = IndexedProfile::walk_revisioned(&mut bytes).expect("walks");
    walker.decode_karma().expect("decodes")
}

#[inline(always)]
fn early(mut bytes: &[u8]) -> u32 {
    let mut walker = IndexedProfile::walk_revisioned(&mut bytes).expect("walks");
    walker.decode_nonce().expect("decodes")
}

/// The entity of sixteen fields.
pub fn profile(group: &mut Group<'_>) {
    let sample = Profile::sample();
    let current = IndexedProfile::from(sample.clone());
    let bytes = revision::to_vec(&current).expect("encodes");
    let decode = |bytes: &[u8]| revision::from_slice::<IndexedProfile>(bytes).expect("decodes");
    assert_eq!(Profile::from(decode(&bytes)), sample);
    assert_eq!((late(&bytes), early(&bytes)), (sample.karma, sample.nonce));
    measure(group, "revision_indexed_latest", bytes.as_slice(), decode);
    measure(group, "revision_indexed_encode", &current, |current| {
        revision::to_vec(current).expect("encodes")
    });
    measure(group, "revision_indexed_late", bytes.as_slice(), late);
    measure(group, "revision_indexed_early", bytes.as_slice(), early);
}

/// Whether field 22 is what it must be: the macro's walker, which over a table of offsets decodes only.
#[inline(always)]
pub fn target(mut bytes: &[u8]) -> bool {
    let mut walker = IndexedWide::walk_revisioned(&mut bytes).expect("walks");
    walker.decode_target().expect("decodes") == TARGET
}

/// The bytes of `Wide`.
pub fn wide_bytes() -> Vec<u8> {
    revision::to_vec(&IndexedWide::sample()).expect("encodes")
}

/// The payload of `Wide`, and what field 22 must be encoded as.
pub fn jump_bytes() -> (Vec<u8>, Vec<u8>) {
    // The walker wants what lies behind the revision number and the length of the payload.
    let head = revision::to_vec(&1_u16).expect("encodes").len() + 4;
    (wide_bytes()[head..].to_vec(), revision::to_vec(&TARGET.to_string()).expect("encodes"))
}

/// Whether field 22 is encoded as it must be, by a jump and a comparison of bytes.
#[inline(always)]
pub fn jump(payload: &[u8], expected: &[u8]) -> bool {
    let walker = IndexedStructWalker::from_payload(payload, 1, 25).expect("walks");
    walker.field_bytes(22).expect("is there") == expected
}

/// revision's own fixture: the macro's walker, and the jump that compares encoded bytes.
pub fn wide(group: &mut Group<'_>) {
    let sample = IndexedWide::sample();
    let bytes = revision::to_vec(&sample).expect("encodes");
    let decode = |bytes: &[u8]| revision::from_slice::<IndexedWide>(bytes).expect("decodes");
    assert_eq!(decode(&bytes), sample);
    assert!(target(&bytes));
    measure(group, "revision_indexed_latest", bytes.as_slice(), decode);
    measure(group, "revision_indexed_encode", &sample, |sample| {
        revision::to_vec(sample).expect("encodes")
    });
    measure(group, "revision_indexed_late", bytes.as_slice(), target);

    let (payload, expected) = jump_bytes();
    assert!(jump(&payload, &expected));
    measure(group, "revision_jump_late", &*payload, |payload| jump(payload, &expected));
}

//! wincode 0.6, borrowed: texts and bytes point into the input; lists of numbers are copied, since
//! the bytes of a store are not aligned.

use wincode::{SchemaRead, SchemaWrite};

use crate::{
    Group,
    entities::{Fixture, Profile},
    measure,
};

#[derive(SchemaRead, SchemaWrite)]
struct BorrowedProfile<'a> {
    owner: &'a [u8; 32],
    account: &'a [u8; 32],
    created: u64,
    updated: u64,
    balance: u128,
    nonce: u32,
    flags: u8,
    verified: bool,
    name: &'a str,
    bio: &'a str,
    email: Option<&'a str>,
    tags: Vec<&'a str>,
    avatar: &'a [u8],
    followers: Vec<u64>,
    karma: u32,
    badge: Option<&'a str>,
}

fn borrow(profile: &Profile) -> BorrowedProfile<'_> {
    BorrowedProfile {
        owner: &profile.owner,
        account: &profile.account,
        created: profile.created,
        updated: profile.updated,
        balance: profile.balance,
        nonce: profile.nonce,
        flags: profile.flags,
        verified: profile.verified,
        name: &profile.name,
        bio: &profile.bio,
        email: profile.email.as_deref(),
        tags: profile.tags.iter().map(String::as_str).collect(),
        avatar: &profile.avatar,
        followers: profile.followers.clone(),
        karma: profile.karma,
        badge: profile.badge.as_deref(),
    }
}

/// The whole of it, borrowed, for one field: there is no other way.
pub fn profile(group: &mut Group<'_>) {
    let sample = Profile::sample();
    let bytes = wincode::serialize(&borrow(&sample)).expect("encodes");
    let late =
        |bytes: &[u8]| wincode::deserialize::<BorrowedProfile<'_>>(bytes).expect("decodes").karma;
    let early =
        |bytes: &[u8]| wincode::deserialize::<BorrowedProfile<'_>>(bytes).expect("decodes").nonce;
    assert_eq!((late(&bytes), early(&bytes)), (sample.karma, sample.nonce));
    measure(group, "wincode_borrowed_late", bytes.as_slice(), late);
    measure(group, "wincode_borrowed_early", bytes.as_slice(), early);
}

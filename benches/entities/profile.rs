use parity_scale_codec::{Decode, Encode};
use perennial::Versioned;

use super::Fixture;

/// Ids, numbers, texts, options and lists; `karma` lies behind all that varies in size.
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

/// A struct with the fields of [`Profile`]'s first version and some more, and the ways from the
/// entity and back.
macro_rules! profile_like {
    (
        $(#[$meta:meta])* $name:ident { $($(#[$field:meta])* $more:ident: $type:ident $(<$of:ident>)?),* }
        lacks { $($lack:ident: $default:tt),* }
    ) => {
        $(#[$meta])*
        pub struct $name {
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
            $($(#[$field])* pub $more: $type $(<$of>)?,)*
        }

        $crate::entities::profile_upcast!($crate::entities::Profile => $name { $($more: from),* });
        $crate::entities::profile_upcast!($name => $crate::entities::Profile { $($more: from,)* $($lack: $default),* });
    };
}

/// Moves the common fields over; each of the others comes along or has the given value.
macro_rules! profile_upcast {
    ($from:ty => $to:ty { $($more:ident: $how:tt),* $(,)? }) => {
        impl From<$from> for $to {
            #[inline]
            fn from(old: $from) -> Self {
                Self {
                    owner: old.owner,
                    account: old.account,
                    created: old.created,
                    updated: old.updated,
                    balance: old.balance,
                    nonce: old.nonce,
                    flags: old.flags,
                    verified: old.verified,
                    name: old.name,
                    bio: old.bio,
                    email: old.email,
                    tags: old.tags,
                    avatar: old.avatar,
                    followers: old.followers,
                    $($more: $crate::entities::profile_upcast!(@ old $more $how),)*
                }
            }
        }
    };
    (@ $old:ident $field:ident from) => { $old.$field };
    (@ $old:ident $field:ident $default:tt) => { $default };
}

pub(crate) use {profile_like, profile_upcast};

profile_like! {
    #[derive(Clone, Encode, Decode)]
    PlainProfileV1 {} lacks { karma: 0, badge: None }
}

profile_like! {
    #[derive(Clone, Encode, Decode)]
    PlainProfileV2 { karma: u32 } lacks { badge: None }
}

profile_like! {
    #[derive(Clone, Encode, Decode, bincode::Encode, bincode::Decode)]
    PlainProfile { karma: u32, badge: Option<String> } lacks {}
}

profile_upcast!(PlainProfileV1 => PlainProfileV2 { karma: 0 });
profile_upcast!(PlainProfileV2 => PlainProfile { karma: from, badge: None });

#[derive(Encode, Decode)]
pub enum PlainVersionedProfile {
    #[codec(index = 1)]
    V1(PlainProfileV1),
    #[codec(index = 2)]
    V2(PlainProfileV2),
    #[codec(index = 3)]
    V3(PlainProfile),
}

impl Fixture for Profile {
    type Plain = PlainProfile;
    type PlainVersioned = PlainVersionedProfile;

    fn sample() -> Self {
        Self {
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

    fn sample_of(number: u8) -> Self {
        let sample = Self::sample();
        let karma = if number < 2 { 0 } else { sample.karma };
        let badge = if number < 3 { None } else { sample.badge };
        Self { karma, badge, ..Self::sample() }
    }

    fn plain_versioned(value: Self, number: u8) -> PlainVersionedProfile {
        match number {
            1 => PlainVersionedProfile::V1(value.into()),
            2 => PlainVersionedProfile::V2(value.into()),
            _ => PlainVersionedProfile::V3(value.into()),
        }
    }

    #[inline]
    fn plain_latest(versioned: PlainVersionedProfile) -> PlainProfile {
        match versioned {
            PlainVersionedProfile::V1(old) => PlainProfileV2::from(old).into(),
            PlainVersionedProfile::V2(old) => old.into(),
            PlainVersionedProfile::V3(latest) => latest,
        }
    }
}

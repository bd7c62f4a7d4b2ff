use parity_scale_codec::{Decode, Encode};
use perennial::Versioned;

use super::Fixture;

/// The smallest entity that allocates.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, derive(Clone, Debug, PartialEq))]
pub struct User {
    pub name: String,
    #[versioned(since = 2)]
    pub karma: u32,
}

#[derive(Clone, Encode, Decode)]
pub struct PlainUserV1 {
    pub name: String,
}

#[derive(Clone, Encode, Decode, bincode::Encode, bincode::Decode)]
pub struct PlainUser {
    pub name: String,
    pub karma: u32,
}

#[derive(Encode, Decode)]
pub enum PlainVersionedUser {
    #[codec(index = 1)]
    V1(PlainUserV1),
    #[codec(index = 2)]
    V2(PlainUser),
}

impl From<PlainUserV1> for PlainUser {
    fn from(old: PlainUserV1) -> Self {
        Self { name: old.name, karma: 0 }
    }
}

impl From<User> for PlainUser {
    fn from(User { name, karma }: User) -> Self {
        Self { name, karma }
    }
}

impl From<PlainUser> for User {
    fn from(PlainUser { name, karma }: PlainUser) -> Self {
        Self { name, karma }
    }
}

impl Fixture for User {
    type Plain = PlainUser;
    type PlainVersioned = PlainVersionedUser;

    fn sample() -> Self {
        Self { name: "satoshi nakamoto".into(), karma: 77 }
    }

    fn sample_of(number: u8) -> Self {
        let sample = Self::sample();
        if number == 1 { Self { karma: 0, ..sample } } else { sample }
    }

    fn plain_versioned(value: Self, number: u8) -> PlainVersionedUser {
        match number {
            1 => PlainVersionedUser::V1(PlainUserV1 { name: value.name }),
            _ => PlainVersionedUser::V2(value.into()),
        }
    }

    #[inline]
    fn plain_latest(versioned: PlainVersionedUser) -> PlainUser {
        match versioned {
            PlainVersionedUser::V1(old) => old.into(),
            PlainVersionedUser::V2(latest) => latest,
        }
    }
}

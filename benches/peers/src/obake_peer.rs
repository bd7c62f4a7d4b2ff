//! obake 1.0: a struct per version and an enum of them, migrated by `From` between neighbours. It
//! brings no format: serde and bincode 2 stand in.

use obake::AnyVersion;
use serde::{Deserialize, Serialize};

use crate::{
    Group,
    entities::{Fixture, Profile, User, bincode_standard, profile_upcast},
    measure,
};

#[obake::versioned]
#[obake(version("1.0.0"))]
#[obake(version("2.0.0"))]
#[obake(derive(Serialize, Deserialize))]
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
struct ObakeUser {
    name: String,
    #[obake(cfg(">=2.0.0"))]
    karma: u32,
}

impl From<ObakeUser!["1.0.0"]> for ObakeUser!["2.0.0"] {
    fn from(old: ObakeUser!["1.0.0"]) -> Self {
        Self { name: old.name, karma: 0 }
    }
}

#[obake::versioned]
#[obake(version("1.0.0"))]
#[obake(version("2.0.0"))]
#[obake(version("3.0.0"))]
#[obake(derive(Serialize, Deserialize))]
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
struct ObakeProfile {
    owner: [u8; 32],
    account: [u8; 32],
    created: u64,
    updated: u64,
    balance: u128,
    nonce: u32,
    flags: u8,
    verified: bool,
    name: String,
    bio: String,
    email: Option<String>,
    tags: Vec<String>,
    avatar: Vec<u8>,
    followers: Vec<u64>,
    #[obake(cfg(">=2.0.0"))]
    karma: u32,
    #[obake(cfg(">=3.0.0"))]
    badge: Option<String>,
}

type ProfileV1 = ObakeProfile!["1.0.0"];
type ProfileV2 = ObakeProfile!["2.0.0"];

profile_upcast!(ProfileV1 => ProfileV2 { karma: 0 });
profile_upcast!(ProfileV2 => ObakeProfile { karma: from, badge: None });
profile_upcast!(Profile => ProfileV1 {});
profile_upcast!(Profile => ObakeProfile { karma: from, badge: from });
profile_upcast!(ObakeProfile => Profile { karma: from, badge: from });

fn save<T: Serialize>(value: &T) -> Vec<u8> {
    bincode::serde::encode_to_vec(value, bincode_standard()).expect("encodes")
}

fn load<T>(bytes: &[u8]) -> T
where
    T: obake::Versioned,
    AnyVersion<T>: for<'de> Deserialize<'de>,
{
    let decoded = bincode::serde::decode_from_slice::<AnyVersion<T>, _>(bytes, bincode_standard());
    decoded.expect("decodes").0.into()
}

/// The entity of two fields.
pub fn user(group: &mut Group<'_>) {
    type UserV1 = ObakeUser!["1.0.0"];
    let User { name, karma } = User::sample();
    let old: AnyVersion<ObakeUser> = UserV1 { name: name.clone() }.into();
    let old = save(&old);
    let current = ObakeUser { name: name.clone(), karma };
    let any: AnyVersion<ObakeUser> = current.clone().into();
    let bytes = save(&any);
    assert_eq!(load::<ObakeUser>(&bytes), current);
    assert_eq!(load::<ObakeUser>(&old), ObakeUser { name, karma: 0 });
    measure(group, "obake_latest", &*bytes, load::<ObakeUser>);
    measure(group, "obake_v1", &*old, load::<ObakeUser>);
    measure(group, "obake_encode", &any, save);
}

/// The entity of sixteen fields.
pub fn profile(group: &mut Group<'_>) {
    let old: AnyVersion<ObakeProfile> = ProfileV1::from(Profile::sample_of(1)).into();
    let old = save(&old);
    let any: AnyVersion<ObakeProfile> = ObakeProfile::from(Profile::sample()).into();
    let bytes = save(&any);
    assert_eq!(Profile::from(load::<ObakeProfile>(&bytes)), Profile::sample());
    assert_eq!(Profile::from(load::<ObakeProfile>(&old)), Profile::sample_of(1));
    measure(group, "obake_latest", &*bytes, load::<ObakeProfile>);
    measure(group, "obake_v1", &*old, load::<ObakeProfile>);
    measure(group, "obake_encode", &any, save);
}

//! native_model 0.6 with its bincode 2 codec: an id and a version in front of what serde writes, and
//! `From` between neighbours. `decode` takes its bytes by value; making the copy is not measured.

use criterion::BatchSize;
use native_model::{Model, native_model};
use serde::{Deserialize, Serialize};

use crate::{
    Group,
    entities::{Fixture, Profile, User, profile_like, profile_upcast, wide_like},
    measure,
};

#[derive(Serialize, Deserialize)]
#[native_model(id = 1, version = 1, with = native_model::bincode_2::Bincode)]
struct UserV1 {
    name: String,
}

#[derive(Serialize, Deserialize, Debug, PartialEq)]
#[native_model(id = 1, version = 2, with = native_model::bincode_2::Bincode, from = UserV1)]
struct UserV2 {
    name: String,
    karma: u32,
}

impl From<UserV1> for UserV2 {
    fn from(old: UserV1) -> Self {
        Self { name: old.name, karma: 0 }
    }
}

impl From<UserV2> for UserV1 {
    fn from(newer: UserV2) -> Self {
        Self { name: newer.name }
    }
}

profile_like! {
    #[derive(Serialize, Deserialize)]
    #[native_model(id = 2, version = 1, with = native_model::bincode_2::Bincode)]
    ProfileV1 {} lacks { karma: 0, badge: None }
}

profile_like! {
    #[derive(Serialize, Deserialize)]
    #[native_model(id = 2, version = 2, with = native_model::bincode_2::Bincode, from = ProfileV1)]
    ProfileV2 { karma: u32 } lacks { badge: None }
}

profile_like! {
    #[derive(Serialize, Deserialize)]
    #[native_model(id = 2, version = 3, with = native_model::bincode_2::Bincode, from = ProfileV2)]
    ProfileV3 { karma: u32, badge: Option<String> } lacks {}
}

profile_upcast!(ProfileV1 => ProfileV2 { karma: 0 });
profile_upcast!(ProfileV2 => ProfileV3 { karma: from, badge: None });
profile_upcast!(ProfileV3 => ProfileV2 { karma: from });
profile_upcast!(ProfileV2 => ProfileV1 {});

wide_like! {
    #[derive(Serialize, Deserialize, Debug, PartialEq)]
    #[native_model(id = 3, version = 1, with = native_model::bincode_2::Bincode)]
    WideV1,
    #[derive(Serialize, Deserialize, Debug, PartialEq)]
    NestedV1
}

fn decode<T: Model>(bytes: Vec<u8>) -> T {
    native_model::decode::<T>(bytes).expect("decodes").0
}

fn measure_decode<T: Model>(group: &mut Group<'_>, name: &str, bytes: &[u8]) {
    group.bench_function(name, |b| {
        b.iter_batched(|| bytes.to_vec(), decode::<T>, BatchSize::SmallInput);
    });
}

/// The entity of two fields.
pub fn user(group: &mut Group<'_>) {
    let User { name, karma } = User::sample();
    let old = native_model::encode(&UserV1 { name: name.clone() }).expect("encodes");
    let current = UserV2 { name: name.clone(), karma };
    let bytes = native_model::encode(&current).expect("encodes");
    assert_eq!(decode::<UserV2>(bytes.clone()), current);
    assert_eq!(decode::<UserV2>(old.clone()), UserV2 { name, karma: 0 });
    measure_decode::<UserV2>(group, "native_model_latest", &bytes);
    measure_decode::<UserV2>(group, "native_model_v1", &old);
    measure(group, "native_model_encode", &current, |current| {
        native_model::encode(current).expect("encodes")
    });
}

/// The entity of sixteen fields.
pub fn profile(group: &mut Group<'_>) {
    let old = native_model::encode(&ProfileV1::from(Profile::sample_of(1))).expect("encodes");
    let current = ProfileV3::from(Profile::sample());
    let bytes = native_model::encode(&current).expect("encodes");
    assert_eq!(Profile::from(decode::<ProfileV3>(bytes.clone())), Profile::sample());
    assert_eq!(Profile::from(decode::<ProfileV3>(old.clone())), Profile::sample_of(1));
    measure_decode::<ProfileV3>(group, "native_model_latest", &bytes);
    measure_decode::<ProfileV3>(group, "native_model_v1", &old);
    measure(group, "native_model_encode", &current, |current| {
        native_model::encode(current).expect("encodes")
    });
}

/// revision's own fixture.
pub fn wide(group: &mut Group<'_>) {
    let sample = WideV1::sample();
    let bytes = native_model::encode(&sample).expect("encodes");
    assert_eq!(decode::<WideV1>(bytes.clone()), sample);
    measure_decode::<WideV1>(group, "native_model_latest", &bytes);
    measure(group, "native_model_encode", &sample, |sample| {
        native_model::encode(sample).expect("encodes")
    });
}

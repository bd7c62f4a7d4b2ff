//! versionize 0.2: bincode 1 field by field; a map says which version of each type a version of the
//! application has. The bytes do not say their version: the caller must know it.

use versionize::{VersionMap, Versionize, VersionizeResult};
use versionize_derive::Versionize;

use crate::{
    Group,
    entities::{Fixture, Profile, User, profile_like, wide_like},
    measure,
};

#[derive(Versionize, Debug, PartialEq)]
struct UserV2 {
    name: String,
    #[version(start = 2)]
    karma: u32,
}

profile_like! {
    #[derive(Versionize)]
    ProfileV3 {
        #[version(start = 2)] karma: u32,
        #[version(start = 3)] badge: Option<String>
    } lacks {}
}

wide_like! {
    #[derive(Versionize, Debug, PartialEq)]
    WideV1,
    #[derive(Versionize, Debug, PartialEq)]
    NestedV1
}

/// Every version of the application is one of the type.
fn map<T: Versionize + 'static>(versions: u16) -> VersionMap {
    let mut map = VersionMap::new();
    for version in 2..=versions {
        map.new_version().set_type_version(T::type_id(), version);
    }
    map
}

fn save<T: Versionize>(map: &VersionMap, version: u16, value: &T) -> Vec<u8> {
    let mut bytes = Vec::new();
    value.serialize(&mut bytes, map, version).expect("encodes");
    bytes
}

fn load<T: Versionize>(map: &VersionMap, version: u16, mut bytes: &[u8]) -> T {
    T::deserialize(&mut bytes, map, version).expect("decodes")
}

/// The entity of two fields.
pub fn user(group: &mut Group<'_>) {
    let User { name, karma } = User::sample();
    let map = map::<UserV2>(2);
    let current = UserV2 { name: name.clone(), karma };
    let (old, bytes) = (save(&map, 1, &current), save(&map, 2, &current));
    assert_eq!(load::<UserV2>(&map, 2, &bytes), current);
    assert_eq!(load::<UserV2>(&map, 1, &old), UserV2 { name, karma: 0 });
    measure(group, "versionize_latest", &*bytes, |bytes| load::<UserV2>(&map, 2, bytes));
    measure(group, "versionize_v1", &*old, |bytes| load::<UserV2>(&map, 1, bytes));
    measure(group, "versionize_encode", &current, |current| save(&map, 2, current));
    measure(group, "versionize_encode_v1", &current, |current| save(&map, 1, current));
}

/// The entity of sixteen fields.
pub fn profile(group: &mut Group<'_>) {
    let map = map::<ProfileV3>(3);
    let current = ProfileV3::from(Profile::sample());
    let (old, bytes) = (save(&map, 1, &current), save(&map, 3, &current));
    assert_eq!(Profile::from(load::<ProfileV3>(&map, 3, &bytes)), Profile::sample());
    assert_eq!(Profile::from(load::<ProfileV3>(&map, 1, &old)), Profile::sample_of(1));
    measure(group, "versionize_latest", &*bytes, |bytes| load::<ProfileV3>(&map, 3, bytes));
    measure(group, "versionize_v1", &*old, |bytes| load::<ProfileV3>(&map, 1, bytes));
    measure(group, "versionize_encode", &current, |current| save(&map, 3, current));
    measure(group, "versionize_encode_v1", &current, |current| save(&map, 1, current));
}

/// revision's own fixture.
pub fn wide(group: &mut Group<'_>) {
    let map = map::<WideV1>(1);
    let sample = WideV1::sample();
    let bytes = save(&map, 1, &sample);
    assert_eq!(load::<WideV1>(&map, 1, &bytes), sample);
    measure(group, "versionize_latest", &*bytes, |bytes| load::<WideV1>(&map, 1, bytes));
    measure(group, "versionize_encode", &sample, |sample| save(&map, 1, sample));
}

//! savefile 0.20: made for files, it puts a schema in front of the value, which `_noschema` leaves
//! out. Both are measured.

use savefile::{Deserialize, Serialize, WithSchema};
use savefile_derive::Savefile;

use crate::{
    Group,
    entities::{Fixture, Profile, User, profile_like, wide_like},
    measure,
};

#[derive(Savefile)]
struct UserV1 {
    name: String,
}

#[derive(Savefile, Debug, PartialEq)]
struct UserV2 {
    name: String,
    #[savefile_versions = "2.."]
    karma: u32,
}

profile_like! {
    #[derive(Savefile)]
    ProfileV1 {} lacks { karma: 0, badge: None }
}

profile_like! {
    #[derive(Savefile)]
    ProfileV3 {
        #[savefile_versions = "2.."] karma: u32,
        #[savefile_versions = "3.."] badge: Option<String>
    } lacks {}
}

wide_like! {
    #[derive(Savefile, Debug, PartialEq)]
    WideV1,
    #[derive(Savefile, Debug, PartialEq)]
    NestedV1
}

/// A value as a version stores it, with its schema and without.
struct Saved {
    whole: Vec<u8>,
    bare: Vec<u8>,
}

fn save<T: WithSchema + Serialize>(version: u32, value: &T) -> Saved {
    Saved {
        whole: savefile::save_to_mem(version, value).expect("encodes"),
        bare: save_bare(version, value),
    }
}

fn save_bare<T: Serialize>(version: u32, value: &T) -> Vec<u8> {
    let mut bare = Vec::new();
    savefile::save_noschema(&mut bare, version, value).expect("encodes");
    bare
}

fn load<T: WithSchema + Deserialize>(version: u32, bytes: &[u8]) -> T {
    savefile::load_from_mem(bytes, version).expect("decodes")
}

fn load_bare<T: Deserialize>(version: u32, mut bytes: &[u8]) -> T {
    savefile::load_noschema(&mut bytes, version).expect("decodes")
}

/// The entity of two fields.
pub fn user(group: &mut Group<'_>) {
    let User { name, karma } = User::sample();
    let old = save(1, &UserV1 { name: name.clone() });
    let current = UserV2 { name: name.clone(), karma };
    let saved = save(2, &current);
    assert_eq!(load::<UserV2>(2, &saved.whole), current);
    assert_eq!(load_bare::<UserV2>(2, &old.bare), UserV2 { name, karma: 0 });
    measure(group, "savefile_latest", &*saved.whole, |bytes| load::<UserV2>(2, bytes));
    measure(group, "savefile_bare_latest", &*saved.bare, |bytes| load_bare::<UserV2>(2, bytes));
    measure(group, "savefile_v1", &*old.whole, |bytes| load::<UserV2>(2, bytes));
    measure(group, "savefile_bare_v1", &*old.bare, |bytes| load_bare::<UserV2>(2, bytes));
    measure(group, "savefile_bare_encode", &current, |current| save_bare(2, current));
}

/// The entity of sixteen fields.
pub fn profile(group: &mut Group<'_>) {
    let old = save(1, &ProfileV1::from(Profile::sample_of(1)));
    let current = ProfileV3::from(Profile::sample());
    let saved = save(3, &current);
    assert_eq!(Profile::from(load::<ProfileV3>(3, &saved.whole)), Profile::sample());
    assert_eq!(Profile::from(load_bare::<ProfileV3>(3, &saved.bare)), Profile::sample());
    assert_eq!(Profile::from(load::<ProfileV3>(3, &old.whole)), Profile::sample_of(1));
    measure(group, "savefile_latest", &*saved.whole, |bytes| load::<ProfileV3>(3, bytes));
    measure(group, "savefile_bare_latest", &*saved.bare, |bytes| load_bare::<ProfileV3>(3, bytes));
    measure(group, "savefile_v1", &*old.whole, |bytes| load::<ProfileV3>(3, bytes));
    measure(group, "savefile_bare_v1", &*old.bare, |bytes| load_bare::<ProfileV3>(3, bytes));
    measure(group, "savefile_bare_encode", &current, |current| save_bare(3, current));
}

/// revision's own fixture.
pub fn wide(group: &mut Group<'_>) {
    let sample = WideV1::sample();
    let saved = save(1, &sample);
    assert_eq!(load::<WideV1>(1, &saved.whole), sample);
    assert_eq!(load_bare::<WideV1>(1, &saved.bare), sample);
    measure(group, "savefile_latest", &*saved.whole, |bytes| load::<WideV1>(1, bytes));
    measure(group, "savefile_bare_latest", &*saved.bare, |bytes| load_bare::<WideV1>(1, bytes));
    measure(group, "savefile_bare_encode", &sample, |sample| save_bare(1, sample));
}

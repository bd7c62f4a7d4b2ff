//! Fields that come.

use perennial::{Entity, SpecVersion, Versioned, error::DowncastKind};

use super::laws::{kept, kept_in_all, lost, reads_as, refused, version};

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 3, derive(Clone, Debug, PartialEq), activates(2 = 6, 3 = 9))]
struct User {
    name: String,
    #[versioned(since = 2)]
    karma: u32,
    #[versioned(since = 3, default = String::from("none"))]
    badge: String,
    age: u8,
}

fn user() -> User {
    User { name: "alice".into(), karma: 0, badge: "none".into(), age: 9 }
}

#[test]
fn fields_that_older_versions_lack_read_as_their_defaults() {
    kept_in_all(&user());
    let first = UserV1 { name: "bob".into(), age: 1 };
    let second = UserV2 { name: "bob".into(), karma: 0, age: 1 };
    assert_eq!(UserV2::from(first.clone()), second);
    let latest = User { name: "bob".into(), karma: 0, badge: "none".into(), age: 1 };
    assert_eq!(UserV3::from(second.clone()), latest);
    reads_as(&VersionedUser::V1(first.clone()), &latest);
    reads_as(&VersionedUser::V2(second), &latest);
    assert_eq!(VersionedUser::from(first.clone()).into_latest(), latest);
    assert_eq!(User::from(VersionedUser::from(first)), latest);
}

#[test]
fn a_downcast_that_would_lose_a_field_names_it_and_the_version_it_needs() {
    let karma = User { karma: 7, ..user() };
    assert_eq!(refused(&karma, 1), lost("karma", 2));
    kept(&karma, 2);
    let badge = User { badge: String::new(), ..user() };
    assert_eq!(refused(&badge, 1), lost("badge", 3));
    assert_eq!(refused(&badge, 2), lost("badge", 3));
    kept(&badge, 3);
    assert_eq!(refused(&badge, 4), DowncastKind::UnknownVersion { latest: version(3) });
}

#[test]
fn the_enum_of_versions_knows_what_it_holds() {
    let first = VersionedUser::V1(UserV1 { name: "bob".into(), age: 1 });
    assert_eq!(first.version(), version(1));
    assert_eq!(first.tag().0, 1);
    assert_eq!(first.as_v1().map(|user| user.age), Some(1));
    assert!(first.as_v2().is_none() && first.as_v3().is_none());
    assert_eq!(first.try_into_latest().unwrap().name, "bob");
}

#[test]
fn versions_carry_their_tags_and_activations() {
    let told: Vec<_> =
        User::VERSIONS.iter().map(|v| (v.version.get(), v.tag.0, v.activates.0)).collect();
    assert_eq!(told, [(1, 1, 0), (2, 2, 6), (3, 3, 9)]);
    let active = [(0, 1), (5, 1), (6, 2), (8, 2), (9, 3), (u32::MAX, 3)];
    for (spec, newest) in active {
        assert_eq!(User::newest_active(SpecVersion(spec)).get(), newest);
    }
    assert_eq!(<User as Entity>::NAME, "User");
}

/// Nothing at first.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, name = "seed", derive(Clone, Debug, PartialEq))]
struct Grown {
    #[versioned(since = 2)]
    leaves: Vec<u16>,
}

#[test]
fn a_first_version_may_be_empty() {
    kept_in_all(&Grown { leaves: vec![] });
    reads_as(&VersionedGrown::V1(GrownV1 {}), &Grown { leaves: vec![] });
    assert_eq!(refused(&Grown { leaves: vec![1] }, 1), lost("leaves", 2));
    assert_eq!(Grown::NAME, "seed");
}

/// Not a number that equals itself, which equality of bytes does not mind.
#[derive(Clone, Debug, Versioned)]
#[versioned(latest = 2, derive(Clone, Debug))]
struct Reading {
    sensor: u8,
    #[versioned(since = 2, default = f64::NAN)]
    value: f64,
}

#[test]
fn what_is_lost_is_judged_by_bytes() {
    use perennial::{Scale, entity};
    let reading = Reading { sensor: 1, value: f64::NAN };
    let bytes = entity::encode_as::<Scale, _>(&reading, version(1)).unwrap();
    assert_eq!(bytes, [1, 1]);
    assert!(entity::decode::<Scale, Reading>(&bytes).unwrap().value.is_nan());
    assert_eq!(refused(&Reading { value: -0.0, ..reading }, 1), lost("value", 2));
}

//! Which byte stands for which version.

use perennial::{Entity, Scale, SpecVersion, Tag, Versioned, entity, wire::FaultKind};

use super::laws::{kept_in_all, version};

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 3, derive(Clone, Debug, PartialEq), tags(1 = 0x00, 3 = 0xFE))]
#[versioned(activates(3 = 4))]
struct Given {
    a: u8,
    #[versioned(since = 2)]
    b: u8,
    #[versioned(since = 3)]
    c: u8,
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, derive(Clone, Debug, PartialEq), first_tag = 0xFD)]
struct High {
    a: u8,
    #[versioned(since = 2)]
    b: u8,
}

#[test]
fn tags_stand_for_the_versions_that_they_are_given_to() {
    let given = Given { a: 1, b: 0, c: 0 };
    kept_in_all(&given);
    let first = |n| entity::encode_as::<Scale, _>(&given, version(n)).unwrap()[0];
    assert_eq!([first(1), first(2), first(3)], [0, 2, 0xFE]);
    assert_eq!(Given::version_of_tag(Tag(0xFE)), Some(version(3)));
    assert_eq!(Given::version_of_tag(Tag(3)), None);
    let tags: Vec<u8> = High::VERSIONS.iter().map(|info| info.tag.0).collect();
    assert_eq!(tags, [0xFD, 0xFE]);
    kept_in_all(&High { a: 1, b: 0 });
}

#[test]
fn other_tags_are_refused_before_the_body() {
    for tag in (0..=u8::MAX).filter(|tag| ![0, 2, 0xFE].contains(tag)) {
        let error = entity::decode::<Scale, Given>(&[tag, 1, 2, 3]).unwrap_err();
        assert_eq!(error.kind, FaultKind::UnknownTag { tag, latest: 3 });
        assert_eq!((error.offset, error.version), (0, None));
    }
    assert_eq!(entity::decode::<Scale, Given>(&[]).unwrap_err().kind, FaultKind::Empty);
}

#[test]
fn versions_that_are_not_listed_activate_with_the_one_before() {
    let activates: Vec<_> = Given::VERSIONS.iter().map(|info| info.activates).collect();
    assert_eq!(activates, [SpecVersion(0), SpecVersion(0), SpecVersion(4)]);
    assert_eq!(Given::newest_active(SpecVersion(3)), version(2));
}

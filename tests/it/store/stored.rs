//! Stored values without a store.

use perennial::{
    Bincode, Scale, Tag, Version,
    entity::{self, VersionInfo},
    error::DowncastKind,
    wire::{FaultKind, Reader},
};

use super::user::{User, V1, V2, VersionedUser, user, v1};

#[test]
fn a_stored_value_is_tag_and_body() {
    let ada = user("ada", 300);
    assert_eq!(entity::encode::<Scale, _>(&ada).unwrap(), b"\x02\x0cada\x2c\x01\0\0");
    assert_eq!(entity::encode::<Bincode, _>(&ada).unwrap(), b"\x02\x03ada\xfb\x2c\x01");
    assert_eq!(entity::encode_as::<Scale, _>(&user("ada", 0), V1).unwrap(), b"\x01\x0cada");
    assert_eq!(entity::encode_versioned::<Scale, User>(&v1("ada")).unwrap(), b"\x01\x0cada");
}

#[test]
fn both_versions_decode_to_the_latest_and_to_what_they_were() {
    assert_eq!(entity::decode::<Scale, User>(b"\x01\x0cada").unwrap(), user("ada", 0));
    let stored = b"\x02\x0cada\x07\0\0\0";
    assert_eq!(entity::decode::<Scale, User>(stored).unwrap(), user("ada", 7));
    assert_eq!(entity::decode_versioned::<Scale, User>(b"\x01\x0cada").unwrap(), v1("ada"));
    assert_eq!(
        entity::decode_versioned::<Scale, User>(stored).unwrap(),
        VersionedUser::V2(user("ada", 7))
    );
}

#[test]
fn an_error_names_entity_version_offset_and_cause() {
    let error = |bytes: &[u8]| entity::decode::<Scale, User>(bytes).unwrap_err();
    let empty = error(b"");
    assert_eq!((empty.entity, empty.version, empty.offset), ("User", None, 0));
    assert_eq!(empty.kind, FaultKind::Empty);

    let unknown = error(b"\x09\x0cada");
    assert_eq!((unknown.version, unknown.offset), (None, 0));
    assert_eq!(unknown.kind, FaultKind::UnknownTag { tag: 9, latest: 2 });

    let short = error(b"\x02\x0cada\x07\0");
    assert_eq!((short.version, short.offset), (Some(V2), 5));
    assert_eq!(short.kind, FaultKind::UnexpectedEnd { missing: 2 });

    let trailing = error(b"\x01\x0cada!");
    assert_eq!((trailing.version, trailing.offset), (Some(V1), 5));
    assert_eq!(trailing.kind, FaultKind::TrailingBytes { count: 1 });
    assert_eq!(
        trailing.to_string(),
        "User V1: at byte 5: 1 byte(s) follow the value; read a prefix explicitly if that is meant"
    );
    let versioned = entity::decode_versioned::<Scale, User>(b"\x01\x0cada!").unwrap_err();
    assert_eq!(versioned, trailing);
}

#[test]
fn a_prefix_leaves_what_lies_behind() {
    let (ada, rest) = entity::decode_prefix::<Scale, User>(b"\x01\x0cada\x01\x0cbob").unwrap();
    assert_eq!((ada, rest), (user("ada", 0), b"\x01\x0cbob".as_slice()));

    let mut reader = Reader::new(b"\x01\x0cada\x02\x0cbob\x01\0\0\0!");
    assert_eq!(entity::read_versioned::<Scale, User>(&mut reader).unwrap(), v1("ada"));
    assert_eq!(entity::read_latest::<Scale, User>(&mut reader).unwrap(), user("bob", 1));
    assert_eq!(reader.rest(), b"!");
}

#[test]
fn a_version_that_loses_something_or_does_not_exist_is_not_written() {
    let lost = entity::encode_as::<Scale, _>(&user("ada", 7), V1).unwrap_err();
    assert_eq!(lost.kind, DowncastKind::Lost { field: "karma", needs: V2 });
    let unknown = entity::encode_as::<Scale, _>(&user("ada", 7), Version::of::<3>()).unwrap_err();
    assert_eq!(unknown.kind, DowncastKind::UnknownVersion { latest: V2 });
}

#[test]
fn the_tag_is_the_first_byte() {
    assert_eq!(entity::tag_of(b"\x09rest"), Some(Tag(9)));
    assert_eq!(entity::tag_of(b""), None);
    let tags = <User as perennial::Entity>::VERSIONS.iter().map(|info: &VersionInfo| info.tag);
    assert_eq!(tags.collect::<Vec<_>>(), [Tag(1), Tag(2)]);
}

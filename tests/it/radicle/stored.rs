//! Values as the chain stored them, with a tag and before there was one.

use perennial::{Scale, entity, wire::FaultKind};

use super::{
    json::{bytes, cases, hex},
    types::{Project18, Project19, User, decode},
};

fn reads_as_written(kind: &str) {
    for case in cases(kind) {
        let name = case["name"].as_str().unwrap();
        let stored = bytes(&case["value"]);
        let (value, again) = decode(case["type"].as_str().unwrap(), &stored).unwrap();
        assert_eq!(value, case["decoded"], "{name}");
        assert_eq!(hex(&again), hex(&stored), "{name}");
    }
}

#[test]
fn stored_values_read_as_the_chain_wrote_them() {
    reads_as_written("stored_value");
}

#[test]
fn untagged_values_read_as_plain_layouts() {
    reads_as_written("stored_value_untagged");
}

#[test]
fn a_missing_key_is_none_and_no_bytes_stand_for_it() {
    use perennial::{Store, Table, backend::Memory, registry};
    const USERS: Table<u64, User> = Table::new("users");
    for case in cases("absent") {
        assert!(case["value"].is_null() && case["decoded"].is_null());
        let store = Store::open(Memory::new(), registry![USERS]).unwrap();
        let users = store.table(USERS).unwrap();
        assert_eq!(users.get(&1).unwrap(), None);
        assert!(users.get_raw(&1).unwrap().is_none());
    }
}

#[test]
fn trailing_bytes_are_refused_unless_a_prefix_is_asked_for() {
    for case in cases("decode_trailing") {
        let stored = bytes(&case["value"]);
        let remaining = usize::try_from(case["remaining"].as_u64().unwrap()).unwrap();
        let type_name = case["type"].as_str().unwrap();
        let error = decode(type_name, &stored).unwrap_err();
        assert_eq!(error.kind, FaultKind::TrailingBytes { count: remaining });
        assert_eq!(error.offset, stored.len() - remaining);
        let (value, _) = decode(type_name, &stored[..stored.len() - remaining]).unwrap();
        assert_eq!(value, case["decoded"]);
        assert_eq!(type_name, "Users1Data", "add the type below");
        let (_, rest) = entity::decode_prefix::<Scale, User>(&stored).unwrap();
        assert_eq!(rest.len(), remaining);
    }
}

/// The chain read these silently as something else. With one layout per version they do not decode.
#[test]
fn a_layout_changed_in_place_is_never_read_as_the_other() {
    for case in cases("layout_changed_in_place") {
        let stored = bytes(&case["value"]);
        let error = entity::decode::<Scale, Project19>(&stored).unwrap_err();
        let trailing = usize::try_from(case["read"]["trailing_bytes"].as_u64().unwrap()).unwrap();
        assert_eq!(error.kind, FaultKind::TrailingBytes { count: trailing });
        let written = entity::decode::<Scale, Project18>(&stored).unwrap();
        assert_eq!(hex(&written.current_cp), case["written"]["current_cp"]);
        assert_eq!(hex(&written.metadata.0), case["written"]["metadata"]);
    }
}

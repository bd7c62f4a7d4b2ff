//! The storage keys of radicle-registry.

use std::fmt::Debug;

use perennial::key::{
    Blake2_128Concat, Blake2_256, HashedKey, KeyScheme, Substrate, behind_prefix, hash::blake2_256,
};
use serde_json::Value;

use super::domain::{Domain, Hash, Id, ProjectId};

const MODULE: &str = "Counter";

/// The bytes that hexadecimal digits stand for.
pub fn hex(digits: &str) -> Vec<u8> {
    assert!(digits.len().is_multiple_of(2), "an odd number of digits: {digits}");
    let pairs = (0..digits.len()).step_by(2);
    pairs.map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap()).collect()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

/// All cases that `wanted` picks; there must be some.
fn cases(wanted: impl Fn(&Value) -> bool) -> Vec<Value> {
    let file = include_str!("../../vectors/radicle_state_vectors.json");
    let mut file: Value = serde_json::from_str(file).unwrap();
    let Value::Array(mut cases) = file["vectors"].take() else { panic!("no list of vectors") };
    cases.retain(|case| wanted(case));
    assert!(!cases.is_empty(), "a check without a case checks nothing");
    cases
}

fn of_kind(kind: &str) -> Vec<Value> {
    cases(|case| case["kind"] == kind)
}

fn id(value: &Value) -> Id {
    Id::new(text(value))
}

fn project_id(value: &Value) -> ProjectId {
    let domain = value["domain"].as_object().unwrap();
    let domain = match domain.iter().next().unwrap() {
        (kind, name) if kind == "Org" => Domain::Org(id(name)),
        (kind, name) if kind == "User" => Domain::User(id(name)),
        (kind, _) => panic!("no such domain: {kind}"),
    };
    ProjectId { name: id(&value["name"]), domain }
}

fn prefix<K, S: KeyScheme<K>>(item: &str) -> Vec<u8> {
    S::table_prefix(Some((MODULE, item)))
}

/// Writes the key behind its map's prefix and reads it back.
fn lies_at<K, S: KeyScheme<K, Read: PartialEq>>(
    key: &K,
    read: &S::Read,
    item: &str,
    expected: &[u8],
) {
    let prefix = prefix::<K, S>(item);
    let mut bytes = prefix.clone();
    S::write(key, &mut bytes).unwrap();
    assert_eq!(bytes, expected, "{item} {read:?}");
    assert_eq!(&S::read(behind_prefix(&prefix, expected).unwrap()).unwrap(), read);
}

fn lies_readable_at<K>(key: &K, item: &str, expected: &[u8])
where
    K: Clone + PartialEq + Debug,
    Substrate<Blake2_128Concat>: KeyScheme<K, Read = K>,
{
    lies_at::<K, Substrate<Blake2_128Concat>>(key, key, item, expected);
}

fn lies_hashed_at<K>(key: &K, encoded: &[u8], item: &str, expected: &[u8])
where
    Substrate<Blake2_256>: KeyScheme<K, Read = HashedKey>,
{
    let read = <Substrate<Blake2_256> as KeyScheme<K>>::read(&blake2_256(encoded)).unwrap();
    assert_eq!(read.as_bytes(), blake2_256(encoded));
    lies_at::<K, Substrate<Blake2_256>>(key, &read, item, expected);
}

#[test]
fn every_stored_value_lies_under_its_storage_key() {
    let mut items = std::collections::BTreeMap::new();
    for case in cases(|case| case.get("storage").is_some()) {
        let storage = &case["storage"];
        assert_eq!(storage["module_prefix"], MODULE);
        let item = text(&storage["item"]);
        let expected = hex(text(&storage["storage_key"]));
        let encoded = hex(text(&storage["key_encoded"]));
        let key = &storage["key"];
        let hasher = match item {
            "Users" | "Users1" | "Orgs1" | "RetiredIds1" => {
                lies_readable_at(&id(key), item, &expected);
                "blake2_128_concat"
            }
            "Projects1" => {
                lies_readable_at(&project_id(key), item, &expected);
                "blake2_128_concat"
            }
            "Checkpoints1" => {
                let hash = Hash(hex(text(key)).try_into().unwrap());
                lies_hashed_at(&hash, &encoded, item, &expected);
                "opaque_blake2_256"
            }
            "InitialCheckpoints1" => {
                lies_hashed_at(&project_id(key), &encoded, item, &expected);
                "opaque_blake2_256"
            }
            item => panic!("no key type for the item {item}"),
        };
        assert_eq!(storage["hasher"], hasher);
        *items.entry(item.to_owned()).or_insert(0) += 1;
    }
    for item in ["Users", "Users1", "Orgs1", "RetiredIds1", "Projects1", "Checkpoints1"] {
        assert!(items.contains_key(item), "no case for the item {item}");
    }
}

#[test]
fn every_map_has_its_prefix() {
    for case in of_kind("key_prefix") {
        assert_eq!(case["module"], MODULE);
        let items = case["items"].as_object().unwrap();
        assert!(!items.is_empty());
        for (item, expected) in items {
            let prefix = prefix::<Id, Substrate<Blake2_128Concat>>(item);
            assert_eq!(prefix, hex(text(expected)), "{item}");
        }
    }
}

#[test]
fn keys_read_back_from_storage_keys() {
    for case in of_kind("decode_key") {
        let item = text(&case["item"]);
        let bytes = hex(text(&case["storage_key"]));
        match item {
            "Users1" | "Orgs1" => lies_readable_at(&id(&case["decoded"]), item, &bytes),
            "Projects1" => lies_readable_at(&project_id(&case["decoded"]), item, &bytes),
            item => panic!("no key type for the item {item}"),
        }
    }
}

#[test]
fn distinct_keys_stay_distinct() {
    let prefix = prefix::<ProjectId, Substrate<Blake2_128Concat>>("Projects1");
    for case in of_kind("distinct_keys") {
        let [a, b] = ["a", "b"].map(|side| {
            let bytes = hex(text(&case[side]));
            let behind = behind_prefix(&prefix, &bytes).unwrap();
            let key: ProjectId = <Substrate<Blake2_128Concat>>::read(behind).unwrap();
            lies_readable_at(&key, "Projects1", &bytes);
            key
        });
        assert_eq!(a.name, b.name);
        assert_ne!(a.domain, b.domain);
    }
}

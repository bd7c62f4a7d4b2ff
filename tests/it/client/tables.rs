//! Reading a chain's state.

use perennial::{
    Scale, SpecVersion, Table, Tag, Version, Versioned,
    client::ClientError,
    key::{Blake2_128Concat, Substrate},
    store::ReadError,
    wire::FaultKind,
};

use super::{
    fake::client_at,
    types::{BOTH, OLD, USERS, User, UserV1, VersionedUser},
};

const V1: &[u8] = b"\x01\x0cada";
const V2: &[u8] = b"\x02\x0cbob\x07\0\0\0";

fn user(name: &str, karma: u32) -> User {
    User { name: name.into(), karma }
}

fn key(text: &str) -> String {
    text.into()
}

#[test]
fn versions_are_hidden_or_exposed() {
    let (chain, client) = client_at(6, BOTH);
    chain.put("users", b"ada", V1);
    chain.put("users", b"bob", V2);
    let users = client.table(USERS);
    let (ada, bob, eve) = (key("ada"), key("bob"), key("eve"));

    assert_eq!(users.get(&ada).unwrap(), Some(user("ada", 0)));
    assert_eq!(users.get(&bob).unwrap(), Some(user("bob", 7)));
    assert_eq!(users.get(&eve).unwrap(), None);
    let v1 = VersionedUser::V1(UserV1 { name: "ada".into() });
    assert_eq!(users.get_versioned(&ada).unwrap(), Some(v1));
    assert!(matches!(users.get_versioned(&bob).unwrap(), Some(VersionedUser::V2(_))));
    assert_eq!(users.get_raw(&bob).unwrap().unwrap().bytes(), V2);
    assert!(users.get_raw(&eve).unwrap().is_none());
    let tag = users.version_of(&ada).unwrap().unwrap();
    assert_eq!((tag.tag, tag.version), (Tag(1), Some(Version::FIRST)));
    assert!(users.version_of(&eve).unwrap().is_none());
}

#[test]
fn one_bad_value_does_not_hide_the_others() {
    let (chain, client) = client_at(6, BOTH);
    chain.put("users", b"ada", V1);
    chain.put("users", b"bob", b"\x02\x0c");
    let users = client.table(USERS).get_many(&["ada", "bob", "eve"].map(key)).unwrap();
    assert_eq!(users.len(), 3);
    assert_eq!(*users[0].as_ref().unwrap(), Some(user("ada", 0)));
    assert!(matches!(users[1], Err(ReadError::Value { table: "users", .. })));
    assert_eq!(*users[2].as_ref().unwrap(), None);
    assert!(client.table(USERS).get_many(&[]).unwrap().is_empty());
}

#[test]
fn an_unknown_version_names_entity_tag_table_and_key_and_stays_readable_in_bytes() {
    let (chain, client) = client_at(6, BOTH);
    chain.put("users", b"zoe", b"\x09later");
    let users = client.table(USERS);
    let error = users.get(&key("zoe")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "table `users`, key `zoe`: User: at byte 0: tag 0x09 belongs to no version this binary \
         knows (the latest is 2); the bytes stay readable with `get_raw`: use a newer binary"
    );
    let ClientError::Read(ReadError::Value { source, .. }) = error else { panic!("{error}") };
    assert_eq!(source.kind, FaultKind::UnknownTag { tag: 9, latest: 2 });
    users.get_versioned(&key("zoe")).unwrap_err();
    assert_eq!(users.get_raw(&key("zoe")).unwrap().unwrap().body(), b"later");
    let tag = users.version_of(&key("zoe")).unwrap().unwrap();
    assert_eq!((tag.tag, tag.version), (Tag(9), None));
}

#[test]
fn an_empty_value_has_no_version() {
    let (chain, client) = client_at(6, BOTH);
    chain.put("users", b"nil", b"");
    let error = client.table(USERS).version_of(&key("nil")).unwrap_err();
    assert!(error.to_string().contains("the stored value is empty"), "{error}");
}

/// The chain's own keys and values, as its state has them.
#[test]
fn maps_of_a_substrate_chain_are_read_under_their_own_keys() {
    #[derive(Debug, PartialEq, Versioned)]
    #[versioned(latest = 1, first_tag = 0)]
    struct Owner {
        account_id: [u8; 32],
        projects: Vec<String>,
    }
    const OWNERS: Table<String, Owner, Scale, Substrate<Blake2_128Concat>> =
        Table::map("Counter", "Users1");
    let (chain, client) = client_at(6, BOTH);
    let text = include_str!("../../vectors/radicle_state_vectors.json");
    let file: serde_json::Value = serde_json::from_str(text).unwrap();
    let mut read = 0;
    for case in file["vectors"].as_array().unwrap() {
        if (&case["kind"], &case["type"]) != (&"stored_value".into(), &"Users1Data".into()) {
            continue;
        }
        let bytes = crate::radicle::json::bytes;
        chain.put("Users1", &bytes(&case["storage"]["storage_key"]), &bytes(&case["value"]));
        let id = case["storage"]["key"].as_str().unwrap().to_owned();
        let owner = client.table(OWNERS).get(&id).unwrap().unwrap();
        let projects: Vec<_> = owner.projects.into_iter().map(serde_json::Value::from).collect();
        assert_eq!(projects, *case["decoded"]["projects"].as_array().unwrap());
        read += 1;
    }
    assert!(read > 0, "no case was read");
}

#[test]
fn reads_notice_an_upgrade_and_are_refused_after_one_that_the_client_was_not_built_for() {
    let (chain, client) = client_at(5, OLD);
    chain.put("users", b"ada", V1);
    let (users, ada) = (client.table(USERS), key("ada"));
    users.get(&ada).unwrap();

    chain.upgrade(6);
    let refused = |error: ClientError<_>| {
        let ClientError::IncompatibleRuntime { chain, built_for } = error else {
            panic!("{error}");
        };
        assert_eq!((chain, built_for), (SpecVersion(6), OLD));
    };
    refused(users.get(&ada).unwrap_err());
    refused(users.get_versioned(&ada).unwrap_err());
    refused(users.get_many(&[key("ada")]).unwrap_err());
    refused(users.get_raw(&ada).unwrap_err());
    refused(users.version_of(&ada).unwrap_err());
    assert_eq!(client.last_seen().spec_version, SpecVersion(6));
}

#[test]
fn a_client_that_is_built_for_the_upgrade_reads_before_and_after() {
    let (chain, client) = client_at(5, BOTH);
    chain.put("users", b"ada", V1);
    let users = client.table(USERS);
    assert_eq!(users.get(&key("ada")).unwrap(), Some(user("ada", 0)));
    chain.upgrade(6);
    chain.put("users", b"bob", V2);
    assert_eq!(users.get(&key("ada")).unwrap(), Some(user("ada", 0)));
    assert_eq!(users.get(&key("bob")).unwrap(), Some(user("bob", 7)));
}

#[test]
fn a_node_that_gives_another_number_of_values_is_found_out() {
    let (chain, client) = client_at(6, BOTH);
    chain.with(|state| state.withheld = 1);
    let error = client.table(USERS).get_many(&["ada", "bob"].map(key)).unwrap_err();
    assert!(matches!(error, ClientError::Answer { table: "users", asked: 2, given: 1 }));
    client.table(USERS).get(&key("ada")).unwrap_err();
}

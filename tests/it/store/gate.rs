//! What the spec version lets through.

use perennial::{
    DowncastError, Scale, SpecVersion, Store, Versioned,
    error::DowncastKind,
    gate::{ConstGate, Gate, GateError},
    registry,
    store::{SpecVersionError, WriteError},
};

use super::user::{SPEC_V2, USERS, V1, V2, VersionedUser, key, plant, store, store_at, user, v1};

#[test]
fn put_writes_the_newest_active_version() {
    let store = store_at(SpecVersion(5));
    let users = store.table(USERS).unwrap();
    assert_eq!(users.put(&key("ada"), &user("Ada", 0)).unwrap(), V1);
    assert_eq!(users.get_versioned(&key("ada")).unwrap(), Some(v1("Ada")));
    store.raise_spec_version(SPEC_V2).unwrap();
    assert_eq!(users.put(&key("ada"), &user("Ada", 0)).unwrap(), V2);
}

#[test]
fn a_downcast_that_loses_a_field_is_refused_and_says_what_it_needs() {
    let store = store_at(SpecVersion(5));
    let users = store.table(USERS).unwrap();
    users.put(&key("ada"), &user("Ada", 0)).unwrap();
    let error = users.put(&key("ada"), &user("Ada", 7)).unwrap_err();
    let text = error.to_string();
    let WriteError::Gate { table: "users", source, .. } = error else { panic!("{text}") };
    let downcast = DowncastKind::Lost { field: "karma", needs: V2 };
    assert_eq!(
        *source,
        GateError::NotYetActive {
            entity: "User",
            version: V2,
            field: Some("karma"),
            active: SpecVersion(5),
            needs: SPEC_V2,
            downcast: Some(DowncastError::new("User", V1, downcast)),
        }
    );
    for part in ["User", "`users`", "`ada`", "`karma`", "spec version 5", "spec version 6"] {
        assert!(text.contains(part), "{part} is not in: {text}");
    }
    assert_eq!(users.get(&key("ada")).unwrap(), Some(user("Ada", 0)));
}

#[test]
fn a_version_that_is_not_active_is_not_put() {
    let store = store_at(SpecVersion(5));
    let users = store.table(USERS).unwrap();
    let error = users.put_versioned(&key("ada"), &VersionedUser::V2(user("Ada", 7))).unwrap_err();
    let WriteError::Gate { source, .. } = error else { panic!("{error}") };
    assert_eq!(
        *source,
        GateError::NotYetActive {
            entity: "User",
            version: V2,
            field: None,
            active: SpecVersion(5),
            needs: SPEC_V2,
            downcast: None,
        }
    );
    assert_eq!(users.get(&key("ada")).unwrap(), None);
    assert_eq!(users.put_versioned(&key("ada"), &v1("Ada")).unwrap(), V1);
}

#[test]
fn reading_does_not_depend_on_what_is_active() {
    let store = store_at(SpecVersion::ZERO);
    let users = store.table(USERS).unwrap();
    plant(store.backend(), "users", b"ada", b"\x02\x0cAda\x07\0\0\0");
    assert_eq!(users.get(&key("ada")).unwrap(), Some(user("Ada", 7)));
}

#[test]
fn the_spec_version_is_kept_and_never_goes_down() {
    let store = store();
    let lower = store.raise_spec_version(SpecVersion(5)).unwrap_err();
    let SpecVersionError::Lower { reached, asked } = &lower else { panic!("{lower}") };
    assert_eq!((*reached, *asked), (SPEC_V2, SpecVersion(5)));
    store.raise_spec_version(SPEC_V2).unwrap();
    store.raise_spec_version(SpecVersion(300)).unwrap();

    let reopened = Store::open(store.backend().clone(), registry![USERS]).unwrap();
    assert_eq!(reopened.spec_version(), SpecVersion(300));
    assert!(reopened.raise_spec_version(SPEC_V2).is_err());
    assert_eq!(reopened.spec_version(), SpecVersion(300));
}

#[test]
fn a_clone_sees_the_spec_version_rise() {
    let store = store_at(SpecVersion::ZERO);
    let other = store.clone();
    store.raise_spec_version(SPEC_V2).unwrap();
    assert_eq!(other.spec_version(), SPEC_V2);
    assert_eq!(other.table(USERS).unwrap().put(&key("ada"), &user("Ada", 7)).unwrap(), V2);
}

#[test]
fn would_write_says_what_put_would_do_and_writes_nothing() {
    let store = store_at(SpecVersion(5));
    let users = store.table(USERS).unwrap();
    assert_eq!(users.would_write(&user("Ada", 0)).unwrap(), V1);
    let refused = users.would_write(&user("Ada", 7)).unwrap_err();
    assert!(refused.to_string().starts_with("table `users`: User: "), "{refused}");
    assert_eq!(users.would_write_versioned(&v1("Ada")).unwrap(), V1);
    assert!(users.would_write_versioned(&VersionedUser::V2(user("Ada", 0))).is_err());
    assert_eq!(users.scan(..).count().unwrap(), 0);
    store.raise_spec_version(SPEC_V2).unwrap();
    assert_eq!(users.would_write(&user("Ada", 7)).unwrap(), V2);
    assert_eq!(users.scan(..).count().unwrap(), 0);
}

#[test]
fn a_constant_gate_takes_what_the_gate_of_its_spec_version_takes() {
    #[derive(Versioned)]
    #[versioned(latest = 2, activates(2 = 6))]
    struct Post {
        title: String,
        #[versioned(since = 2)]
        stars: u32,
    }
    let [plain, starred] = [0, 7].map(|stars| Post { title: "hi".into(), stars });
    let (five, six) = (ConstGate::<5>, ConstGate::<6>);
    for post in [&plain, &starred] {
        let (fixed, free) = (five.encode_active::<Scale, Post>(post), Gate::new(SpecVersion(5)));
        assert_eq!(fixed, free.encode::<Scale, Post>(post));
        assert_eq!(six.encode_active::<Scale, Post>(post).unwrap().version, V2);
    }
    assert_eq!(five.encode_active::<Scale, Post>(&plain).unwrap().version, V1);
    assert!(five.encode_active::<Scale, Post>(&starred).is_err());
}

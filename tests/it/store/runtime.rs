//! The store as one runtime writes to it.

use perennial::{
    SpecVersion, Store, Table, Version, Versioned,
    backend::Memory,
    gate::GateError,
    registry,
    store::{RuntimeError, WriteError},
};

const V1: Version = Version::of::<1>();
const V2: Version = Version::of::<2>();
const SPEC_V2: SpecVersion = SpecVersion(6);

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, activates(2 = 6), derive(Clone, Debug, PartialEq))]
pub struct User {
    pub name: String,
    #[versioned(since = 2)]
    pub karma: u32,
}

const USERS: Table<String, User> = Table::new("users");

fn store_at(spec: SpecVersion) -> Store<Memory> {
    let store = Store::open(Memory::new(), registry![USERS]).unwrap();
    store.raise_spec_version(spec).unwrap();
    store
}

fn key(name: &str) -> String {
    name.to_owned()
}

fn user(name: &str, karma: u32) -> User {
    User { name: name.to_owned(), karma }
}

fn v1(name: &str) -> VersionedUser {
    VersionedUser::V1(UserV1 { name: name.to_owned() })
}

#[test]
fn a_runtime_writes_as_it_did_when_the_store_goes_on() {
    let store = store_at(SpecVersion(5));
    let five = store.runtime(SpecVersion(5)).unwrap();
    let users = five.table(USERS).unwrap();
    let mut batch = five.batch();
    store.raise_spec_version(SPEC_V2).unwrap();

    assert_eq!(users.put(&key("ada"), &user("Ada", 0)).unwrap(), V1);
    assert!(users.put(&key("ada"), &user("Ada", 7)).is_err());
    let changed = users.update(&key("ada"), |user| user.map(|user| User { karma: 9, ..user }));
    assert!(matches!(changed, Err(WriteError::Gate { .. })), "{changed:?}");
    assert_eq!(batch.put(USERS, &key("bob"), &user("Bob", 0)).unwrap(), V1);
    assert!(batch.put(USERS, &key("eve"), &user("Eve", 7)).is_err());
    batch.commit().unwrap();
    assert_eq!(users.get_versioned(&key("bob")).unwrap(), Some(v1("Bob")));

    let six = store.runtime(SPEC_V2).unwrap();
    assert_eq!(six.table(USERS).unwrap().put(&key("eve"), &user("Eve", 7)).unwrap(), V2);
    // Reading is not gated: the older runtime's handle sees what the newer one wrote.
    assert_eq!(users.get(&key("eve")).unwrap(), Some(user("Eve", 7)));
}

#[test]
fn a_runtime_that_the_store_has_not_reached_is_refused() {
    let store = store_at(SpecVersion(5));
    let error = store.runtime(SPEC_V2).unwrap_err();
    let RuntimeError::NotReached { asked, reached } = &error else { panic!("{error}") };
    assert_eq!((*asked, *reached), (SPEC_V2, SpecVersion(5)));
    assert!(store.const_runtime::<6>().is_err());
    assert!(store.const_runtime::<5>().is_ok());
}

#[test]
fn a_constant_runtime_writes_the_forms_it_knows() {
    let store = store_at(SPEC_V2);
    let six = store.const_runtime::<6>().unwrap().table(USERS).unwrap();
    assert_eq!(six.put(&key("eve"), &user("Eve", 7)).unwrap(), V2);
    let five = store.const_runtime::<5>().unwrap().table(USERS).unwrap();
    let form = UserV1 { name: "Ada".into() };
    assert_eq!(five.put_form::<1>(&key("ada"), &form).unwrap(), V1);
    assert_eq!(five.get_versioned(&key("ada")).unwrap(), Some(v1("Ada")));
    assert!(five.remove(&key("ada")).unwrap());
    assert_eq!(five.get(&key("ada")).unwrap(), None);
}

/// Came with spec version 7, and holds a user as it was by then.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, activates(1 = 7, 2 = 9), derive(Clone, Debug, PartialEq))]
pub struct Team {
    #[versioned(nested(1 = 2))]
    pub lead: User,
    #[versioned(since = 2)]
    pub size: u8,
}

const TEAMS: Table<String, Team> = Table::new("teams");

#[test]
fn an_entity_that_came_later_is_not_written_before() {
    let store = Store::open(Memory::new(), registry![TEAMS]).unwrap();
    let team = Team { lead: user("Ada", 7), size: 0 };
    let form = TeamV1 { lead: user("Ada", 7) };
    for spec in [0, 6] {
        store.raise_spec_version(SpecVersion(spec)).unwrap();
        let teams = store.table(TEAMS).unwrap();
        let refused = [
            teams.put(&key("a"), &team).unwrap_err(),
            teams.put_versioned(&key("a"), &VersionedTeam::V1(form.clone())).unwrap_err(),
            teams.would_write(&team).unwrap_err(),
            store.batch().put(TEAMS, &key("a"), &team).unwrap_err(),
            teams.update(&key("a"), |_| Some(team.clone())).unwrap_err(),
        ];
        for error in refused {
            let WriteError::Gate { source, .. } = error else { panic!("{error}") };
            let GateError::NotYetActive { version, field, needs, .. } = *source else {
                panic!("{source}")
            };
            assert_eq!((version, field, needs), (V1, None, SpecVersion(7)));
        }
    }
    store.raise_spec_version(SpecVersion(7)).unwrap();
    assert_eq!(store.table(TEAMS).unwrap().put(&key("a"), &team).unwrap(), V1);
    let fixed = store.const_runtime::<7>().unwrap().table(TEAMS).unwrap();
    assert_eq!(fixed.put_form::<1>(&key("b"), &form).unwrap(), V1);
    store.raise_spec_version(SpecVersion(9)).unwrap();
    assert_eq!(store.table(TEAMS).unwrap().put(&key("a"), &team).unwrap(), V2);
    assert_eq!(store.table(TEAMS).unwrap().get(&key("b")).unwrap(), Some(team));
}

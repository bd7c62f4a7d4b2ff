//! Fields that go.

use perennial::{Scale, Versioned, entity, error::DowncastKind};

use super::laws::{kept, kept_in_all, lost, reads_as, refused, version};

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 4, derive(Clone, Debug, PartialEq))]
#[versioned(removed(nick: String, in = 1..=2, after = name, default = String::new()))]
#[versioned(removed(zero: u8, in = 1, first, default = 7))]
#[versioned(removed(last: u16, in = 2..=3, after = age, default = 0))]
struct User {
    name: String,
    #[versioned(since = 3)]
    karma: u32,
    age: u8,
}

#[test]
fn removed_fields_keep_their_place_in_the_versions_that_had_them() {
    let user = User { name: "a".into(), karma: 0, age: 3 };
    kept_in_all(&user);
    let bytes = |n| entity::encode_as::<Scale, _>(&user, version(n)).unwrap();
    assert_eq!(bytes(1), [1, 7, 4, b'a', 0, 3]);
    assert_eq!(bytes(2), [2, 4, b'a', 0, 3, 0, 0]);
    assert_eq!(bytes(3), [3, 4, b'a', 0, 0, 0, 0, 3, 0, 0]);
    assert_eq!(bytes(4), [4, 4, b'a', 0, 0, 0, 0, 3]);
    let first = UserV1 { zero: 1, name: "a".into(), nick: "n".into(), age: 3 };
    reads_as(&VersionedUser::V1(first.clone()), &user);
    let second = UserV2 { name: "a".into(), nick: "n".into(), age: 3, last: 0 };
    assert_eq!(UserV2::from(first), second);
    assert_eq!(UserV3::from(second), UserV3 { name: "a".into(), karma: 0, age: 3, last: 0 });
    assert_eq!(refused(&User { karma: 1, ..user }, 2), lost("karma", 3));
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, derive(Clone, Debug, PartialEq))]
#[versioned(removed(secret: u64, in = 1, after = id))]
struct Account {
    id: u8,
}

#[test]
fn a_removed_field_without_a_default_bars_its_versions() {
    let account = Account { id: 1 };
    kept(&account, 2);
    let kind = DowncastKind::Removed { field: "secret", needs: version(2) };
    assert_eq!(refused(&account, 1), kind);
    reads_as(&VersionedAccount::V1(AccountV1 { id: 1, secret: 9 }), &account);
}

/// What goes may say what comes.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, derive(Clone, Debug, PartialEq))]
#[versioned(removed(first: String, in = 1, first, default = "x".into()))]
#[versioned(removed(last: String, in = 1, first, default = "y".into()))]
struct Named {
    #[versioned(since = 2, upcast = |old: &NamedV1| [&*old.first, &*old.last].join(" "))]
    name: String,
}

#[test]
fn removed_fields_at_one_place_keep_the_order_of_their_declaration() {
    let old = NamedV1 { first: "ada".into(), last: "lovelace".into() };
    reads_as(&VersionedNamed::V1(old), &Named { name: "ada lovelace".into() });
    kept_in_all(&Named { name: "x y".into() });
    assert_eq!(refused(&Named { name: "x z".into() }, 1), lost("name", 2));
}

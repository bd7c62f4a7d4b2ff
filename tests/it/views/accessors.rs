use std::collections::{BTreeMap, BTreeSet};

use perennial::{Bincode, Scale, Versioned, entity, layout::Viewed, wire::Wire};

fn shout(text: String) -> String {
    text.to_uppercase()
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 3, derive(Clone, Debug, PartialEq))]
pub struct User {
    /// The name.
    pub name: String,
    pub id: [u8; 32],
    #[versioned(since = 2)]
    pub karma: u32,
    pub tags: Vec<String>,
    pub avatar: Vec<u8>,
    pub scores: Vec<u64>,
    pub limits: BTreeMap<String, u32>,
    pub seen: BTreeSet<u16>,
    #[versioned(since = 3, was(motto: String, upcast = shout))]
    pub slogan: String,
    #[versioned(since = 2, default = "nobody".to_string())]
    pub nick: String,
    #[versioned(since = 3)]
    pub email: Option<String>,
}

fn sample() -> User {
    User {
        name: "ada".into(),
        id: [7; 32],
        karma: 42,
        tags: vec!["a".into(), "bc".into()],
        avatar: vec![1, 2, 3],
        scores: vec![5, 500, 50_000],
        limits: BTreeMap::from([("x".into(), 1), ("y".into(), 2)]),
        seen: BTreeSet::from([3, 9]),
        slogan: "GO".into(),
        nick: "countess".into(),
        email: Some("ada@example.org".into()),
    }
}

fn older() -> UserV1 {
    let User { name, id, tags, avatar, scores, limits, seen, .. } = sample();
    UserV1 { name, id, tags, avatar, scores, limits, seen, motto: "go".into() }
}

fn latest_reads_every_field<W: Wire>() {
    let stored = entity::encode::<W, _>(&sample()).unwrap();
    let user = entity::view::<W, User>(&stored).unwrap();
    assert_eq!(user.name().unwrap(), "ada");
    assert_eq!(user.id().unwrap(), &[7; 32]);
    assert_eq!(user.karma().unwrap(), 42);
    let tags: Vec<&str> = user.tags().unwrap().iter().collect::<Result<_, _>>().unwrap();
    assert_eq!(tags, ["a", "bc"]);
    assert_eq!(user.avatar().unwrap(), [1, 2, 3]);
    assert_eq!(user.scores().unwrap().to_vec().unwrap(), [5, 500, 50_000]);
    assert_eq!(user.limits().unwrap().get("y").unwrap(), Some(2));
    assert!(user.seen().unwrap().contains(&9).unwrap());
    assert_eq!((&user.seen().unwrap()).into_iter().count(), 2);
    assert_eq!((&user.limits().unwrap()).into_iter().count(), 2);
    assert_eq!(user.slogan().unwrap(), "GO");
    assert!(matches!(user.nick().unwrap(), Viewed::Stored("countess")));
    assert_eq!(user.email().unwrap().as_deref(), Some("ada@example.org"));
    assert_eq!(user.to_owned().unwrap(), sample());
    user.validate().unwrap();
    // Backwards, over places that the view has passed.
    assert_eq!(user.nick().unwrap(), "countess");
    assert_eq!(user.name().unwrap(), "ada");
}

#[test]
fn a_view_of_the_latest_version_reads_every_field() {
    latest_reads_every_field::<Scale>();
    latest_reads_every_field::<Bincode>();
}

fn older_reads_every_field<W: Wire>() {
    let stored = entity::encode_versioned::<W, User>(&VersionedUser::V1(older())).unwrap();
    let user = entity::view::<W, User>(&stored).unwrap();
    assert_eq!(user.version().get(), 1);
    assert_eq!(user.karma().unwrap(), 0);
    assert_eq!(user.slogan().unwrap(), "GO");
    assert_eq!(user.nick().unwrap(), "nobody");
    assert_eq!(user.email().unwrap().as_deref(), None);
    assert_eq!(user.seen().unwrap().iter().count(), 2);
    user.validate().unwrap();
    let owned = entity::decode::<W, User>(&stored).unwrap();
    assert_eq!(user.to_owned().unwrap(), owned);
    assert_eq!(User::NICK.read::<W>(&stored).unwrap(), "nobody");
    assert_eq!(User::SLOGAN.read::<W>(&stored).unwrap(), "GO");
}

#[test]
fn a_view_of_an_older_version_has_defaults_and_converted_values() {
    older_reads_every_field::<Scale>();
    older_reads_every_field::<Bincode>();
}

#[test]
fn a_token_names_its_field() {
    assert_eq!(User::KARMA.name(), "karma");
    assert_eq!(format!("{:?}", User::KARMA), "User.karma");
}

//! Schemas of entities: each version has its own, nested ones stand at their pinned version.

use perennial::{Entity, Layout, Version, Versioned};

const V1: Version = Version::of::<1>();
const V2: Version = Version::of::<2>();
const V3: Version = Version::of::<3>();

#[derive(Clone, Debug, Default, PartialEq, Versioned)]
#[versioned(latest = 2, derive(Clone, Debug, PartialEq))]
pub(crate) struct Inner {
    a: u8,
    #[versioned(since = 2)]
    b: u8,
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 3, removed(gone: u16, in = 1..=2, after = name))]
#[versioned(derive(Clone, Debug, PartialEq))]
pub(crate) struct Outer {
    name: String,
    #[versioned(since = 2, was(count: u32, upcast = u64::from))]
    count: u64,
    #[versioned(nested(1 = 1, 3 = 2))]
    inner: Vec<Inner>,
    #[versioned(renamed(from = "nick"))]
    alias: bool,
    #[versioned(renamed(from = "old", since = 3))]
    fresh: bool,
}

/// Compiler and data agree on every version.
fn agrees<E: Entity>() {
    for info in E::VERSIONS {
        let schema = E::schema(info.version).unwrap();
        assert_eq!(schema.fingerprint(), info.fingerprint, "{} V{}", E::NAME, info.version);
    }
    assert!(E::schema(Version::new(E::LATEST.get() + 1).unwrap()).is_none());
}

#[test]
fn every_version_has_its_schema() {
    agrees::<Inner>();
    agrees::<Outer>();
    let json = |version| Outer::schema(version).unwrap().to_json();
    assert_eq!(
        json(V1),
        r#"[{"entity":"Outer","of":1,"version":1},{"struct":[["name",2],["gone",3],["count",4],["inner",5],["nick",9],["old",9]]},"string","u16","u32",{"list":6},{"entity":"Inner","of":7,"version":1},{"struct":[["a",8]]},"u8","bool"]"#
    );
    assert!(json(V2).contains(r#"["gone",3],["count",4]"#), "{}", json(V2));
    assert!(json(V2).contains(r#"{"entity":"Inner","of":7,"version":1}"#), "{}", json(V2));
    assert!(!json(V3).contains("gone"), "{}", json(V3));
    assert!(json(V3).contains(r#"["nick",8],["fresh",8]"#), "{}", json(V3));
    assert!(json(V3).contains(r#""version":2},{"struct":[["a",7],["b",7]]}"#), "{}", json(V3));
}

/// The old names are those of the generated types, too.
#[test]
fn renamed_fields_keep_their_names_in_older_types() {
    let first = OuterV1 {
        name: "n".into(),
        gone: 1,
        count: 2,
        inner: vec![InnerV1 { a: 3 }],
        nick: true,
        old: true,
    };
    let second: OuterV2 = OuterV2::try_from_v1(first);
    assert!(second.nick && second.old);
    let latest = VersionedOuter::V2(second).try_into_latest().unwrap();
    assert!(latest.alias && latest.fresh);
}

trait TryFromV1 {
    fn try_from_v1(first: OuterV1) -> Self;
}

impl TryFromV1 for OuterV2 {
    fn try_from_v1(first: OuterV1) -> Self {
        match perennial::VersionedEntity::upcast(VersionedOuter::V1(first)).unwrap() {
            VersionedOuter::V2(second) => second,
            other => panic!("{other:?}"),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Layout)]
struct ByHandV1 {
    name: String,
}

#[derive(Clone, Debug, PartialEq, Layout)]
struct ByHand {
    name: String,
    karma: u32,
}

impl From<ByHandV1> for ByHand {
    fn from(first: ByHandV1) -> Self {
        Self { name: first.name, karma: 0 }
    }
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(view = ByHand)]
enum VersionedByHand {
    V1(ByHandV1),
    V2(ByHand),
}

mod struct_form {
    #[derive(perennial::Versioned)]
    #[versioned(latest = 2)]
    pub(super) struct ByHand {
        pub(super) name: String,
        #[versioned(since = 2)]
        pub(super) karma: u32,
    }
}

/// Both ways to declare an entity say the same.
#[test]
fn both_forms_have_one_fingerprint() {
    agrees::<ByHand>();
    agrees::<struct_form::ByHand>();
    let fingerprints = |infos: &[perennial::entity::VersionInfo]| {
        infos.iter().map(|info| info.fingerprint).collect::<Vec<_>>()
    };
    assert_eq!(fingerprints(ByHand::VERSIONS), fingerprints(struct_form::ByHand::VERSIONS));
    let _ = |user: struct_form::ByHand| (user.name, user.karma);
}

#[derive(Versioned)]
#[versioned(latest = 2)]
#[allow(dead_code)]
pub(crate) enum Event {
    #[versioned(index = 4)]
    Started,
    #[versioned(renamed(from = "Halted"))]
    Stopped { at: u64 },
    #[versioned(since = 2, index = 7)]
    Held(#[versioned(since = 2)] u8),
}

#[test]
fn variants_stand_by_index_and_under_their_stored_names() {
    agrees::<Event>();
    assert_eq!(
        Event::schema(V2).unwrap().to_json(),
        r#"[{"entity":"Event","of":1,"version":2},{"enum":[[1,"Halted",{"struct":[["at",2]]}],[4,"Started"],[7,"Held",[3]]]},"u64","u8"]"#
    );
}

#[derive(Versioned)]
#[versioned(latest = 1, name = "Generic")]
#[allow(dead_code)]
struct Page<T> {
    items: Vec<T>,
}

#[test]
fn generic_entities_have_a_fingerprint_for_each_type() {
    agrees::<Page<u8>>();
    agrees::<Page<Vec<String>>>();
    assert_ne!(Page::<u8>::VERSIONS, Page::<u16>::VERSIONS);
    assert_eq!(Page::<u8>::schema(V1).unwrap().types().len(), 4);
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, derive(Clone, Debug, PartialEq))]
pub(crate) struct Comment {
    text: String,
    #[versioned(nested(1 = 1, 2 = 2))]
    replies: Vec<Comment>,
    #[versioned(since = 2)]
    likes: u32,
}

#[test]
fn entities_that_hold_themselves_have_fingerprints() {
    agrees::<Comment>();
    assert_ne!(Comment::VERSIONS[0].fingerprint, Comment::VERSIONS[1].fingerprint);
}

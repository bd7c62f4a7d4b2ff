//! Entities whose versions are written out by hand.

use perennial::{Entity, Layout, Scale, Versioned, entity, error::DowncastKind, wire::FaultKind};

use super::laws::{kept, kept_in_all, lost, reads_as, refused, version};

#[derive(Clone, Debug, PartialEq, Layout)]
struct UserV1 {
    name: String,
}

#[derive(Clone, Debug, PartialEq, Layout)]
struct UserV2 {
    name: String,
    karma: u32,
}

/// The view is a type of its own.
#[derive(Clone, Debug, PartialEq)]
struct User {
    shown: String,
    karma: u64,
}

impl From<UserV1> for UserV2 {
    fn from(old: UserV1) -> Self {
        Self { name: old.name, karma: 0 }
    }
}

impl From<UserV2> for User {
    fn from(old: UserV2) -> Self {
        Self { shown: old.name, karma: old.karma.into() }
    }
}

impl From<User> for UserV2 {
    fn from(view: User) -> Self {
        Self { name: view.shown, karma: u32::try_from(view.karma).unwrap_or(u32::MAX) }
    }
}

impl From<UserV2> for UserV1 {
    fn from(newer: UserV2) -> Self {
        Self { name: newer.name }
    }
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(view = User, write, first_tag = 0, activates(2 = 5))]
enum VersionedUser {
    #[versioned(downcast)]
    V1(UserV1),
    V2(UserV2),
}

#[test]
fn versions_written_out_are_read_into_the_view() {
    let view = User { shown: "a".into(), karma: 0 };
    kept_in_all(&view);
    reads_as(&VersionedUser::V1(UserV1 { name: "a".into() }), &view);
    assert_eq!(entity::encode_as::<Scale, _>(&view, version(1)).unwrap(), [0, 4, b'a']);
    assert_eq!(User::NAME, "User");
    assert_eq!(User::VERSIONS[1].activates.0, 5);
}

#[test]
fn declared_downcasts_are_checked() {
    let view = User { shown: "a".into(), karma: 3 };
    kept(&view, 2);
    assert_eq!(refused(&view, 1), lost("V2", 2));
}

/// Reading only: nothing leads from the view back.
struct Report(u64);

#[derive(Debug, PartialEq, Layout)]
struct ReportV1(u8);

impl From<ReportV1> for Report {
    fn from(old: ReportV1) -> Self {
        Self(old.0.into())
    }
}

#[derive(Debug, PartialEq, Versioned)]
#[versioned(view = Report, name = "report")]
enum VersionedReport {
    V1(ReportV1),
}

#[test]
fn a_view_may_be_for_reading_only() {
    let stored = entity::encode_versioned::<Scale, Report>(&VersionedReport::V1(ReportV1(7)));
    let stored = stored.unwrap();
    assert_eq!(stored, [1, 7]);
    assert_eq!(entity::decode::<Scale, Report>(&stored).unwrap().0, 7);
    assert_eq!(Report::NAME, "report");
}

/// The newest version is the view itself, and the conversions may fail.
#[derive(Clone, Debug, PartialEq, Layout)]
struct Level(u8);

#[derive(Clone, Debug, PartialEq, Layout)]
struct LevelV1(String);

impl TryFrom<LevelV1> for Level {
    type Error = std::num::ParseIntError;

    fn try_from(old: LevelV1) -> Result<Self, Self::Error> {
        old.0.parse().map(Self)
    }
}

impl TryFrom<Level> for LevelV1 {
    type Error = &'static str;

    fn try_from(newer: Level) -> Result<Self, Self::Error> {
        if newer.0 == 13 { Err("unlucky") } else { Ok(Self(newer.0.to_string())) }
    }
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(view = Level)]
enum VersionedLevel {
    #[versioned(downcast)]
    V1(LevelV1),
    V2(Level),
}

#[test]
fn fallible_conversions_of_versions_written_out() {
    kept_in_all(&Level(7));
    let kind = refused(&Level(13), 1);
    assert_eq!(kind, DowncastKind::Refused { field: "V1", reason: "unlucky".into() });
    let bytes = entity::encode_versioned::<Scale, Level>(&VersionedLevel::V1(LevelV1("x".into())));
    let error = entity::decode::<Scale, Level>(&bytes.unwrap()).unwrap_err();
    assert!(matches!(error.kind, FaultKind::Upcast { field: "V1", to: 2, .. }), "{error}");
}

/// Without a declared downcast the older version is not written.
#[derive(Clone, Debug, PartialEq, Layout)]
struct Plain(u16);

#[derive(Clone, Debug, PartialEq, Layout)]
struct PlainV1(u8);

impl From<PlainV1> for Plain {
    fn from(old: PlainV1) -> Self {
        Self(old.0.into())
    }
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(view = Plain)]
enum VersionedPlain {
    V1(PlainV1),
    V2(Plain),
}

#[test]
fn without_a_downcast_an_older_version_is_not_written() {
    kept(&Plain(1), 2);
    reads_as(&VersionedPlain::V1(PlainV1(1)), &Plain(1));
    let needs = version(2);
    assert_eq!(refused(&Plain(1), 1), DowncastKind::NoDowncast { field: "V2", needs });
}

/// An entity in the enum form, inside another.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, activates(2 = 5), derive(Clone, Debug, PartialEq))]
struct Team {
    #[versioned(nested(1 = 1, 2 = 2))]
    lead: User,
    #[versioned(nested(1 = 1, 2 = 2))]
    levels: Vec<Level>,
}

#[test]
fn versions_written_out_lie_inside_other_entities() {
    let lead = User { shown: "a".into(), karma: 0 };
    kept_in_all(&Team { lead: lead.clone(), levels: vec![Level(1), Level(2)] });
    let kind = refused(&Team { lead, levels: vec![Level(13)] }, 1);
    assert!(matches!(kind, DowncastKind::Nested { field: "levels", .. }), "{kind}");
}

//! Entities that are enums.

use perennial::{Entity, Scale, Version, Versioned, entity, wire::FaultKind};

use super::laws::{kept, kept_in_all, lost, reads_as, refused, version};

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 3, derive(Clone, Debug, PartialEq))]
#[versioned(removed(Renamed(String), in = 1..=2, index = 1, upcast = renamed))]
#[versioned(removed(Split { left: u8, right: u16 }, in = 2, index = 9, upcast = split))]
enum Event {
    Created {
        by: u64,
        #[versioned(since = 2)]
        at: u32,
    },
    #[versioned(since = 2, index = 2)]
    Moved(u32, #[versioned(since = 3, was(_1: u8, upcast = u16::from, downcast = low))] u16),
    #[versioned(since = 3, index = 3)]
    Gone,
}

fn renamed(_name: String) -> EventV3 {
    Event::Gone
}

fn split(left: u8, right: u16) -> Event {
    Event::Moved(u32::from(left), right)
}

fn low(wide: &u16) -> u8 {
    wide.to_le_bytes()[0]
}

#[test]
fn variants_come_and_their_fields_evolve() {
    kept_in_all(&Event::Created { by: 3, at: 0 });
    assert_eq!(refused(&Event::Created { by: 3, at: 1 }, 1), lost("at", 2));
    kept(&Event::Created { by: 3, at: 1 }, 2);
    kept(&Event::Moved(1, 7), 2);
    assert_eq!(refused(&Event::Moved(1, 7), 1), lost("Moved", 2));
    assert_eq!(refused(&Event::Moved(1, 700), 2), lost("1", 3));
    assert_eq!(refused(&Event::Gone, 2), lost("Gone", 3));
    kept(&Event::Gone, 3);
    reads_as(&VersionedEvent::V1(EventV1::Created { by: 1 }), &Event::Created { by: 1, at: 0 });
}

#[test]
fn removed_variants_are_still_read() {
    reads_as(&VersionedEvent::V1(EventV1::Renamed("x".into())), &Event::Gone);
    reads_as(&VersionedEvent::V2(EventV2::Renamed("x".into())), &Event::Gone);
    let split = EventV2::Split { left: 1, right: 300 };
    assert_eq!(Event::from(split.clone()), Event::Moved(1, 300));
    reads_as(&VersionedEvent::V2(split), &Event::Moved(1, 300));
}

#[test]
fn an_index_counts_only_in_the_versions_that_have_it() {
    let kind =
        |bytes: &[u8]| entity::decode::<Scale, Event>(bytes).unwrap_err().into_details().kind;
    let unknown = |type_name, index| FaultKind::UnknownVariant { type_name, index };
    assert_eq!(kind(&[1, 2]), unknown("EventV1", 2));
    assert_eq!(kind(&[2, 3]), unknown("EventV2", 3));
    assert_eq!(kind(&[3, 1]), unknown("Event", 1));
    assert_eq!(kind(&[3, 9]), unknown("Event", 9));
    assert!(Event::version_info(Version::of::<4>()).is_none());
}

/// One variant, whose discriminant is its index.
#[derive(Clone, Copy, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, derive(Clone, Copy, Debug, PartialEq))]
#[repr(u8)]
enum Only {
    It {
        #[versioned(since = 2)]
        flag: bool,
    } = 17,
}

#[test]
fn a_single_variant_may_differ_by_version() {
    kept_in_all(&Only::It { flag: false });
    assert_eq!(refused(&Only::It { flag: true }, 1), lost("flag", 2));
    let bytes = entity::encode_as::<Scale, _>(&Only::It { flag: false }, version(1)).unwrap();
    assert_eq!(bytes, [1, 17]);
    reads_as(&VersionedOnly::V1(OnlyV1::It {}), &Only::It { flag: false });
}

/// A variant that went and came back under another index.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 3, derive(Clone, Debug, PartialEq))]
#[versioned(removed(Note(u8), in = 1, index = 0, try_upcast = note))]
enum Log {
    #[versioned(index = 1)]
    Line(String),
    #[versioned(since = 3, index = 250)]
    Note(String),
    #[versioned(since = 2, index = 251)]
    Far,
    #[versioned(since = 2, index = 255)]
    Farthest(u8),
}

fn note(level: u8) -> Result<LogV2, &'static str> {
    if level < 10 { Ok(LogV2::Line(level.to_string())) } else { Err("no such level") }
}

#[test]
fn a_removed_variant_may_be_refused_by_its_upcast() {
    reads_as(&VersionedLog::V1(LogV1::Note(7)), &Log::Line("7".into()));
    let error = VersionedLog::V1(LogV1::Note(70)).try_into_latest().unwrap_err();
    assert_eq!((error.field, error.to), ("Note", version(2)));
    let error = entity::decode::<Scale, Log>(&[1, 0, 70]).unwrap_err();
    assert!(matches!(error.kind, FaultKind::Upcast { field: "Note", to: 2, .. }), "{error}");
}

#[test]
fn indices_at_the_edges_are_written_and_walked_over() {
    for log in [Log::Note("n".into()), Log::Far, Log::Farthest(9)] {
        kept(&log, 3);
    }
    kept_in_all(&Log::Line("l".into()));
    assert_eq!(refused(&Log::Far, 1), lost("Far", 2));
    assert_eq!(refused(&Log::Note("n".into()), 2), lost("Note", 3));
}

//! Defaults of entities inside that the version they are pinned to cannot hold.

use std::fmt::Debug;

use perennial::{
    Entity, Scale, Versioned, VersionedEntity,
    entity::{decode, decode_versioned, view},
};

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, derive(Clone, Debug, PartialEq))]
struct Inner {
    a: u8,
    #[versioned(since = 2)]
    extra: u32,
}

impl Default for Inner {
    fn default() -> Self {
        Self { a: 9, extra: 5 }
    }
}

/// Every way to read the whole.
fn read<E: Entity + Debug + PartialEq>(stored: &[u8]) -> E {
    let latest = decode::<Scale, E>(stored).unwrap();
    let versioned = decode_versioned::<Scale, E>(stored).unwrap();
    assert_eq!(versioned.try_into_latest().unwrap(), latest);
    let seen = view::<Scale, E>(stored).unwrap();
    assert_eq!(seen.as_ref().to_owned().unwrap(), latest);
    seen.as_ref().validate().unwrap();
    latest
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 4, derive(Clone, Debug, PartialEq))]
struct Outer {
    x: u8,
    #[versioned(since = 2, nested(2 = 1, 3 = 2))]
    inner: Inner,
    #[versioned(since = 2, default = vec![Inner::default()], nested(2 = 1, 4 = 2))]
    list: Vec<Inner>,
    #[versioned(since = 3, upcast = |o: &OuterV2| o.x + o.inner.a)]
    y: u8,
    #[versioned(since = 4)]
    z: u8,
}

#[test]
fn a_default_reads_as_it_is_however_it_is_read() {
    let stored = [1, 7];
    let outer = read::<Outer>(&stored);
    let inner = Inner::default();
    let expected = Outer { x: 7, inner: inner.clone(), list: vec![inner.clone()], y: 16, z: 0 };
    assert_eq!(outer, expected);
    assert_eq!(Outer::INNER.read::<Scale>(&stored).unwrap(), inner);
    assert_eq!(Outer::LIST.read::<Scale>(&stored).unwrap(), vec![inner.clone()]);
    assert_eq!(Outer::Y.read::<Scale>(&stored).unwrap(), 16);
    assert_eq!(view::<Scale, Outer>(&stored).unwrap().y().unwrap(), 16);
}

#[test]
fn an_older_version_keeps_of_a_default_what_it_can_hold() {
    let second = VersionedOuter::V1(OuterV1 { x: 7 }).upcast().unwrap();
    let held = InnerV1 { a: 9 };
    let expected = OuterV2 { x: 7, inner: held.clone(), list: vec![held] };
    assert_eq!(second, VersionedOuter::V2(expected));
}

/// No upcast takes a whole version.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 3, derive(Clone, Debug, PartialEq))]
struct Direct {
    x: u8,
    #[versioned(since = 2, nested(2 = 1, 3 = 2))]
    inner: Option<Box<Inner>>,
    #[versioned(since = 2, default = Inner::default(), nested(2 = 1, 3 = 2))]
    other: Inner,
    #[versioned(since = 3, nested(3 = 2))]
    last: Inner,
}

#[test]
fn all_at_once_is_as_step_by_step() {
    let inner = Inner::default();
    let expected = Direct { x: 7, inner: None, other: inner.clone(), last: inner.clone() };
    assert_eq!(read::<Direct>(&[1, 7]), expected);
    let lifted = Inner { a: 3, extra: 0 };
    let stored = Some(Box::new(lifted.clone()));
    let expected = Direct { x: 7, inner: stored, other: lifted, last: inner };
    assert_eq!(read::<Direct>(&[2, 7, 1, 3, 3]), expected);
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 3, derive(Clone, Debug, PartialEq))]
#[versioned(removed(Gone(u8), in = 1..=2, index = 1, upcast = EventV3::gone))]
enum Event {
    #[versioned(index = 0)]
    Made {
        x: u8,
        #[versioned(since = 2, nested(2 = 1, 3 = 2))]
        inner: Inner,
    },
    #[versioned(index = 2)]
    Sent(u8, #[versioned(since = 2, nested(2 = 1))] Inner),
}

impl EventV3 {
    fn gone(x: u8) -> Self {
        Self::Made { x, inner: Inner { a: x, extra: 1 } }
    }
}

#[test]
fn variants_hold_defaults_as_they_are() {
    let inner = Inner::default();
    assert_eq!(read::<Event>(&[1, 2, 7]), Event::Sent(7, inner.clone()));
    assert_eq!(read::<Event>(&[1, 0, 7]), Event::Made { x: 7, inner });
    let gone = Event::Made { x: 7, inner: Inner { a: 7, extra: 1 } };
    assert_eq!(read::<Event>(&[1, 1, 7]), gone);
}

/// Known to parity-scale-codec alone.
#[derive(
    Clone, Debug, Default, PartialEq, parity_scale_codec::Encode, parity_scale_codec::Decode,
)]
struct Hash(u8);

#[derive(Clone, Debug, Default, PartialEq, Versioned)]
#[versioned(latest = 2, derive(Clone, Debug, PartialEq))]
struct Hashed {
    #[versioned(foreign_scale = "Hash")]
    hash: Hash,
    #[versioned(since = 2)]
    extra: u32,
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 3, derive(Clone, Debug, PartialEq))]
struct Foreign {
    x: u8,
    #[versioned(since = 2, nested(2 = 1, 3 = 2))]
    hashed: Hashed,
    #[versioned(since = 3, upcast = |o: &ForeignV2| o.hashed.hash.0)]
    y: u8,
}

#[test]
fn a_default_may_hold_what_one_codec_alone_knows() {
    assert_eq!(read::<Foreign>(&[1, 7]), Foreign { x: 7, hashed: Hashed::default(), y: 0 });
}

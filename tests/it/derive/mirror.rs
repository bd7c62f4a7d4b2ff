//! Our bytes against the derives of parity-scale-codec and bincode, on the same types.

use perennial::{
    Bincode, Layout, Scale, Versioned,
    entity::{decode, decode_versioned, encode, encode_versioned},
    layout,
};
use proptest::prelude::*;

#[derive(
    Clone,
    Debug,
    PartialEq,
    Layout,
    parity_scale_codec::Encode,
    parity_scale_codec::Decode,
    bincode::Encode,
    bincode::Decode,
)]
struct Point {
    x: u16,
    y: i64,
    z: Option<bool>,
}

#[derive(
    Clone,
    Debug,
    PartialEq,
    Layout,
    parity_scale_codec::Encode,
    parity_scale_codec::Decode,
    bincode::Encode,
    bincode::Decode,
)]
struct Pair(u8, String);

#[derive(
    Clone,
    Debug,
    PartialEq,
    Layout,
    parity_scale_codec::Encode,
    parity_scale_codec::Decode,
    bincode::Encode,
    bincode::Decode,
)]
enum Shape {
    Nothing,
    Dot(Point),
    Line { from: Point, to: Point, width: u32 },
    Text(Pair, Vec<u16>),
}

#[derive(
    Clone,
    Debug,
    PartialEq,
    Layout,
    parity_scale_codec::Encode,
    parity_scale_codec::Decode,
    bincode::Encode,
    bincode::Decode,
)]
struct Generic<T> {
    head: T,
    tail: Vec<T>,
    pair: (T, u8),
}

#[derive(
    Clone,
    Debug,
    PartialEq,
    Layout,
    parity_scale_codec::Encode,
    parity_scale_codec::Decode,
    bincode::Encode,
    bincode::Decode,
)]
enum Either<T> {
    Left(T),
    Right { right: Box<T> },
}

#[derive(
    Clone,
    Debug,
    PartialEq,
    Layout,
    parity_scale_codec::Encode,
    parity_scale_codec::Decode,
    bincode::Encode,
    bincode::Decode,
)]
struct Whole {
    shape: Shape,
    points: Vec<Point>,
    generic: Generic<u32>,
    either: Either<Pair>,
}

prop_compose! {
    fn points()((x, y, z) in any::<(u16, i64, Option<bool>)>()) -> Point { Point { x, y, z } }
}

fn pairs() -> impl Strategy<Value = Pair> {
    (any::<u8>(), ".{0,6}").prop_map(|(n, text)| Pair(n, text))
}

fn shapes() -> impl Strategy<Value = Shape> {
    prop_oneof![
        Just(Shape::Nothing),
        points().prop_map(Shape::Dot),
        (points(), points(), any::<u32>()).prop_map(|(from, to, width)| Shape::Line {
            from,
            to,
            width
        }),
        (pairs(), proptest::collection::vec(any::<u16>(), 0..70))
            .prop_map(|(pair, list)| Shape::Text(pair, list)),
    ]
}

prop_compose! {
    fn generics()(
        head in any::<u32>(), tail in proptest::collection::vec(any::<u32>(), 0..5),
        pair in any::<(u32, u8)>(),
    ) -> Generic<u32> {
        Generic { head, tail, pair }
    }
}

fn eithers() -> impl Strategy<Value = Either<Pair>> {
    prop_oneof![
        pairs().prop_map(Either::Left),
        pairs().prop_map(|pair| Either::Right { right: Box::new(pair) }),
    ]
}

prop_compose! {
    fn wholes()(
        shape in shapes(), points in proptest::collection::vec(points(), 0..4),
        generic in generics(), either in eithers(),
    ) -> Whole {
        Whole { shape, points, generic, either }
    }
}

fn agree<T>(value: &T) -> Result<(), TestCaseError>
where
    T: Layout + PartialEq + std::fmt::Debug,
    T: parity_scale_codec::Encode + parity_scale_codec::Decode,
    T: bincode::Encode + bincode::Decode<()>,
{
    let bytes = layout::encode::<Scale, T>(value).unwrap();
    prop_assert_eq!(&bytes, &parity_scale_codec::Encode::encode(value));
    prop_assert_eq!(&<T as parity_scale_codec::Decode>::decode(&mut &bytes[..]).unwrap(), value);
    prop_assert_eq!(&layout::decode::<Scale, T>(&bytes).unwrap(), value);
    let bytes = layout::encode::<Bincode, T>(value).unwrap();
    let standard = bincode::config::standard();
    prop_assert_eq!(&bytes, &bincode::encode_to_vec(value, standard).unwrap());
    prop_assert_eq!(&bincode::decode_from_slice::<T, _>(&bytes, standard).unwrap().0, value);
    prop_assert_eq!(&layout::decode::<Bincode, T>(&bytes).unwrap(), value);
    Ok(())
}

/// An entity whose stored values are a derived enum's.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 3, first_tag = 0, derive(Clone, Debug, PartialEq))]
#[versioned(removed(nick: Pair, in = 1..=2, after = name, default = Pair(0, String::new())))]
struct User {
    name: String,
    #[versioned(since = 2)]
    karma: u32,
    #[versioned(since = 3, was(dot: Point, upcast = Shape::Dot))]
    shape: Shape,
}

#[derive(
    Clone,
    Debug,
    PartialEq,
    parity_scale_codec::Encode,
    parity_scale_codec::Decode,
    bincode::Encode,
    bincode::Decode,
)]
enum Theirs {
    V1 { name: String, nick: Pair, dot: Point },
    V2 { name: String, nick: Pair, karma: u32, dot: Point },
    V3 { name: String, karma: u32, shape: Shape },
}

fn users() -> impl Strategy<Value = (VersionedUser, Theirs)> {
    prop_oneof![
        (".{0,9}", pairs(), points()).prop_map(|(name, nick, dot)| {
            let ours = UserV1 { name: name.clone(), nick: nick.clone(), dot: dot.clone() };
            (VersionedUser::V1(ours), Theirs::V1 { name, nick, dot })
        }),
        (".{0,9}", pairs(), any::<u32>(), points()).prop_map(|(name, nick, karma, dot)| {
            let ours = UserV2 { name: name.clone(), nick: nick.clone(), karma, dot: dot.clone() };
            (VersionedUser::V2(ours), Theirs::V2 { name, nick, karma, dot })
        }),
        (".{0,9}", any::<u32>(), shapes()).prop_map(|(name, karma, shape)| {
            let ours = User { name: name.clone(), karma, shape: shape.clone() };
            (VersionedUser::V3(ours), Theirs::V3 { name, karma, shape })
        }),
    ]
}

/// An entity that is an enum, and what its versions are to the other derives.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, first_tag = 0, derive(Clone, Debug, PartialEq))]
#[versioned(removed(Old(Pair), in = 1, index = 1, upcast = |pair| Event::New { pair, at: 0 }))]
enum Event {
    None,
    #[versioned(index = 2)]
    Point(Point, #[versioned(since = 2)] u64),
    #[versioned(since = 2, index = 3)]
    New {
        pair: Pair,
        at: u16,
    },
}

#[derive(
    Clone,
    Debug,
    PartialEq,
    parity_scale_codec::Encode,
    parity_scale_codec::Decode,
    bincode::Encode,
    bincode::Decode,
)]
enum FirstEvent {
    None,
    Old(Pair),
    Point(Point),
}

#[derive(
    Clone,
    Debug,
    PartialEq,
    parity_scale_codec::Encode,
    parity_scale_codec::Decode,
    bincode::Encode,
    bincode::Decode,
)]
enum SecondEvent {
    None,
    #[allow(dead_code)]
    Gone,
    Point(Point, u64),
    New {
        pair: Pair,
        at: u16,
    },
}

fn events() -> impl Strategy<Value = (VersionedEvent, Vec<u8>, Vec<u8>)> {
    let first = prop_oneof![
        Just((EventV1::None, FirstEvent::None)),
        pairs().prop_map(|pair| (EventV1::Old(pair.clone()), FirstEvent::Old(pair))),
        points().prop_map(|p| (EventV1::Point(p.clone()), FirstEvent::Point(p))),
    ];
    let second = prop_oneof![
        Just((Event::None, SecondEvent::None)),
        (points(), any::<u64>())
            .prop_map(|(p, n)| (Event::Point(p.clone(), n), SecondEvent::Point(p, n))),
        (pairs(), any::<u16>()).prop_map(|(pair, at)| {
            (Event::New { pair: pair.clone(), at }, SecondEvent::New { pair, at })
        }),
    ];
    prop_oneof![
        first.prop_map(|(ours, theirs)| (VersionedEvent::V1(ours), tagged(0, &theirs))),
        second.prop_map(|(ours, theirs)| (VersionedEvent::V2(ours), tagged(1, &theirs))),
    ]
    .prop_map(|(ours, (scale, bincode))| (ours, scale, bincode))
}

fn tagged<T: parity_scale_codec::Encode + bincode::Encode>(
    tag: u8,
    body: &T,
) -> (Vec<u8>, Vec<u8>) {
    let bincode = bincode::encode_to_vec(body, bincode::config::standard()).unwrap();
    ([vec![tag], parity_scale_codec::Encode::encode(body)].concat(), [vec![tag], bincode].concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn structs_agree(value in points()) { agree(&value)?; }

    #[test]
    fn enums_agree(value in shapes()) { agree(&value)?; }

    #[test]
    fn generic_types_agree((a, b) in (generics(), eithers())) { agree(&a)?; agree(&b)?; }

    #[test]
    fn nested_structs_agree(value in wholes()) { agree(&value)?; }

    #[test]
    fn stored_values_are_a_derived_enum((ours, theirs) in users()) {
        let bytes = encode_versioned::<Scale, User>(&ours).unwrap();
        prop_assert_eq!(&bytes, &parity_scale_codec::Encode::encode(&theirs));
        let back = <Theirs as parity_scale_codec::Decode>::decode(&mut &bytes[..]).unwrap();
        prop_assert_eq!(&back, &theirs);
        prop_assert_eq!(&decode_versioned::<Scale, User>(&bytes).unwrap(), &ours);
        let latest = ours.clone().try_into_latest().unwrap();
        prop_assert_eq!(&decode::<Scale, User>(&bytes).unwrap(), &latest);
        prop_assert_eq!(
            &decode::<Scale, User>(&encode::<Scale, User>(&latest).unwrap()).unwrap(), &latest
        );

        let bytes = encode_versioned::<Bincode, User>(&ours).unwrap();
        let standard = bincode::config::standard();
        prop_assert_eq!(&bytes, &bincode::encode_to_vec(&theirs, standard).unwrap());
        let back = bincode::decode_from_slice::<Theirs, _>(&bytes, standard).unwrap().0;
        prop_assert_eq!(&back, &theirs);
        prop_assert_eq!(&decode_versioned::<Bincode, User>(&bytes).unwrap(), &ours);
        prop_assert_eq!(&decode::<Bincode, User>(&bytes).unwrap(), &latest);
    }

    #[test]
    fn versions_of_an_enum_are_derived_enums((ours, scale, bincode) in events()) {
        prop_assert_eq!(&encode_versioned::<Scale, Event>(&ours).unwrap(), &scale);
        prop_assert_eq!(&decode_versioned::<Scale, Event>(&scale).unwrap(), &ours);
        prop_assert_eq!(&encode_versioned::<Bincode, Event>(&ours).unwrap(), &bincode);
        prop_assert_eq!(&decode_versioned::<Bincode, Event>(&bincode).unwrap(), &ours);
        let latest = ours.into_latest();
        prop_assert_eq!(&decode::<Scale, Event>(&scale).unwrap(), &latest);
        prop_assert_eq!(&decode::<Bincode, Event>(&bincode).unwrap(), &latest);
    }
}

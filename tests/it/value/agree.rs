//! What schemas and types must agree on.

use std::{cell::Cell, fmt::Debug};

use perennial::{
    Bincode, Layout, Scale, layout,
    schema::{Codec, Schema, Value, Values},
    wire::Wire,
};
use proptest::{
    prelude::*,
    strategy::Strategy,
    test_runner::{Config, TestRunner},
};

/// The schema of this JSON.
pub(super) fn schema(json: &str) -> Schema {
    Schema::from_json(json).unwrap()
}

/// Checks 10,000 values of one type in the given codecs, and as many inputs that come from them by
/// small changes.
pub(super) fn agree<S>(json: &str, codecs: &[Codec], strategy: S)
where
    S: Strategy,
    S::Value: Layout + Debug,
{
    agree_in::<S>(json, codecs, strategy, |codec| match codec {
        Codec::Scale => (layout::encode::<Scale, S::Value>, accepts::<Scale, S::Value>),
        Codec::Bincode => (layout::encode::<Bincode, S::Value>, accepts::<Bincode, S::Value>),
        other => panic!("{other}"),
    });
}

/// The same for types that SCALE has not.
pub(super) fn agree_in_bincode<S>(json: &str, strategy: S)
where
    S: Strategy,
    S::Value: Layout + Debug,
{
    agree_in::<S>(json, &[Codec::Bincode], strategy, |_| {
        (layout::encode::<Bincode, S::Value>, accepts::<Bincode, S::Value>)
    });
}

type Encode<T> = fn(&T) -> Result<Vec<u8>, perennial::wire::EncodeError>;

fn agree_in<S: Strategy>(
    json: &str,
    codecs: &[Codec],
    strategy: S,
    typed: impl Fn(Codec) -> (Encode<S::Value>, fn(&[u8]) -> bool),
) where
    S::Value: Debug,
{
    let schema = schema(json);
    let values = schema.values();
    let (refused, changed) = (Cell::new(0), Cell::new(0));
    let config = Config { cases: 10_000, failure_persistence: None, ..Config::default() };
    let run = TestRunner::new(config).run(&(strategy, change()), |(value, change)| {
        for codec in codecs {
            let (encode, accepts) = typed(*codec);
            let bytes = encode(&value).unwrap();
            let mut decoded = round_trips(&values, *codec, &bytes);
            (0..=bytes.len()).for_each(|end| checks(&values, *codec, &bytes[..end]));
            json_round_trips(&values, &decoded);

            let other = change.of(&bytes);
            changed.set(changed.get() + 1);
            let found = values.decode(*codec, &other);
            checks(&values, *codec, &other);
            assert_eq!(found.is_ok(), accepts(&other), "{codec} {other:?}: {found:?}");
            match found {
                Ok(value) => decoded = value,
                Err(_) => refused.set(refused.get() + 1),
            }
            assert!(json_round_trips(&values, &decoded).len() < 1 << 20);
        }
        Ok(())
    });
    run.unwrap_or_else(|error| panic!("{json}: {error}"));
    assert!(refused.get() > 0 && changed.get() >= 10_000, "{json}: nothing was refused");
}

pub(super) fn accepts<W: Wire, T: Layout>(bytes: &[u8]) -> bool {
    let Ok(value) = layout::decode::<W, T>(bytes) else { return false };
    assert_eq!(layout::encode::<W, T>(&value).unwrap(), bytes);
    true
}

/// Checking says what decoding says.
pub(super) fn checks(values: &Values<'_>, codec: Codec, bytes: &[u8]) {
    assert_eq!(values.check(codec, bytes), values.decode(codec, bytes).map(drop), "{bytes:?}");
}

/// The value of these bytes, which come back from it.
pub(super) fn round_trips(values: &Values<'_>, codec: Codec, bytes: &[u8]) -> Value {
    let value = values.decode(codec, bytes).unwrap_or_else(|error| panic!("{bytes:?}: {error}"));
    assert_eq!(values.encode(codec, &value).unwrap(), bytes, "{value:?}");

    let (prefix, rest) = values.decode_prefix(codec, bytes).unwrap();
    assert_eq!((prefix, rest), (value.clone(), &[][..]));
    if value.is_whole() {
        let longer = [bytes, &[0xA5]].concat();
        assert!(values.decode(codec, &longer).is_err(), "{value:?}");
        assert_eq!(values.decode_prefix(codec, &longer).unwrap(), (value.clone(), &[0xA5][..]));
    }
    value
}

/// The JSON of a value, which comes back from it.
pub(super) fn json_round_trips(values: &Values<'_>, value: &Value) -> String {
    let json = values.to_json(value).unwrap_or_else(|error| panic!("{value:?}: {error}"));
    let back = values.from_json(&json).unwrap_or_else(|error| panic!("{json}: {error}"));
    assert_eq!(back, *value, "{json}");
    json
}

/// A small change of some bytes.
#[derive(Clone, Debug)]
pub(super) enum Change {
    Set(usize, u8),
    Flip(usize, u8),
    Insert(usize, u8),
    Remove(usize),
    Swap(usize, usize),
    Cut(usize),
    All(Vec<u8>),
}

pub(super) fn change() -> impl Strategy<Value = Change> {
    let at = any::<usize>;
    let edge = prop::sample::select(vec![0, 1, 2, 3, 4, 8, 250, 251, 252, 253, 254, 255]);
    prop_oneof![
        3 => (at(), prop_oneof![edge, any::<u8>()]).prop_map(|(at, byte)| Change::Set(at, byte)),
        2 => (at(), 0_u8..8).prop_map(|(at, bit)| Change::Flip(at, 1 << bit)),
        1 => (at(), any::<u8>()).prop_map(|(at, byte)| Change::Insert(at, byte)),
        1 => at().prop_map(Change::Remove),
        2 => (at(), at()).prop_map(|(a, b)| Change::Swap(a, b)),
        1 => at().prop_map(Change::Cut),
        1 => prop::collection::vec(0_u8..10, 0..24).prop_map(Change::All),
    ]
}

impl Change {
    pub(super) fn of(&self, bytes: &[u8]) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        let len = bytes.len();
        match self {
            Self::All(all) => return all.clone(),
            Self::Insert(at, byte) => bytes.insert(at % (len + 1), *byte),
            _ if len == 0 => bytes.push(0),
            Self::Set(at, byte) => bytes[at % len] = *byte,
            Self::Flip(at, bit) => bytes[at % len] ^= bit,
            Self::Remove(at) => drop(bytes.remove(at % len)),
            Self::Swap(a, b) => bytes.swap(a % len, b % len),
            Self::Cut(at) => bytes.truncate(at % len),
        }
        bytes
    }
}

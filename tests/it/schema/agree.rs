//! Values read by their schema alone and by their types are the same: random ones, of every version of
//! many entities, in both codecs.

use perennial::{
    Bincode, Entity, Scale, VersionedEntity, entity,
    schema::{Codec, Fields, Integer, Schema, Type, TypeRef, Value, Values},
    wire::Wire,
};

use crate::{
    derive::profile::Profile,
    history::samples::{Everything, Wallet},
    radicle::types::{Checkpoint, InitialCheckpoint, SeedUser},
    views::account::{Account, Badge},
};

use super::entities::{Comment, Event, Outer};

const VALUES: usize = 10_000;
/// Of so many values one is damaged as well.
const DAMAGED: usize = 4;

/// SplitMix64: https://prng.di.unimi.it/splitmix64.c
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next()).unwrap() % bound
    }

    /// Numbers of all lengths, as often each.
    fn bits(&mut self, width: usize) -> u128 {
        let all = u128::from(self.next()) << 64 | u128::from(self.next());
        let bits = self.below(8 * width + 1);
        if bits == 0 { 0 } else { all >> (128 - bits) }
    }
}

/// A random value of a schema.
fn random(schema: &Schema, of: TypeRef, depth: usize, random_: &mut Random) -> Value {
    let deep = depth > 6;
    let len = |random: &mut Random| if deep { 0 } else { random.below(4) };
    let part = |of: TypeRef, random_: &mut Random| random(schema, of, depth + 1, random_);
    let integer = |integer: Integer, random: &mut Random| {
        let number = random.bits(integer.width());
        if !integer.is_signed() {
            return Value::Unsigned(number);
        }
        Value::Signed((number >> 1).cast_signed() ^ -((number & 1).cast_signed()))
    };
    match schema.at(of) {
        Type::Unit => Value::Unit,
        Type::Bool => Value::Bool(random_.below(2) == 0),
        Type::Integer(kind) | Type::Compact(kind) => integer(*kind, random_),
        Type::F32 => Value::F32(f32::from_bits(u32::try_from(random_.bits(4)).unwrap())),
        Type::F64 => Value::F64(f64::from_bits(random_.next())),
        Type::String => Value::String("aä🌳".chars().cycle().take(random_.below(90)).collect()),
        Type::Option(_) if deep || random_.below(3) == 0 => Value::Option(None),
        Type::Option(of) => Value::Option(Some(Box::new(part(*of, random_)))),
        Type::Result(ok, _) if random_.below(2) == 0 => {
            Value::Result(Ok(Box::new(part(*ok, random_))))
        }
        Type::Result(_, err) => Value::Result(Err(Box::new(part(*err, random_)))),
        Type::List(of) if *schema.at(*of) == Type::Integer(Integer::U8) => {
            Value::Bytes((0..random_.below(80)).map(|_| random_.bits(1) as u8).collect())
        }
        Type::List(of) => Value::List((0..len(random_)).map(|_| part(*of, random_)).collect()),
        Type::Set(of) => {
            let mut items: Vec<_> = (0..len(random_)).map(|_| part(*of, random_)).collect();
            items.sort_by_key(sort_key);
            items.dedup();
            Value::List(items)
        }
        Type::Map(key, of) => {
            let pairs = (0..len(random_)).map(|_| (part(*key, random_), part(*of, random_)));
            let mut pairs: Vec<_> = pairs.collect();
            pairs.sort_by_key(|(key, _)| sort_key(key));
            pairs.dedup_by(|a, b| a.0 == b.0);
            Value::Map(pairs)
        }
        Type::Array(of, len) if *schema.at(*of) == Type::Integer(Integer::U8) => {
            Value::Bytes((0..*len).map(|_| random_.bits(1) as u8).collect())
        }
        Type::Array(of, len) => Value::List((0..*len).map(|_| part(*of, random_)).collect()),
        Type::Tuple(parts) => Value::List(parts.iter().map(|of| part(*of, random_)).collect()),
        Type::Struct(fields) => {
            let fields = fields.iter().map(|field| (field.name.clone(), part(field.of, random_)));
            Value::Struct(fields.collect())
        }
        Type::Enum(variants) => {
            let variant = &variants[if deep { 0 } else { random_.below(variants.len()) }];
            let payload = match &variant.fields {
                Fields::Unit => Value::Unit,
                Fields::Tuple(parts) => match parts.as_slice() {
                    [one] => part(*one, random_),
                    parts => Value::List(parts.iter().map(|of| part(*of, random_)).collect()),
                },
                Fields::Struct(fields) => {
                    let fields =
                        fields.iter().map(|field| (field.name.clone(), part(field.of, random_)));
                    Value::Struct(fields.collect())
                }
            };
            Value::Variant { name: variant.name.clone(), payload: Box::new(payload) }
        }
        Type::Entity { body, .. } => part(*body, random_),
        other => panic!("{other:?}"),
    }
}

fn sort_key(value: &Value) -> (u128, String) {
    match value {
        Value::Unsigned(number) => (*number, String::new()),
        Value::String(text) => (0, text.clone()),
        other => panic!("{other:?}"),
    }
}

/// What the types make of a body: the same bytes again, or nothing.
fn typed<E: Entity, W: Wire>(tag: u8, body: &[u8]) -> Option<Vec<u8>> {
    let stored = [&[tag], body].concat();
    let value = entity::decode_versioned::<W, E>(&stored).ok()?;
    assert_eq!(E::version_of_tag(perennial::Tag(tag)), Some(value.version()));
    let again = entity::encode_versioned::<W, E>(&value).unwrap();
    Some(again[1..].to_vec())
}

fn agrees_in<E: Entity, W: Wire>(codec: Codec) {
    for info in E::VERSIONS {
        let schema = E::schema(info.version).unwrap();
        let values = schema.values();
        let mut random_ = Random(u64::from(info.version.get()));
        for number in 0..VALUES {
            let value = random(&schema, TypeRef::ROOT, 0, &mut random_);
            let body = values.encode(codec, &value).unwrap();
            assert_eq!(typed::<E, W>(info.tag.0, &body).as_ref(), Some(&body), "{value:?}");
            assert_eq!(values.decode(codec, &body).unwrap(), value);
            assert_eq!(values.check(codec, &body), Ok(()));
            if number % DAMAGED == 0 {
                damaged::<E, W>(&values, codec, info.tag.0, body, &mut random_);
            }
            if number % 10 == 0 {
                let json = values.to_json(&value).unwrap();
                assert_eq!(values.from_json(&json).unwrap(), value, "{json}");
            }
        }
    }
}

/// One byte changed: both take it, and for the same, or neither.
fn damaged<E: Entity, W: Wire>(
    values: &Values<'_>,
    codec: Codec,
    tag: u8,
    mut body: Vec<u8>,
    random: &mut Random,
) {
    if body.is_empty() {
        return;
    }
    let at = random.below(body.len());
    body[at] ^= 1 << random.below(8);
    let by_schema = values.decode(codec, &body);
    assert_eq!(values.check(codec, &body), by_schema.clone().map(drop));
    let by_schema = by_schema.ok();
    let by_type = typed::<E, W>(tag, &body);
    assert_eq!(by_schema.is_some(), by_type.is_some(), "{} {body:02x?}", E::NAME);
    if let (Some(value), Some(again)) = (by_schema, by_type) {
        assert_eq!(again, body);
        assert_eq!(values.encode(codec, &value).unwrap(), body);
    }
}

fn agrees<E: Entity>() {
    agrees_in::<E, Scale>(Codec::Scale);
    agrees_in::<E, Bincode>(Codec::Bincode);
}

macro_rules! agree {
    ($($name:ident: $entity:ty;)*) => { $(
        #[test]
        fn $name() {
            agrees::<$entity>();
        }
    )* };
}

agree! {
    accounts: Account;
    badges: Badge;
    comments: Comment;
    checkpoints: Checkpoint;
    events: Event;
    everything: Everything;
    initial_checkpoints: InitialCheckpoint;
    outers: Outer;
    profiles: Profile;
    seed_users: SeedUser;
    wallets: Wallet;
}

//! Keys by their schema, against the typed keys.

use std::{cell::Cell, cmp::Reverse, fmt::Debug, num::NonZero};

use perennial::{
    key::{
        Blake2_128, Blake2_128Concat, Blake2_256, Identity, KeyFault, KeyScheme, KeyValue, Keys,
        KeysError, Ordered, Substrate, Twox64Concat, Twox128, Twox256, behind_prefix,
    },
    schema::Schema,
};
use proptest::prelude::*;

use super::strategy::{self, bytes, text};

const PATH: Option<(&str, &str)> = Some(("System", "Account"));
const CASES: u32 = 2_000;

fn keys_of<K, S: KeyScheme<K>>() -> Keys {
    Keys::new(S::NAME, PATH, &S::key_schema()).unwrap()
}

/// A fault, without what SCALE's readers word in their own ways.
fn of_kind(fault: KeyFault) -> KeyFault {
    match fault {
        KeyFault::Layout(_) | KeyFault::Value(_) => KeyFault::TrailingBytes { count: usize::MAX },
        other => other,
    }
}

/// Whatever the typed keys say of some bytes, the untyped ones say too; what reads is written back, also
/// by way of JSON and text. Says whether they were refused.
fn says_the_same<K, S: KeyScheme<K>>(keys: &Keys, bytes: &[u8]) -> bool {
    let typed = behind_prefix(keys.prefix(), bytes).and_then(|rest| S::read(rest).map(drop));
    let typed = typed.map_err(of_kind);
    assert_eq!(keys.check(bytes).map_err(of_kind), typed, "{bytes:x?}");
    let read = match keys.read(bytes) {
        Err(fault) => {
            assert_eq!(Err(of_kind(fault)), typed, "{bytes:x?}");
            return true;
        }
        Ok(read) => read,
    };
    assert_eq!(typed, Ok(()), "{bytes:x?}");
    assert_eq!(keys.write(&read).unwrap(), bytes);
    let json = keys.to_json(&read).unwrap();
    assert_eq!(keys.from_json(&json).unwrap(), read, "{json}");
    assert_eq!(keys.parse(&format!("json:{json}")).unwrap(), bytes, "{json}");
    // As a shell has it: texts without quotes, but where a key may be other things than a text.
    let plain = match serde_json::from_str(&json).unwrap() {
        serde_json::Value::String(text) if !keys.type_name().contains("Option") => text,
        _ => json,
    };
    if !plain.starts_with("hex:") && !plain.starts_with("json:") {
        assert_eq!(keys.parse(&plain).unwrap(), bytes, "{plain}");
    }
    false
}

/// Valid keys, changed ones, and random bytes.
fn agree<K: Debug + Clone, S: KeyScheme<K>>(keys: impl Strategy<Value = K>) {
    let untyped = keys_of::<K, S>();
    assert_eq!(untyped.prefix(), S::table_prefix(PATH));
    assert_eq!(untyped.is_ordered(), S::ORDERED);
    let (refused, read) = (Cell::new(0), Cell::new(0));
    let random = prop::collection::vec(any::<u8>(), 0..40);
    let cases = (keys, any::<prop::sample::Index>(), any::<u8>(), random);
    let config =
        ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() };
    let ran =
        proptest::test_runner::TestRunner::new(config).run(&cases, |(key, at, byte, random)| {
            let mut bytes = untyped.prefix().to_vec();
            S::write(&key, &mut bytes).unwrap();
            assert!(!says_the_same::<K, S>(&untyped, &bytes), "{key:?} is a key");
            let at = at.index(bytes.len() + 1);
            let mut inserted = bytes.clone();
            inserted.insert(at, byte);
            let mut changed = bytes.clone();
            if let Some(slot) = changed.get_mut(at) {
                *slot = byte;
            }
            let random = [untyped.prefix(), &random].concat();
            for other in [inserted, changed, bytes[..at].to_vec(), random] {
                match says_the_same::<K, S>(&untyped, &other) {
                    true => refused.set(refused.get() + 1),
                    false => read.set(read.get() + 1),
                }
            }
            Ok(())
        });
    ran.unwrap();
    assert!(
        refused.get() > 0 || untyped.type_name() == "String" || untyped.type_name() == "Vec<u8>"
    );
    assert!(read.get() > 0);
}

fn non_zero() -> impl Strategy<Value = NonZero<i16>> {
    strategy::i16().prop_filter_map("zero", NonZero::new)
}

#[test]
fn integers_agree() {
    agree::<u8, Ordered>(strategy::u8());
    agree::<u16, Ordered>(strategy::u16());
    agree::<u64, Ordered>(strategy::u64());
    agree::<u128, Ordered>(strategy::u128());
    agree::<i8, Ordered>(strategy::i8());
    agree::<i32, Ordered>(strategy::i32());
    agree::<i64, Ordered>(strategy::i64());
    agree::<i128, Ordered>(strategy::i128());
    agree::<NonZero<i16>, Ordered>(non_zero());
    agree::<NonZero<u128>, Ordered>(strategy::u128().prop_filter_map("zero", NonZero::new));
}

#[test]
fn leaves_and_strings_agree() {
    agree::<bool, Ordered>(any::<bool>());
    agree::<char, Ordered>(any::<char>());
    agree::<(), Ordered>(Just(()));
    agree::<String, Ordered>(text());
    agree::<Box<[u8]>, Ordered>(bytes().prop_map(Into::into));
    agree::<[u8; 4], Ordered>(any::<[u8; 4]>());
    agree::<[u8; 0], Ordered>(any::<[u8; 0]>());
    agree::<[NonZero<i16>; 2], Ordered>([non_zero(), non_zero()]);
    agree::<[String; 3], Ordered>([text(), text(), text()]);
}

#[test]
fn tuples_options_and_reversed_keys_agree() {
    agree::<(String, u32), Ordered>((text(), strategy::u32()));
    agree::<(Vec<u8>, (String, bool), Vec<u8>), Ordered>((
        bytes(),
        (text(), any::<bool>()),
        bytes(),
    ));
    agree::<Option<String>, Ordered>(prop::option::of(text()));
    agree::<Option<Option<()>>, Ordered>(prop::option::of(prop::option::of(Just(()))));
    agree::<(Option<Vec<u8>>, char), Ordered>((prop::option::of(bytes()), any::<char>()));
    agree::<Reverse<String>, Ordered>(text().prop_map(Reverse));
    agree::<Reverse<Reverse<(String, i8)>>, Ordered>(
        (text(), strategy::i8()).prop_map(|key| Reverse(Reverse(key))),
    );
    agree::<(Reverse<(Option<String>, [u8; 2])>, Reverse<NonZero<i16>>), Ordered>((
        (prop::option::of(text()), any::<[u8; 2]>()).prop_map(Reverse),
        non_zero().prop_map(Reverse),
    ));
    agree::<((), [(); 3], Option<Reverse<Option<bool>>>), Ordered>((
        Just(()),
        Just([(); 3]),
        prop::option::of(prop::option::of(any::<bool>()).prop_map(Reverse)),
    ));
}

macro_rules! hashers {
    ($K:ty, $strategy:expr) => {
        agree::<$K, Substrate<Blake2_128Concat>>($strategy);
        agree::<$K, Substrate<Twox64Concat>>($strategy);
        agree::<$K, Substrate<Identity>>($strategy);
        agree::<$K, Substrate<Blake2_128>>($strategy);
        agree::<$K, Substrate<Blake2_256>>($strategy);
        agree::<$K, Substrate<Twox128>>($strategy);
        agree::<$K, Substrate<Twox256>>($strategy);
    };
}

#[test]
fn every_hasher_agrees() {
    hashers!(u32, strategy::u32());
    hashers!(String, text());
}

#[test]
fn hashed_keys_of_all_forms_agree() {
    agree::<Vec<u8>, Substrate<Twox64Concat>>(bytes());
    agree::<[u8; 32], Substrate<Blake2_128Concat>>(any::<[u8; 32]>());
    agree::<(u8, u64), Substrate<Identity>>((strategy::u8(), strategy::u64()));
    agree::<(u8, bool), Substrate<Identity>>((strategy::u8(), any::<bool>()));
    agree::<Option<Vec<u16>>, Substrate<Twox64Concat>>(prop::option::of(prop::collection::vec(
        strategy::u16(),
        0..4,
    )));
}

macro_rules! pairs {
    ($First:ident: $($Second:ident)*) => { $(
        agree::<(u16, String), Substrate<($First, $Second)>>((strategy::u16(), text()));
        agree::<(Vec<u8>, bool), Substrate<($First, $Second)>>((bytes(), any::<bool>()));
    )* };
}

#[test]
fn pairs_of_hashers_agree() {
    pairs! { Blake2_128Concat: Blake2_128Concat Twox64Concat Identity Blake2_256 }
    pairs! { Twox64Concat: Twox64Concat Blake2_128 Twox128 }
    pairs! { Identity: Identity Blake2_128Concat Twox256 }
    pairs! { Blake2_128: Blake2_128 Twox64Concat Identity }
    pairs! { Twox256: Identity Twox256 Blake2_256 }
}

#[test]
fn the_key_itself_stands_for_its_hash() {
    let keys = keys_of::<String, Substrate<Blake2_128>>();
    let mut bytes = keys.prefix().to_vec();
    <Substrate<Blake2_128> as KeyScheme<String>>::write(&"alice".into(), &mut bytes).unwrap();
    assert_eq!(keys.parse("alice").unwrap(), bytes);
    let hash = keys.to_json(&keys.read(&bytes).unwrap()).unwrap();
    assert!(hash.starts_with("{\"hash\":\"0x"), "{hash}");
    assert_eq!(keys.parse(&hash).unwrap(), bytes);
    // A text that only looks like a hash is a key.
    let like = r#"{"hash":"0x00"}"#;
    assert!(matches!(keys.from_json(&format!("{like:?}")).unwrap(), KeyValue::Key(_)));
    assert_eq!(keys.parse(like).unwrap(), keys.parse(&format!("json:{like:?}")).unwrap());
}

#[test]
fn keys_are_shown_as_what_they_are() {
    let shown = |keys: Keys, bytes: &[u8]| keys.to_json(&keys.read(bytes).unwrap()).unwrap();
    let bytes = perennial::key::encode(&(Reverse("a\0b".to_string()), Some(-3_i64), u64::MAX));
    let keys = keys_of::<(Reverse<String>, Option<i64>, u64), Ordered>();
    assert_eq!(keys.type_name(), "(Reverse<String>, Option<i64>, u64)");
    assert_eq!(shown(keys, &bytes), r#"["a\u0000b",-3,"18446744073709551615"]"#);

    type Pair = Substrate<(Twox64Concat, Blake2_128)>;
    let keys = keys_of::<(u32, String), Pair>();
    let mut bytes = keys.prefix().to_vec();
    <Pair as KeyScheme<(u32, String)>>::write(&(7, "x".into()), &mut bytes).unwrap();
    assert_eq!(keys.parse(r#"[7,"x"]"#).unwrap(), bytes);
    assert!(shown(keys, &bytes).starts_with(r#"[7,{"hash":"0x"#));
}

#[test]
fn schemes_and_types_that_no_key_has_are_refused() {
    let refused = |scheme: &str, json: &str| {
        Keys::new(scheme, None, &Schema::from_json(json).unwrap()).unwrap_err().to_string()
    };
    for scheme in
        ["", "Ordered", "substrate", "substrate/md5", "substrate/identity+", "substrate/+"]
    {
        let error = refused(scheme, r#"[{"tuple":[1,1]},"u8"]"#);
        assert!(error.contains(&format!("the key scheme `{scheme}` is not known here")), "{error}");
    }
    let error = refused("ordered", r#"[{"tuple":[1,2]},"u8",{"map":[1,1]}]"#);
    assert_eq!(error, "no key of the scheme `ordered` has the type `BTreeMap<u8, u8>`");
    let error = refused("substrate/identity+identity", r#"["u8"]"#);
    assert_eq!(error, "no key of the scheme `substrate/identity+identity` has the type `u8`");
    assert!(refused("substrate/identity", r#"[{"reverse":1},"u8"]"#).contains("Reverse<u8>"));
    let foreign = r#"[{"tuple":[1,2]},{"foreign":"Hash"},"u8"]"#;
    assert!(refused("substrate/identity+identity", foreign).contains("foreign type `Hash`"));
}

#[test]
fn types_that_would_ask_for_too_much_are_refused() {
    let refused = |json: &str| {
        let schema = Schema::from_json(json).unwrap();
        Keys::new("ordered", None, &schema).unwrap_err()
    };
    let too_large = |error| matches!(error, KeysError::TooLarge { .. });
    assert!(too_large(refused(r#"[{"option":0}]"#)));
    assert!(too_large(refused(r#"[{"reverse":1},{"reverse":0}]"#)));
    assert!(too_large(refused(r#"[{"array":1,"len":18446744073709551615},"unit"]"#)));
    let doubled: String = (1..60).map(|next| format!(r#"{{"tuple":[{next},{next}]}},"#)).collect();
    assert!(too_large(refused(&format!("[{doubled}\"unit\"]"))));
    let chain: String = (1..300).map(|next| format!(r#"{{"option":{next}}},"#)).collect();
    assert!(too_large(refused(&format!("[{chain}\"unit\"]"))));
}

#[test]
fn texts_that_are_no_key_say_what_keys_are() {
    let error = |keys: Keys, text: &str| keys.parse(text).unwrap_err().to_string();
    assert_eq!(
        error(keys_of::<u64, Ordered>(), "al"),
        "`al` is no key of the table: value: expected u64, found \"al\"; \
         keys are u64, such as 7, or hex:0x… for any bytes"
    );
    let other = error(keys_of::<(String, Reverse<i32>), Ordered>(), "[\"a\",1.5]");
    assert!(other.contains("[1]: expected i32, found 1.5"), "{other}");
    assert!(other.contains(r#"(String, Reverse<i32>), such as ["text",-7]"#), "{other}");
    let hash = error(keys_of::<[u8; 4], Substrate<Twox128>>(), "0x00");
    assert!(hash.contains(r#"such as 0x00010203, or {"hash":"0x…"}"#), "{hash}");
    assert!(error(keys_of::<String, Ordered>(), "hex:41").contains("no bytes in hexadecimal"));
}

/// The rows that begin so, and those whose bytes do.
fn begins<K: perennial::Key + Debug + Clone>(
    keys: &[K],
    prefix: &str,
    begins: impl Fn(&K) -> bool,
) {
    let untyped = keys_of::<K, Ordered>();
    let bytes = untyped.parse_prefix(prefix).unwrap();
    for key in keys {
        let found = perennial::key::encode(key).starts_with(&bytes);
        assert_eq!(found, begins(key), "{key:?} and {prefix}");
    }
}

#[test]
fn keys_begin_with_a_prefix_as_their_bytes_do() {
    let texts = ["", "a", "ab", "ab\0", "ab\0c", "b", "ÿ"].map(str::to_owned);
    for prefix in ["", "a", "ab", "ab\0"] {
        begins(&texts, prefix, |text| text.starts_with(prefix));
        begins(&texts.clone().map(Reverse), prefix, |text| text.0.starts_with(prefix));
    }
    let bytes = [vec![], vec![1], vec![1, 0], vec![2]];
    begins(&bytes, "0x01", |bytes| bytes.starts_with(&[1]));
    begins(&[[1_u8, 2, 3], [1, 3, 2]], "0x0102", |key| key.starts_with(&[1, 2]));
    let pairs: Vec<(String, Reverse<u8>, bool)> =
        texts.iter().map(|text| (text.clone(), Reverse(7), true)).collect();
    begins(&pairs, r#"["ab"]"#, |key| key.0 == "ab");
    begins(&pairs, r#"["ab", 7]"#, |key| key.0 == "ab");
    begins(&pairs, r#"["ab", 8]"#, |_| false);
    let reversed: Vec<_> = pairs.into_iter().map(Reverse).collect();
    begins(&reversed, r#"["ab"]"#, |key| key.0.0 == "ab");
}

#[test]
fn what_is_no_beginning_is_refused_with_a_reason() {
    let error = |keys: Keys, text: &str| keys.parse_prefix(text).unwrap_err().to_string();
    assert!(error(keys_of::<u32, Ordered>(), "7").contains("type u32 have no beginnings"));
    let pair = error(keys_of::<(String, u8), Ordered>(), r#"["a",7]"#);
    assert!(pair.contains("expected the first part, found 2 part(s)"), "{pair}");
    assert!(error(keys_of::<u32, Substrate<Identity>>(), "7").contains("hashed"));
    let ranges = keys_of::<u32, Substrate<Identity>>().parse_bound("7").unwrap_err().to_string();
    assert!(ranges.contains("no ranges of them"), "{ranges}");
    let double = keys_of::<(u32, String), Substrate<(Twox64Concat, Blake2_128)>>();
    let whole = double.parse(r#"[7,"x"]"#).unwrap();
    assert!(whole.starts_with(&double.parse_prefix("[7]").unwrap()));
    assert!(!whole.starts_with(&double.parse_prefix("[8]").unwrap()));
    assert_eq!(double.parse_prefix("hex:0x0a").unwrap(), [0x0a]);
}

#[test]
fn first_parts_bound_a_range_before_all_that_begin_so() {
    let keys = keys_of::<(String, u8), Ordered>();
    let bound = keys.parse_bound(r#"["b"]"#).unwrap();
    assert!(keys.parse(r#"["a",255]"#).unwrap() < bound);
    assert!(bound < keys.parse(r#"["b",0]"#).unwrap());
    assert_eq!(keys.parse_bound(r#"["b",3]"#), keys.parse(r#"["b",3]"#));
}

//! Bytes that no key writes are refused.

use std::{cell::Cell, cmp::Reverse, fmt::Debug, num::NonZero};

use perennial::key::{self, Key, KeyFault};
use proptest::prelude::*;

use super::{
    domain::Message,
    strategy::{bytes, run, text},
};

/// Whatever reads is what would be written, for valid keys with one byte changed, added or gone.
fn reads_nothing_else<K: Key + Debug + Clone>(keys: impl Strategy<Value = K>) {
    let refused = Cell::new(0);
    run(&(keys, any::<prop::sample::Index>(), any::<u8>(), 0..3), |(key, at, byte, change)| {
        let mut bytes = key::encode(&key);
        let at = at.index(bytes.len() + 1);
        match change {
            0 => bytes.insert(at, byte),
            1 if at < bytes.len() => bytes[at] = byte,
            _ => bytes.truncate(at),
        }
        match key::decode::<K>(&bytes) {
            Ok(key) => assert_eq!(key::encode(&key), bytes),
            Err(_) => refused.set(refused.get() + 1),
        }
    });
    assert!(refused.get() > 0, "some of the changes must be refused");
}

#[test]
fn damaged_keys_are_refused_or_other_keys() {
    reads_nothing_else(any::<u32>());
    reads_nothing_else(text());
    reads_nothing_else((text(), text()));
    reads_nothing_else((bytes(), any::<bool>(), prop::option::of(bytes())));
    reads_nothing_else((any::<char>(), bytes().prop_map(Reverse), [text(), text()]));
    reads_nothing_else(
        (any::<i64>(), prop::option::of(text()), text().prop_map(super::domain::Id))
            .prop_map(|(sent, text, room)| Message { room, sent, text }),
    );
}

#[test]
fn random_bytes_are_refused_or_read_canonically() {
    run(&prop::collection::vec(any::<u8>(), 0..12), |bytes| {
        if let Ok(key) = key::decode::<(Vec<u8>, Option<String>)>(&bytes) {
            assert_eq!(key::encode(&key), bytes);
        }
        if let Ok(key) = key::decode::<(Option<bool>, Reverse<String>, char)>(&bytes) {
            assert_eq!(key::encode(&key), bytes);
        }
    });
}

#[test]
fn another_byte_behind_a_zero_is_refused() {
    let what = "the escape of a zero byte";
    for escape in [0x00, 0x02, 0x61, 0xfe] {
        assert_eq!(
            key::decode::<(Vec<u8>, u8)>(&[b'a', 0x00, escape, 0x07]),
            Err(KeyFault::NotCanonical { what, remaining: 1 })
        );
    }
}

#[test]
fn a_missing_terminator_is_refused() {
    assert_eq!(key::decode::<(String, ())>(b"abc"), Err(KeyFault::UnexpectedEnd { missing: 2 }));
    assert_eq!(
        key::decode::<(String, ())>(b"abc\x00"),
        Err(KeyFault::UnexpectedEnd { missing: 1 })
    );
    assert_eq!(
        key::decode::<Reverse<String>>(&[!b'a']),
        Err(KeyFault::UnexpectedEnd { missing: 2 })
    );
}

#[test]
fn trailing_bytes_are_refused() {
    assert_eq!(key::decode::<u16>(&[0, 1, 2, 3]), Err(KeyFault::TrailingBytes { count: 2 }));
    assert_eq!(key::decode::<()>(&[0]), Err(KeyFault::TrailingBytes { count: 1 }));
    assert_eq!(key::decode::<Option<String>>(&[0, 1]), Err(KeyFault::TrailingBytes { count: 1 }));
}

#[test]
fn short_keys_are_refused() {
    assert_eq!(key::decode::<u32>(&[0, 1, 2]), Err(KeyFault::UnexpectedEnd { missing: 1 }));
    assert_eq!(key::decode::<[u8; 32]>(&[0; 30]), Err(KeyFault::UnexpectedEnd { missing: 2 }));
    assert_eq!(key::decode::<[u16; 2]>(&[0; 2]), Err(KeyFault::UnexpectedEnd { missing: 2 }));
    assert_eq!(key::decode::<Option<u8>>(&[1]), Err(KeyFault::UnexpectedEnd { missing: 1 }));
}

#[test]
fn values_outside_their_type_are_refused() {
    let fault = |what, remaining| KeyFault::OutOfRange { what, remaining };
    assert_eq!(key::decode::<(bool, u16)>(&[2, 0, 0]), Err(fault("bool", 2)));
    assert_eq!(key::decode::<Option<u8>>(&[2, 0]), Err(fault("Option", 1)));
    assert_eq!(key::decode::<char>(&[0, 0, 0xd8, 0]), Err(fault("char", 0)));
    assert_eq!(key::decode::<char>(&[0, 0x11, 0, 0]), Err(fault("char", 0)));
    assert_eq!(key::decode::<NonZero<u16>>(&[0, 0]), Err(fault("NonZero<u16>", 0)));
    assert_eq!(key::decode::<NonZero<i8>>(&[0x80]), Err(fault("NonZero<i8>", 0)));
}

#[test]
fn text_that_is_not_utf8_is_refused_in_both_places() {
    assert_eq!(key::decode::<String>(&[0xff]), Err(KeyFault::InvalidUtf8 { remaining: 0 }));
    assert_eq!(
        key::decode::<(Box<str>, u8)>(&[0xff, 0x00, 0x01, 0x07]),
        Err(KeyFault::InvalidUtf8 { remaining: 1 })
    );
}

#[test]
fn arrays_of_nothing_read_without_allocating_for_their_length() {
    assert_eq!(key::decode::<[u8; 0]>(&[]), Ok([]));
    assert_eq!(key::decode::<[(); 1000]>(&[]), Ok([(); 1000]));
}

#[test]
fn keys_of_another_table_are_refused() {
    assert_eq!(key::behind_prefix(b"users", b"users-a"), Ok(b"-a".as_slice()));
    let fault = key::behind_prefix(b"users", b"us").unwrap_err();
    assert_eq!(fault, KeyFault::WrongPrefix { expected: b"users".to_vec(), found: b"us".to_vec() });
    assert_eq!(
        fault.to_string(),
        "the key begins with 0x7573 and not with 0x7573657273: it belongs to another table"
    );
}

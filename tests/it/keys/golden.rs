//! The bytes of keys, as they are for ever.

use std::{cmp::Reverse, fmt::Debug, num::NonZero};

use perennial::key::{self, Key};

use super::domain::{Id, Message};

fn lies_as<K: Key + Debug + PartialEq>(key: K, bytes: &[u8]) {
    assert_eq!(key::encode(&key), bytes, "{key:?}");
    assert_eq!(key::decode::<K>(bytes), Ok(key));
}

#[test]
fn numbers_lie_big_endian_with_the_sign_flipped() {
    lies_as(0x0102_u16, &[1, 2]);
    lies_as(0x0102_0304_u32, &[1, 2, 3, 4]);
    lies_as(-1_i8, &[0x7f]);
    lies_as(0_i16, &[0x80, 0x00]);
    lies_as(i32::MIN, &[0, 0, 0, 0]);
    lies_as(i64::MAX, &[0xff; 8]);
    lies_as(u128::MAX - 1, &[[0xff; 15].as_slice(), &[0xfe]].concat());
    lies_as(NonZero::new(-2_i8).unwrap(), &[0x7e]);
    lies_as('ÿ', &[0, 0, 0, 0xff]);
    lies_as((false, true), &[0, 1]);
}

#[test]
fn texts_at_the_end_lie_as_they_are() {
    lies_as("a\0b".to_string(), b"a\0b");
    lies_as(vec![0_u8, 0xff, 1], &[0, 0xff, 1]);
    lies_as(Id::new("alice"), b"alice");
    lies_as(String::new(), b"");
    lies_as((7_u8, ("x".to_string(), "y\0".to_string())), b"\x07x\x00\x01y\x00");
}

#[test]
fn texts_before_other_fields_are_escaped_and_ended() {
    lies_as((Id::new("a\0"), 1_u8), b"a\x00\xff\x00\x01\x01");
    lies_as((Vec::<u8>::new(), ()), &[0x00, 0x01]);
    lies_as((("a".to_string(), "b".to_string()), 1_u8), b"a\x00\x01b\x00\x01\x01");
    lies_as(["a".to_string(), "b".to_string()], b"a\x00\x01b");
}

#[test]
fn options_structs_and_descending_fields_have_their_bytes() {
    lies_as((None::<String>, Some("a".to_string())), b"\x00\x01a");
    lies_as((Some("a".to_string()), 1_u8), b"\x01a\x00\x01\x01");
    lies_as(Reverse(1_u16), &[0xff, 0xfe]);
    lies_as(Reverse("a".to_string()), &[!b'a', 0xff, 0xfe]);
    lies_as([1_u8, 2, 3], &[1, 2, 3]);
    lies_as(
        Message { room: Id::new("r"), sent: -1, text: Some("hi".into()) },
        b"r\x00\x01\x7f\xff\xff\xff\xff\xff\xff\xff\x01hi",
    );
}

//! Keys near each other: a few characters and numbers, so that equal fields, common beginnings and
//! the bytes that escapes are made of turn up often.

use std::fmt::Debug;

use proptest::{
    prelude::*,
    test_runner::{Config, TestError, TestRunner},
};

pub const CASES: u32 = 10_000;

/// Runs a property over many values and shows the smallest that breaks it.
pub fn run<S: Strategy>(strategy: &S, property: impl Fn(S::Value))
where
    S::Value: Debug + Clone,
{
    let config = Config { cases: CASES, failure_persistence: None, ..Config::default() };
    let result = TestRunner::new(config).run(strategy, |value| {
        property(value);
        Ok(())
    });
    match result {
        Ok(()) => {}
        Err(TestError::Fail(reason, value)) => panic!("{value:?}: {reason}"),
        Err(TestError::Abort(reason)) => panic!("{reason}"),
    }
}

pub fn text() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        4 => prop::sample::select(vec!['\0', '\u{1}', '\u{2}', 'a', 'b', '\u{7f}', 'ÿ', '\u{10ffff}']),
        1 => any::<char>(),
    ];
    prop::collection::vec(character, 0..5).prop_map(String::from_iter)
}

pub fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let byte = prop_oneof![
        4 => prop::sample::select(vec![0, 1, 2, b'a', 0xfe, 0xff]),
        1 => any::<u8>(),
    ];
    prop::collection::vec(byte, 0..5)
}

/// Integers at the edges of bytes and signs, and any others.
macro_rules! integers {
    ($($type:ident)*) => { $(
        pub fn $type() -> impl Strategy<Value = $type> {
            let edges = vec![0, 1, 0x7f, <$type>::MIN, <$type>::MAX, <$type>::MAX / 2, !0, !0 - 1];
            prop_oneof![prop::sample::select(edges), any::<$type>()]
        }
    )* };
}

integers! { u8 u16 u32 u64 u128 i8 i16 i32 i64 i128 }

use std::{borrow::Cow, marker::PhantomData, time::Duration};

use proptest::{collection::vec, prelude::*};

use super::{
    agree::{both, for_all},
    generous::{number, text},
};

#[test]
fn bools_and_options_are_theirs() {
    for_all(any::<(bool, Option<bool>, Option<Option<u32>>)>(), both);
    for_all(proptest::option::of(text()), both);
}

#[test]
fn results_are_theirs() {
    for_all(proptest::result::maybe_ok(number().prop_map(|n| n as u64), text()), both);
    for_all(any::<Result<(), Option<u16>>>(), both);
}

#[test]
fn text_is_theirs() {
    for_all(text(), |text| {
        both(text);
        both::<Cow<'static, str>>(&Cow::Owned(text.clone()));
    });
    for len in [62, 63, 64, 65, 250, 251, 16_383, 16_384, 65_535, 65_536] {
        both(&"x".repeat(len));
    }
}

#[test]
fn durations_are_theirs() {
    let duration = (number(), 0_u32..1_000_000_000).prop_map(|(s, n)| Duration::new(s as u64, n));
    for_all(duration, both);
    both(&Duration::MAX);
}

#[test]
fn boxes_and_cows_are_their_content() {
    for_all((text(), vec(any::<u16>(), 0..5), number()), |(text, items, number)| {
        both(&Box::new(text.clone()));
        both(&Box::new(*number as u64));
        both::<Cow<'static, [u16]>>(&Cow::Owned(items.clone()));
        both::<Cow<'static, Vec<u16>>>(&Cow::Owned(items.clone()));
        both::<Cow<'static, u64>>(&Cow::Owned(*number as u64));
    });
}

#[test]
fn arrays_are_theirs() {
    for_all(any::<([u8; 32], [u8; 0], [[u16; 2]; 3], [Option<i8>; 4])>(), both);
    for_all([text(), text(), text()], both);
    both(&[[7_u8; 100]; 100]);
    both(&[(); 3]);
}

#[test]
fn tuples_are_theirs() {
    for_all(any::<(u8, i16, u32, i64, bool, u128, i8, u16, i32, u64)>(), both);
    for_all((any::<u8>(), text(), number()), |(a, text, n)| {
        let (b, c) = (text.clone(), *n as u64);
        both(&());
        both(&(*a,));
        both(&(*a, b.clone()));
        both(&(b.clone(), c, *a));
        both(&(b.clone(), c, *a, c, *a, b.clone(), (), c, *a, b.clone(), *a));
        both(&(b.clone(), c, *a, c, *a, b.clone(), (), c, *a, b.clone(), *a, c));
    });
    both(&(1_u8, PhantomData::<u32>));
}

//! The structure behind the names of a key, as data.

use alloc::{string::String, vec::Vec};
use core::{cmp::Reverse, num::NonZero};

use crate::schema::{Describer, Integer, Type, TypeRef};

/// What a [`Key::Shape`](super::Key::Shape) is made of: integers, `NonZero`, `bool`, `char`, `()`,
/// `String`, `Vec<u8>`, and arrays, tuples, `Option` and `Reverse` of those.
///
/// The catalog keeps the description: two keys of one shape have the same bytes.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no shape of a key",
    label = "not a key's shape",
    note = "a `Shape` is made of the shapes of other keys: `<String as Key>::Shape`, a tuple of at \
            most 32 of them"
)]
pub trait KeyShape {
    /// Describes the shape.
    #[doc(hidden)]
    fn describe(describer: &mut Describer) -> TypeRef;
}

macro_rules! integers {
    ($($type:ident $integer:ident)*) => { $(
        impl KeyShape for $type {
            fn describe(describer: &mut Describer) -> TypeRef {
                describer.own(|_| Type::Integer(Integer::$integer))
            }
        }

        impl KeyShape for NonZero<$type> {
            fn describe(describer: &mut Describer) -> TypeRef {
                describer.own(|_| Type::NonZero(Integer::$integer))
            }
        }
    )* };
}

integers! { u8 U8 u16 U16 u32 U32 u64 U64 u128 U128 i8 I8 i16 I16 i32 I32 i64 I64 i128 I128 }

macro_rules! leaves {
    ($($type:ty as $leaf:ident;)*) => { $(
        impl KeyShape for $type {
            fn describe(describer: &mut Describer) -> TypeRef {
                describer.own(|_| Type::$leaf)
            }
        }
    )* };
}

leaves! {
    () as Unit;
    bool as Bool;
    char as Char;
    String as String;
}

impl KeyShape for Vec<u8> {
    fn describe(describer: &mut Describer) -> TypeRef {
        describer.own(|describer| Type::List(u8::describe(describer)))
    }
}

impl<T: KeyShape, const N: usize> KeyShape for [T; N] {
    fn describe(describer: &mut Describer) -> TypeRef {
        describer.own(|describer| Type::Array(T::describe(describer), N as u64))
    }
}

impl<T: KeyShape> KeyShape for Option<T> {
    fn describe(describer: &mut Describer) -> TypeRef {
        describer.own(|describer| Type::Option(T::describe(describer)))
    }
}

impl<T: KeyShape> KeyShape for Reverse<T> {
    fn describe(describer: &mut Describer) -> TypeRef {
        describer.own(|describer| Type::Reverse(T::describe(describer)))
    }
}

/// A tuple, and all that are shorter: takes the items off one by one.
macro_rules! tuples {
    () => {};
    ($first:ident $($rest:ident)*) => {
        tuples! { $($rest)* }

        impl<$first: KeyShape, $($rest: KeyShape,)*> KeyShape for ($first, $($rest,)*) {
            fn describe(describer: &mut Describer) -> TypeRef {
                describer.own(|describer| {
                    let first = $first::describe(describer);
                    Type::Tuple([first, $($rest::describe(describer),)*].into())
                })
            }
        }
    };
}

tuples! {
    T1 T2 T3 T4 T5 T6 T7 T8 T9 T10 T11 T12 T13 T14 T15 T16
    T17 T18 T19 T20 T21 T22 T23 T24 T25 T26 T27 T28 T29 T30 T31 T32
}

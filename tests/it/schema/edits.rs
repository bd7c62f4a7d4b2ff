//! Edits of plain types: those that change the fingerprint, and those that do not.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, VecDeque},
    num::NonZero,
    time::Duration,
};

use parity_scale_codec::Compact;
use perennial::Layout;

use super::of;

/// Declares a type in a module of its own and gives its fingerprint.
macro_rules! fingerprint {
    ($($item:tt)*) => {{
        #[allow(dead_code)]
        mod place {
            #[allow(unused_imports)]
            use super::*;
            #[derive(perennial::Layout)]
            $($item)*
        }
        of::<place::T>()
    }};
}

/// As above, in another module and behind an alias.
#[allow(dead_code)]
mod elsewhere {
    pub(super) mod deeper {
        #[derive(perennial::Layout)]
        pub(in super::super) struct Renamed {
            pub(in super::super) x: u16,
            pub(in super::super) y: u16,
        }
    }
}

type Number = u32;
type Generic<T> = Vec<T>;

#[test]
fn all_leaves_and_collections_differ() {
    let all = [
        of::<()>(),
        of::<bool>(),
        of::<u8>(),
        of::<u16>(),
        of::<u32>(),
        of::<u64>(),
        of::<u128>(),
        of::<i8>(),
        of::<i16>(),
        of::<i32>(),
        of::<i64>(),
        of::<i128>(),
        of::<NonZero<u32>>(),
        of::<Compact<u32>>(),
        of::<Compact<u64>>(),
        of::<f32>(),
        of::<f64>(),
        of::<char>(),
        of::<String>(),
        of::<Duration>(),
        of::<Option<u32>>(),
        of::<Result<u32, u8>>(),
        of::<Result<u8, u32>>(),
        of::<Vec<u32>>(),
        of::<Vec<u8>>(),
        of::<BTreeSet<u32>>(),
        of::<BTreeMap<u32, u8>>(),
        of::<BTreeMap<u8, u32>>(),
        of::<[u32; 4]>(),
        of::<[u32; 5]>(),
        of::<[u8; 32]>(),
        of::<(u32,)>(),
        of::<(u32, u8)>(),
        of::<(u8, u32)>(),
        of::<Option<Option<u32>>>(),
    ];
    let unique: BTreeSet<_> = all.iter().collect();
    assert_eq!(unique.len(), all.len());
}

#[test]
fn what_changes_no_byte_and_no_meaning_does_not_count() {
    assert_eq!(of::<Box<u32>>(), of::<u32>());
    assert_eq!(of::<Cow<'static, str>>(), of::<String>());
    assert_eq!(of::<VecDeque<u8>>(), of::<Vec<u8>>());
    assert_eq!(of::<Number>(), of::<u32>());
    assert_eq!(of::<Generic<Number>>(), of::<Vec<u32>>());
    assert_eq!(of::<std::marker::PhantomData<u8>>(), of::<()>());
    let base = fingerprint!(
        pub struct T {
            x: u16,
            y: u16,
        }
    );
    assert_eq!(of::<elsewhere::deeper::Renamed>(), base);
    assert_eq!(
        fingerprint!(
            pub struct T {
                x: Box<u16>,
                y: u16,
            }
        ),
        base
    );
    assert_eq!(
        fingerprint!(
            pub struct T {
                /** docs */
                #[allow(unused)]
                x: u16,
                y: u16,
            }
        ),
        base
    );
    assert_eq!(
        fingerprint!(
            pub struct T(u32);
        ),
        of::<u32>()
    );
    assert_eq!(
        fingerprint!(
            pub struct T(Vec<Number>);
        ),
        of::<Vec<u32>>()
    );
    assert_eq!(
        fingerprint!(
            pub struct T;
        ),
        of::<()>()
    );
    assert_eq!(
        fingerprint!(
            pub struct T(u16, u8);
        ),
        of::<(u16, u8)>()
    );
    assert_eq!(
        fingerprint!(
            pub struct T {
                #[layout(renamed(from = "x"))]
                left: u16,
                y: u16,
            }
        ),
        base
    );
    assert_eq!(
        fingerprint!(
            pub struct T {
                r#x: u16,
                y: u16,
            }
        ),
        base
    );
    let variants = fingerprint!(
        pub enum T {
            A,
            B(u8),
            C { x: u16 },
        }
    );
    assert_eq!(
        fingerprint!(
            pub enum T {
                #[layout(index = 1)]
                B(u8),
                #[layout(index = 0)]
                A,
                #[layout(index = 2)]
                C { x: u16 },
            }
        ),
        variants
    );
    assert_eq!(
        fingerprint!(
            pub enum T {
                A,
                #[layout(renamed(from = "B"))]
                Byte(u8),
                C {
                    x: u16,
                },
            }
        ),
        variants
    );
}

#[test]
fn every_other_edit_counts() {
    let mut seen = BTreeSet::new();
    let mut new = |fingerprint, what: &str| assert!(seen.insert(fingerprint), "{what}");
    new(
        fingerprint!(
            pub struct T {
                x: u16,
                y: u16,
            }
        ),
        "the base",
    );
    new(
        fingerprint!(
            pub struct T {
                y: u16,
                x: u16,
            }
        ),
        "names swapped",
    );
    new(
        fingerprint!(
            pub struct T {
                x: u16,
                z: u16,
            }
        ),
        "renamed",
    );
    new(
        fingerprint!(
            pub struct T {
                x: u16,
            }
        ),
        "gone",
    );
    new(
        fingerprint!(
            pub struct T {
                x: u16,
                y: u16,
                z: u16,
            }
        ),
        "new",
    );
    new(
        fingerprint!(
            pub struct T {
                x: u32,
                y: u16,
            }
        ),
        "wider",
    );
    new(
        fingerprint!(
            pub struct T {
                x: i16,
                y: u16,
            }
        ),
        "signed",
    );
    new(
        fingerprint!(
            pub struct T {
                x: Compact<u16>,
                y: u16,
            }
        ),
        "compact",
    );
    new(
        fingerprint!(
            pub struct T {
                x: Option<u16>,
                y: u16,
            }
        ),
        "optional",
    );
    new(
        fingerprint!(
            pub struct T {
                x: NonZero<u16>,
                y: u16,
            }
        ),
        "never zero",
    );
    new(
        fingerprint!(
            pub struct T {
                x: (u16,),
                y: u16,
            }
        ),
        "a tuple",
    );
    new(
        fingerprint!(
            pub struct T(u16, u16);
        ),
        "without names",
    );
    new(
        fingerprint!(
            pub struct T {
                x: u16,
                #[layout(foreign = "Alien")]
                y: u16,
            }
        ),
        "foreign",
    );
    new(
        fingerprint!(
            pub struct T {
                x: u16,
                #[layout(foreign = "Alien2")]
                y: u16,
            }
        ),
        "another",
    );
    new(
        fingerprint!(
            pub enum T {
                A,
                B,
                C(u8),
            }
        ),
        "an enum",
    );
    new(
        fingerprint!(
            pub enum T {
                B,
                A,
                C(u8),
            }
        ),
        "variants swapped",
    );
    new(
        fingerprint!(
            pub enum T {
                A,
                C(u8),
                B,
            }
        ),
        "variant moved",
    );
    new(
        fingerprint!(
            pub enum T {
                A,
                B,
                C(u16),
            }
        ),
        "payload",
    );
    new(
        fingerprint!(
            pub enum T {
                A,
                B,
                C { x: u8 },
            }
        ),
        "payload with a name",
    );
    new(
        fingerprint!(
            pub enum T {
                A,
                B,
                C(u8, u8),
            }
        ),
        "longer payload",
    );
    new(
        fingerprint!(
            pub enum T {
                A,
                B,
                C(u8),
                D,
            }
        ),
        "variant added",
    );
    new(
        fingerprint!(
            pub enum T {
                A,
                B,
                #[layout(index = 3)]
                C(u8),
            }
        ),
        "index",
    );
    new(
        fingerprint!(
            pub enum T {
                A,
                Z,
                C(u8),
            }
        ),
        "variant renamed",
    );
}

#[derive(Layout)]
#[allow(dead_code)]
struct Deep<T> {
    inner: Middle<T>,
}

#[derive(Layout)]
#[allow(dead_code)]
struct Middle<T> {
    inner: Option<Vec<Bottom<T>>>,
}

#[derive(Layout)]
#[allow(dead_code)]
struct Bottom<T> {
    value: T,
}

#[test]
fn fingerprints_are_deep_and_see_through_parameters() {
    assert_ne!(of::<Deep<u16>>(), of::<Deep<u32>>());
    assert_ne!(of::<Deep<Bottom<u16>>>(), of::<Deep<u16>>());
    assert_eq!(of::<Deep<Number>>(), of::<Deep<u32>>());
}

/// The hash is part of what is stored: it never changes. These two were computed apart from this code,
/// after the description in `schema::shape`.
#[test]
fn fingerprints_are_frozen() {
    assert_eq!(of::<u32>().to_string(), FROZEN_U32);
    assert_eq!(
        fingerprint!(
            pub enum T {
                A,
                B(u8, Vec<String>),
                C { x: Option<[u16; 3]> },
            }
        )
        .to_string(),
        FROZEN_ENUM
    );
}

const FROZEN_U32: &str = "0xe26a3fcbbb3843d82945a821c79bf7f4";
const FROZEN_ENUM: &str = "0xb8a10cfe5c81abc33616bf3801f63eaf";

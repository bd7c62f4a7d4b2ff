//! An entity with fifty versions, each of which adds a field, and what one would write by hand: fifty
//! structs, an enum of them, and an upcast from each to the next.

use parity_scale_codec::{Decode, Encode};
use perennial::Versioned;

/// The entity.
macro_rules! entity {
    ($($version:tt $field:ident)*) => {
        #[derive(Clone, Debug, PartialEq, Versioned)]
        #[versioned(latest = 50)]
        pub struct Fifty {
            pub id: [u8; 32],
            pub name: String,
            $(
                #[versioned(since = $version)]
                pub $field: u32,
            )*
        }

        impl Fifty {
            /// The value as a version stores it: what came later has its default.
            pub fn sample_of(number: u8) -> Self {
                Self {
                    id: [7; 32],
                    name: "satoshi nakamoto the 2nd".into(),
                    $($field: if $version <= number { u32::from(number) } else { 0 },)*
                }
            }
        }
    };
}

/// A struct per version, each with the upcast to the next.
macro_rules! structs {
    ($old:ident [$($field:ident)*] $new:ident $added:ident $($rest:ident)*) => {
        #[derive(Encode, Decode)]
        pub struct $new {
            pub id: [u8; 32],
            pub name: String,
            $(pub $field: u32,)*
            pub $added: u32,
        }

        impl From<$old> for $new {
            #[inline]
            fn from(old: $old) -> Self {
                Self { id: old.id, name: old.name, $($field: old.$field,)* $added: 0 }
            }
        }

        impl Latest for $old {
            #[inline]
            fn latest(self) -> V50 {
                $new::from(self).latest()
            }
        }

        structs!($new [$($field)* $added] $($rest)*);
    };
    ($last:ident [$($field:ident)*]) => {
        impl Latest for $last {
            #[inline]
            fn latest(self) -> Self {
                self
            }
        }

        impl From<$last> for Fifty {
            fn from(plain: $last) -> Self {
                Self { id: plain.id, name: plain.name, $($field: plain.$field,)* }
            }
        }
    };
}

/// The enum of the structs.
macro_rules! versioned {
    ($($index:literal $version:ident)*) => {
        #[derive(Encode, Decode)]
        pub enum PlainVersioned {
            $(#[codec(index = $index)] $version($version),)*
        }

        impl PlainVersioned {
            /// All the way up, one version after the other.
            #[inline]
            pub fn latest(self) -> V50 {
                match self {
                    $(Self::$version(old) => old.latest(),)*
                }
            }
        }
    };
}

/// A struct that leads to the latest.
trait Latest {
    fn latest(self) -> V50;
}

#[derive(Encode, Decode)]
pub struct V1 {
    pub id: [u8; 32],
    pub name: String,
}

entity! {
    2 a2 3 a3 4 a4 5 a5 6 a6 7 a7 8 a8 9 a9 10 a10
    11 a11 12 a12 13 a13 14 a14 15 a15 16 a16 17 a17 18 a18 19 a19 20 a20
    21 a21 22 a22 23 a23 24 a24 25 a25 26 a26 27 a27 28 a28 29 a29 30 a30
    31 a31 32 a32 33 a33 34 a34 35 a35 36 a36 37 a37 38 a38 39 a39 40 a40
    41 a41 42 a42 43 a43 44 a44 45 a45 46 a46 47 a47 48 a48 49 a49 50 a50
}

structs! {
    V1 [] V2 a2 V3 a3 V4 a4 V5 a5 V6 a6 V7 a7 V8 a8 V9 a9 V10 a10
    V11 a11 V12 a12 V13 a13 V14 a14 V15 a15 V16 a16 V17 a17 V18 a18 V19 a19 V20 a20
    V21 a21 V22 a22 V23 a23 V24 a24 V25 a25 V26 a26 V27 a27 V28 a28 V29 a29 V30 a30
    V31 a31 V32 a32 V33 a33 V34 a34 V35 a35 V36 a36 V37 a37 V38 a38 V39 a39 V40 a40
    V41 a41 V42 a42 V43 a43 V44 a44 V45 a45 V46 a46 V47 a47 V48 a48 V49 a49 V50 a50
}

versioned! {
    1 V1 2 V2 3 V3 4 V4 5 V5 6 V6 7 V7 8 V8 9 V9 10 V10
    11 V11 12 V12 13 V13 14 V14 15 V15 16 V16 17 V17 18 V18 19 V19 20 V20
    21 V21 22 V22 23 V23 24 V24 25 V25 26 V26 27 V27 28 V28 29 V29 30 V30
    31 V31 32 V32 33 V33 34 V34 35 V35 36 V36 37 V37 38 V38 39 V39 40 V40
    41 V41 42 V42 43 V43 44 V44 45 V45 46 V46 47 V47 48 V48 49 V49 50 V50
}

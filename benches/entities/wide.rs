use parity_scale_codec::{Decode, Encode};
use perennial::{Layout, Versioned};

use super::Fixture;

/// What field 22 of [`Wide`] holds.
pub const TARGET: &str = "surrealdb-record-target-7";

/// The fields of the fixture by which revision 0.30 shows its walkers in its own benchmark
/// `late_field_access`: 25 of them, five nested structs among them; `target` is at index 22.
macro_rules! wide_like {
    ($(#[$meta:meta])* $name:ident, $(#[$inner_meta:meta])* $nested:ident) => {
        $(#[$inner_meta])*
        pub struct $nested {
            pub a: u32,
            pub b: String,
            pub c: bool,
            pub d: u64,
        }

        $(#[$meta])*
        pub struct $name {
            pub id: u32,
            pub flag1: bool,
            pub counter1: u64,
            pub label1: String,
            pub score: i32,
            pub flag2: bool,
            pub counter2: u64,
            pub label2: String,
            pub rating: f64,
            pub flag3: bool,
            pub inner1: $nested,
            pub inner2: $nested,
            pub inner3: $nested,
            pub counter3: u64,
            pub label3: String,
            pub flag4: bool,
            pub counter4: u64,
            pub inner4: $nested,
            pub inner5: $nested,
            pub flag5: bool,
            pub counter5: u64,
            pub label4: String,
            pub target: String,
            pub score2: i32,
            pub final_label: String,
        }

        impl $name {
            /// The values of revision's benchmark.
            pub fn sample() -> Self {
                let nested = || $nested {
                    a: 0xCAFE,
                    b: "nested-label".into(),
                    c: true,
                    d: 0xDEAD_BEEF_CAFE_BABE,
                };
                Self {
                    id: 42,
                    flag1: true,
                    counter1: 100,
                    label1: "field-one".into(),
                    score: -7,
                    flag2: false,
                    counter2: 200,
                    label2: "field-two".into(),
                    rating: 3.5,
                    flag3: true,
                    inner1: nested(),
                    inner2: nested(),
                    inner3: nested(),
                    counter3: 300,
                    label3: "field-three".into(),
                    flag4: false,
                    counter4: 400,
                    inner4: nested(),
                    inner5: nested(),
                    flag5: true,
                    counter5: 500,
                    label4: "field-four".into(),
                    target: $crate::entities::TARGET.into(),
                    score2: 999,
                    final_label: "the-end".into(),
                }
            }
        }
    };
}

pub(crate) use wide_like;

wide_like! {
    #[derive(Clone, Debug, PartialEq, Versioned)]
    #[versioned(latest = 1, derive(Clone, Debug, PartialEq))]
    Wide,
    #[derive(Clone, Debug, PartialEq, Layout)]
    Nested
}

wide_like! {
    #[derive(Clone, Debug, PartialEq, Encode, Decode, bincode::Encode, bincode::Decode)]
    PlainWide,
    #[derive(Clone, Debug, PartialEq, Encode, Decode, bincode::Encode, bincode::Decode)]
    PlainNested
}

/// Moves all fields from one of the two into the other.
macro_rules! wide_from {
    ($from:ident => $to:ident) => {
        impl From<$from> for $to {
            fn from(from: $from) -> Self {
                Self {
                    id: from.id,
                    flag1: from.flag1,
                    counter1: from.counter1,
                    label1: from.label1,
                    score: from.score,
                    flag2: from.flag2,
                    counter2: from.counter2,
                    label2: from.label2,
                    rating: from.rating,
                    flag3: from.flag3,
                    inner1: from.inner1.into(),
                    inner2: from.inner2.into(),
                    inner3: from.inner3.into(),
                    counter3: from.counter3,
                    label3: from.label3,
                    flag4: from.flag4,
                    counter4: from.counter4,
                    inner4: from.inner4.into(),
                    inner5: from.inner5.into(),
                    flag5: from.flag5,
                    counter5: from.counter5,
                    label4: from.label4,
                    target: from.target,
                    score2: from.score2,
                    final_label: from.final_label,
                }
            }
        }
    };
}

wide_from!(Wide => PlainWide);
wide_from!(PlainWide => Wide);

impl From<Nested> for PlainNested {
    fn from(Nested { a, b, c, d }: Nested) -> Self {
        Self { a, b, c, d }
    }
}

impl From<PlainNested> for Nested {
    fn from(PlainNested { a, b, c, d }: PlainNested) -> Self {
        Self { a, b, c, d }
    }
}

#[derive(Encode, Decode)]
pub enum PlainVersionedWide {
    #[codec(index = 1)]
    V1(PlainWide),
}

impl Fixture for Wide {
    type Plain = PlainWide;
    type PlainVersioned = PlainVersionedWide;

    fn sample() -> Self {
        Self::sample()
    }

    fn sample_of(_: u8) -> Self {
        Self::sample()
    }

    fn plain_versioned(value: Self, _: u8) -> PlainVersionedWide {
        PlainVersionedWide::V1(value.into())
    }

    #[inline]
    fn plain_latest(PlainVersionedWide::V1(latest): PlainVersionedWide) -> PlainWide {
        latest
    }
}

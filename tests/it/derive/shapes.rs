//! Tuple and unit structs, raw identifiers, and names that generated code might use itself.

use perennial::{Entity, Layout, Scale, Versioned, entity};

use super::laws::{kept_in_all, lost, reads_as, refused, version};

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 3, derive(Clone, Debug, PartialEq))]
#[versioned(removed(gone: u8, in = 1..=2, after = 0, default = 4))]
struct Pair(
    u8,
    #[versioned(since = 3, was(_1: u8, upcast = u16::from, downcast = |wide: &u16| *wide as u8))]
    u16,
    #[versioned(since = 2)] bool,
);

#[test]
fn tuple_structs_evolve() {
    kept_in_all(&Pair(1, 2, false));
    assert_eq!(refused(&Pair(1, 300, false), 2), lost("1", 3));
    assert_eq!(refused(&Pair(1, 3, true), 1), lost("2", 2));
    reads_as(&VersionedPair::V1(PairV1(1, 9, 2)), &Pair(1, 2, false));
    reads_as(&VersionedPair::V2(PairV2(1, 9, 2, true)), &Pair(1, 2, true));
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 1, derive(Clone, Debug, PartialEq))]
struct Unit;

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, derive(Clone, Debug, PartialEq))]
#[versioned(removed(gone: u16, in = 1, first, default = 513))]
struct Emptied {}

#[test]
fn a_body_may_be_empty() {
    kept_in_all(&Unit);
    assert_eq!(entity::encode::<Scale, _>(&Unit).unwrap(), [1]);
    kept_in_all(&Emptied {});
    reads_as(&VersionedEmptied::V1(EmptiedV1 { gone: 7 }), &Emptied {});
}

#[allow(non_camel_case_types)]
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, derive(Clone, Debug, PartialEq))]
#[versioned(removed(r#fn: u8, in = 1, after = r#type, default = 0))]
struct r#struct {
    r#type: u8,
    #[versioned(since = 2, was(r#match: u8, upcast = u16::from, downcast = narrow))]
    r#loop: u16,
}

fn narrow(wide: &u16) -> u8 {
    wide.to_le_bytes()[0]
}

#[allow(non_camel_case_types)]
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, derive(Clone, Debug, PartialEq))]
#[versioned(removed(r#enum, in = 1, index = 1, upcast = || r#union::r#move { r#in: 0 }))]
enum r#union {
    r#move {
        #[versioned(since = 2)]
        r#in: u8,
    },
}

#[test]
fn raw_identifiers_are_called_by_their_names() {
    kept_in_all(&r#struct { r#type: 1, r#loop: 2 });
    assert_eq!(refused(&r#struct { r#type: 1, r#loop: 300 }, 1), lost("loop", 2));
    let old = structV1 { r#type: 1, r#fn: 2, r#match: 3 };
    reads_as(&Versionedstruct::V1(old), &r#struct { r#type: 1, r#loop: 3 });
    assert_eq!(r#struct::NAME, "struct");
    kept_in_all(&r#union::r#move { r#in: 0 });
    reads_as(&Versionedunion::V1(unionV1::r#enum), &r#union::r#move { r#in: 0 });
    assert_eq!(refused(&r#union::r#move { r#in: 1 }, 1), lost("in", 2));
    let error = entity::decode::<Scale, r#union>(&[2, 9]).unwrap_err().kind.to_string();
    assert!(error.contains("`union`"), "{error}");
}

/// Every name that the expansion uses, as a field.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, derive(Clone, Debug, PartialEq))]
struct Clash {
    reader: u8,
    writer: u8,
    __reader: u8,
    __writer: u8,
    __form: u8,
    __value: u8,
    #[versioned(since = 2, default = 3)]
    __back: u8,
    #[versioned(since = 2, upcast = |old: &ClashV1| old.__form)]
    __start: u8,
    #[versioned(since = 2, was(__error: u8, try_upcast = u16::try_from, downcast = narrow))]
    __perennial_0: u16,
    __perennial_back_1: u8,
    __source: u8,
    version: u8,
    self_: u8,
}

#[test]
fn fields_may_bear_the_names_of_the_expansion() {
    let clash = Clash {
        reader: 1,
        writer: 2,
        __reader: 3,
        __writer: 4,
        __form: 5,
        __value: 6,
        __back: 3,
        __start: 5,
        __perennial_0: 9,
        __perennial_back_1: 10,
        __source: 11,
        version: 12,
        self_: 13,
    };
    kept_in_all(&clash);
    assert_eq!(refused(&Clash { __back: 4, ..clash.clone() }, 1), lost("__back", 2));
    assert_eq!(refused(&Clash { __start: 4, ..clash }, 1), lost("__start", 2));
    assert_eq!(Clash::LATEST, version(2));
}

/// Parameters called as the expansion's might be.
#[derive(Clone, Debug, PartialEq, Layout)]
struct Params<W, S, Wire, const N: usize> {
    w: W,
    s: [S; N],
    wire: Option<Wire>,
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, derive(Clone, Debug, PartialEq))]
struct Carrier<W, S, E> {
    params: Params<W, S, E, 2>,
    #[versioned(since = 2)]
    s: Option<S>,
}

#[test]
fn parameters_may_bear_the_names_of_the_expansion() {
    let params = Params { w: 1_u8, s: [2_u16, 3], wire: Some(String::from("e")) };
    kept_in_all(&Carrier { params, s: None });
}

//! The structure behind the names of a key, as data.

use std::{cmp::Reverse, num::NonZero};

use perennial::{
    Key,
    key::{Blake2_128, Blake2_128Concat, KeyScheme, Ordered, Substrate, Twox64Concat},
};

fn ordered<K: Key + std::fmt::Debug>() -> String {
    <Ordered as KeyScheme<K>>::key_schema().to_json()
}

#[derive(Debug, Key)]
struct Name(String);

#[derive(Debug, Key)]
struct Project {
    org: Name,
    number: u32,
}

#[derive(Debug, Key)]
struct Wide {
    a: u8,
    b: u8,
    c: u8,
    d: u8,
    e: u8,
    f: u8,
    g: u8,
    h: u8,
    i: u8,
    j: u8,
}

#[test]
fn every_shape_has_a_schema() {
    assert_eq!(ordered::<()>(), r#"["unit"]"#);
    assert_eq!(ordered::<bool>(), r#"["bool"]"#);
    assert_eq!(ordered::<char>(), r#"["char"]"#);
    assert_eq!(ordered::<u8>(), r#"["u8"]"#);
    assert_eq!(ordered::<i128>(), r#"["i128"]"#);
    assert_eq!(ordered::<NonZero<u32>>(), r#"[{"nonzero":"u32"}]"#);
    assert_eq!(ordered::<String>(), r#"["string"]"#);
    assert_eq!(ordered::<Vec<u8>>(), r#"[{"list":1},"u8"]"#);
    assert_eq!(ordered::<[u16; 3]>(), r#"[{"array":1,"len":3},"u16"]"#);
    assert_eq!(ordered::<Option<u64>>(), r#"[{"option":1},"u64"]"#);
    assert_eq!(ordered::<Reverse<i64>>(), r#"[{"reverse":1},"i64"]"#);
    assert_eq!(
        ordered::<(u32, (String, bool))>(),
        r#"[{"tuple":[1,2]},"u32",{"tuple":[3,4]},"string","bool"]"#
    );
}

#[test]
fn names_are_not_in_it() {
    assert_eq!(ordered::<Name>(), ordered::<String>());
    assert_eq!(ordered::<Box<str>>(), ordered::<String>());
    assert_eq!(ordered::<Box<[u8]>>(), ordered::<Vec<u8>>());
    assert_eq!(ordered::<Project>(), ordered::<(String, u32)>());
}

#[test]
fn keys_of_many_fields_have_one() {
    assert_eq!(
        ordered::<Wide>(),
        format!(r#"[{{"tuple":[1,2,3,4,5,6,7,8,9,10]}}{}]"#, r#","u8""#.repeat(10))
    );
}

#[test]
fn keys_of_maps_are_described_as_their_layouts() {
    type One<H> = Substrate<H>;
    type Two = Substrate<(Blake2_128Concat, Twox64Concat)>;
    let one = <One<Blake2_128Concat> as KeyScheme<[u8; 32]>>::key_schema();
    assert_eq!(one.to_json(), r#"[{"array":1,"len":32},"u8"]"#);
    // What the hash leaves of it is the scheme's matter.
    assert_eq!(<One<Blake2_128> as KeyScheme<[u8; 32]>>::key_schema(), one);
    let two = <Two as KeyScheme<(u32, String)>>::key_schema();
    assert_eq!(two.to_json(), r#"[{"tuple":[1,2]},"u32","string"]"#);
}

//! `#[derive(Layout)]` and `#[derive(Key)]`.

use perennial::{
    Bincode, Key, Layout, Scale, key,
    layout::{self, Size},
    wire::{FaultKind, Reader, Source},
};

fn refuse_odd(even: &Even) -> Result<(), &'static str> {
    if even.value.is_multiple_of(2) { Ok(()) } else { Err("odd") }
}

#[derive(Clone, Debug, PartialEq, Layout)]
#[layout(check = refuse_odd)]
struct Even {
    value: u16,
}

#[derive(Clone, Debug, PartialEq, Layout)]
#[layout(check = |choice: &Choice| match choice { Choice::B { low, high } if low > high => Err(format!("{low} > {high}")), _ => Ok(()) })]
#[repr(u8)]
enum Choice {
    A,
    #[layout(index = 7)]
    B {
        low: u8,
        high: u8,
    },
    C(Vec<Even>) = 9,
}

#[test]
fn a_check_refuses_values_when_they_are_read() {
    assert_eq!(layout::decode::<Scale, Even>(&[4, 0]).unwrap(), Even { value: 4 });
    let kind = layout::decode::<Scale, Even>(&[5, 0]).unwrap_err().into_details().kind;
    assert_eq!(kind, FaultKind::Refused { type_name: "Even", reason: "odd".into() });
    let kind = layout::decode::<Bincode, Choice>(&[7, 2, 1]).unwrap_err().into_details().kind;
    assert_eq!(kind, FaultKind::Refused { type_name: "Choice", reason: "2 > 1".into() });
    assert!(layout::decode::<Bincode, Choice>(&[9, 1, 3]).is_err(), "also inside");
}

#[test]
fn plain_enums_have_the_indices_that_they_are_given() {
    for choice in [Choice::A, Choice::B { low: 1, high: 2 }, Choice::C(vec![Even { value: 2 }])] {
        let bytes = layout::encode::<Scale, _>(&choice).unwrap();
        assert_eq!(layout::decode::<Scale, Choice>(&bytes).unwrap(), choice);
        let mut reader = Reader::new(&bytes);
        Choice::skip::<Scale, _>(&mut reader).unwrap();
        assert_eq!(reader.remaining(), 0);
        for len in 0..bytes.len() {
            assert!(layout::decode::<Scale, Choice>(&bytes[..len]).is_err());
        }
    }
    let kind = layout::decode::<Scale, Choice>(&[1]).unwrap_err().into_details().kind;
    assert_eq!(kind, FaultKind::UnknownVariant { type_name: "Choice", index: 1 });
}

#[derive(Debug, PartialEq, Layout)]
struct Mixed<'a, T, const N: usize>(u32, [T; N], std::borrow::Cow<'a, str>, Unit);

#[derive(Debug, PartialEq, Layout)]
struct Unit;

#[test]
fn sizes_are_the_sums_of_their_fields() {
    assert_eq!(Unit::SIZE, Size::ZERO);
    assert_eq!(Even::SIZE, <u16 as Layout>::SIZE);
    assert_eq!(Mixed::<u8, 3>::SIZE.min::<Scale>(), 8);
    assert_eq!(Choice::SIZE.min::<Scale>(), 1);
    let mixed = Mixed(1, [2_u16, 3], "four".into(), Unit);
    let bytes = layout::encode::<Bincode, _>(&mixed).unwrap();
    assert_eq!(bytes, [1, 2, 3, 4, b'f', b'o', b'u', b'r']);
    assert_eq!(layout::decode::<Bincode, Mixed<'_, u16, 2>>(&bytes).unwrap(), mixed);
}

/// A list of itself.
#[derive(Clone, Debug, PartialEq, Layout)]
struct Node {
    value: u8,
    next: Option<Box<Node>>,
    kids: Vec<Node>,
}

#[test]
fn a_layout_may_hold_itself() {
    let leaf = Node { value: 1, next: None, kids: vec![] };
    let node =
        Node { value: 2, next: Some(Box::new(leaf.clone())), kids: vec![leaf.clone(), leaf] };
    let bytes = layout::encode::<Scale, _>(&node).unwrap();
    assert_eq!(layout::decode::<Scale, Node>(&bytes).unwrap(), node);
}

#[derive(Clone, Debug, PartialEq, Key)]
struct Id(u32);

#[derive(Clone, Debug, PartialEq, Key)]
struct Place<T> {
    r#type: Id,
    name: T,
}

#[test]
fn derived_keys_are_like_their_fields() {
    assert_eq!(key::encode(&Id(7)), key::encode(&7_u32));
    let place = Place { r#type: Id(7), name: String::from("n") };
    let bytes = key::encode(&place);
    assert_eq!(bytes, key::encode(&(7_u32, String::from("n"))));
    assert_eq!(key::decode::<Place<String>>(&bytes).unwrap(), place);
}

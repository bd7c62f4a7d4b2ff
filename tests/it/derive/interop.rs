//! Enums of versions in the hands of parity-scale-codec and bincode.

use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, IoReader, MaxEncodedLen};
use perennial::{Layout, Scale, Versioned, entity};

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, derive(Clone, Debug, PartialEq))]
#[versioned(scale, bincode, first_tag = 0)]
struct User {
    name: String,
    #[versioned(since = 2)]
    karma: u32,
}

fn users() -> Vec<VersionedUser> {
    let first = UserV1 { name: "ada".into() };
    vec![
        first.into(),
        User { name: "bob".into(), karma: 300 }.into(),
        UserV1 { name: "".into() }.into(),
    ]
}

#[derive(Clone, Debug, PartialEq, Encode, Decode, bincode::Encode, bincode::Decode)]
enum Theirs {
    V1 { name: String },
    V2 { name: String, karma: u32 },
}

fn theirs() -> Vec<Theirs> {
    let one = |name: &str| Theirs::V1 { name: name.into() };
    vec![one("ada"), Theirs::V2 { name: "bob".into(), karma: 300 }, one("")]
}

type Around<T> = (u8, Vec<T>, Option<T>, u16);

#[test]
fn scale_carries_them_inside_other_values() {
    let ours: Around<VersionedUser> = (1, users(), users().pop(), 0xABCD);
    let bytes = ours.encode();
    assert_eq!(bytes, (1_u8, theirs(), theirs().pop(), 0xABCD_u16).encode());
    assert_eq!(Around::<VersionedUser>::decode(&mut &bytes[..]).unwrap(), ours);
    let mut stream = IoReader(std::io::Cursor::new(bytes.clone()));
    assert_eq!(Around::<VersionedUser>::decode(&mut stream).unwrap(), ours);
    assert_eq!(stream.0.position(), u64::try_from(bytes.len()).unwrap());
    for len in 0..bytes.len() {
        assert!(Around::<VersionedUser>::decode(&mut &bytes[..len]).is_err(), "{len}");
    }
    let error = VersionedUser::decode(&mut &[9_u8, 0][..]).unwrap_err();
    assert!(error.to_string().contains("tag 0x09"), "{error}");
    fn is_tracked<T: DecodeWithMemTracking>() {}
    is_tracked::<VersionedUser>();
}

#[test]
fn bincode_carries_them_inside_other_values() {
    let standard = bincode::config::standard();
    let ours: Around<VersionedUser> = (1, users(), users().pop(), 0xABCD);
    let bytes = bincode::encode_to_vec(&ours, standard).unwrap();
    let mirror = (1_u8, theirs(), theirs().pop(), 0xABCD_u16);
    assert_eq!(bytes, bincode::encode_to_vec(&mirror, standard).unwrap());
    let (back, used) =
        bincode::decode_from_slice::<Around<VersionedUser>, _>(&bytes, standard).unwrap();
    assert_eq!((back, used), (ours.clone(), bytes.len()));
    let (back, _) =
        bincode::borrow_decode_from_slice::<Around<VersionedUser>, _>(&bytes, standard).unwrap();
    assert_eq!(back, ours);
    let mut stream = std::io::Cursor::new(&bytes);
    let back = bincode::decode_from_std_read::<Around<VersionedUser>, _, _>(&mut stream, standard);
    assert_eq!(back.unwrap(), ours);
    for len in 0..bytes.len() {
        assert!(
            bincode::decode_from_slice::<Around<VersionedUser>, _>(&bytes[..len], standard)
                .is_err()
        );
    }
}

#[derive(Clone, Debug, PartialEq, Layout, Encode, Decode, MaxEncodedLen)]
enum Kind {
    Small(u8),
    Large([u64; 4]),
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 3, derive(Clone, Debug, PartialEq))]
#[versioned(scale(Encode, Decode, MaxEncodedLen), first_tag = 0)]
#[versioned(removed(wide: [u128; 9], in = 2, after = kind, default = [0; 9]))]
struct Bounded {
    id: u32,
    kind: Kind,
    #[versioned(since = 3)]
    flag: Option<bool>,
}

#[derive(Encode, MaxEncodedLen)]
#[allow(dead_code)]
enum BoundedMirror {
    V1 { id: u32, kind: Kind },
    V2 { id: u32, kind: Kind, wide: [u128; 9] },
    V3 { id: u32, kind: Kind, flag: Option<bool> },
}

#[test]
fn the_greatest_length_is_that_of_the_derive() {
    assert_eq!(VersionedBounded::max_encoded_len(), BoundedMirror::max_encoded_len());
    let longest =
        VersionedBounded::V2(BoundedV2 { id: 1, kind: Kind::Large([1; 4]), wide: [2; 9] });
    assert_eq!(longest.encode().len(), VersionedBounded::max_encoded_len());
}

/// Generic, and an enum.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, derive(Clone, Debug, PartialEq), scale, bincode)]
enum Choice<'a, T: Clone> {
    One(T),
    #[versioned(since = 2)]
    Two(std::borrow::Cow<'a, str>),
}

#[test]
fn parameters_do_not_stand_in_the_way() {
    let ours = vec![
        VersionedChoice::V1(ChoiceV1::One(7_u16)),
        VersionedChoice::V2(Choice::Two("x".into())),
    ];
    let bytes = ours.encode();
    assert_eq!(Vec::<VersionedChoice<'_, u16>>::decode(&mut &bytes[..]).unwrap(), ours);
    let standard = bincode::config::standard();
    let bytes = bincode::encode_to_vec(&ours, standard).unwrap();
    let back = bincode::decode_from_slice::<Vec<VersionedChoice<'_, u16>>, _>(&bytes, standard);
    assert_eq!(back.unwrap().0, ours);
}

/// The enum form has them as well.
#[derive(Clone, Debug, PartialEq, Layout)]
struct Only(u16);

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(view = Only, scale(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen), bincode)]
enum VersionedOnly {
    V1(Only),
}

#[test]
fn versions_written_out_are_carried_too() {
    let ours = vec![VersionedOnly::V1(Only(300)); 2];
    assert_eq!(VersionedOnly::max_encoded_len(), 3);
    let bytes = ours.encode();
    assert_eq!(bytes, [8, 1, 44, 1, 1, 44, 1]);
    assert_eq!(Vec::<VersionedOnly>::decode(&mut &bytes[..]).unwrap(), ours);
    let standard = bincode::config::standard();
    let bytes = bincode::encode_to_vec(&ours, standard).unwrap();
    assert_eq!(
        bincode::decode_from_slice::<Vec<VersionedOnly>, _>(&bytes, standard).unwrap().0,
        ours
    );
    assert_eq!(entity::decode::<Scale, Only>(&[1, 44, 1]).unwrap(), Only(300));
}

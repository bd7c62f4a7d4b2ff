//! An enum of versions as a value of parity-scale-codec and bincode.

use parity_scale_codec::{Decode, Encode, Input, Output};
use perennial::entity::interop;

use super::user::{User, VersionedUser, user, v1};

impl Encode for VersionedUser {
    fn encode_to<O: Output + ?Sized>(&self, output: &mut O) {
        interop::scale_encode_to::<User, O>(self, output);
    }
}

impl Decode for VersionedUser {
    fn decode<I: Input>(input: &mut I) -> Result<Self, parity_scale_codec::Error> {
        interop::scale_decode::<User, I>(input)
    }
}

impl bincode::Encode for VersionedUser {
    fn encode<N: bincode::enc::Encoder>(
        &self,
        encoder: &mut N,
    ) -> Result<(), bincode::error::EncodeError> {
        interop::bincode_encode::<User, N>(self, encoder)
    }
}

impl<Context> bincode::Decode<Context> for VersionedUser {
    fn decode<D: bincode::de::Decoder<Context = Context>>(
        decoder: &mut D,
    ) -> Result<Self, bincode::error::DecodeError> {
        interop::bincode_decode::<User, D>(decoder)
    }
}

bincode::impl_borrow_decode!(VersionedUser);

/// The same as those crates' own derives see it; their indices are our tags.
#[derive(Debug, PartialEq, Encode, Decode, bincode::Encode, bincode::Decode)]
enum Peer {
    #[codec(index = 0)]
    Unused,
    #[codec(index = 1)]
    V1(String),
    #[codec(index = 2)]
    V2(String, u32),
}

type Rows<T> = (Vec<T>, u8);

fn ours() -> Rows<VersionedUser> {
    (vec![v1("ada"), VersionedUser::V2(user("bob", 70_000)), v1("")], 9)
}

fn theirs() -> Rows<Peer> {
    (vec![Peer::V1("ada".into()), Peer::V2("bob".into(), 70_000), Peer::V1(String::new())], 9)
}

#[test]
fn in_scale_it_lies_inside_other_values_as_a_derived_enum_does() {
    let bytes = theirs().encode();
    assert_eq!(ours().encode(), bytes);
    let mut input = bytes.as_slice();
    assert_eq!(Rows::<VersionedUser>::decode(&mut input).unwrap(), ours());
    assert!(input.is_empty());
}

#[test]
fn in_bincode_it_lies_inside_other_values_as_a_derived_enum_does() {
    let config = bincode::config::standard();
    let bytes = bincode::encode_to_vec(theirs(), config).unwrap();
    assert_eq!(bincode::encode_to_vec(ours(), config).unwrap(), bytes);
    let (read, used) =
        bincode::decode_from_slice::<Rows<VersionedUser>, _>(&bytes, config).unwrap();
    assert_eq!((read, used), (ours(), bytes.len()));
    let (read, used) =
        bincode::borrow_decode_from_slice::<Rows<VersionedUser>, _>(&bytes, config).unwrap();
    assert_eq!((read, used), (ours(), bytes.len()));
}

#[test]
fn every_cut_is_an_error_in_both() {
    let bytes = ours().encode();
    for end in 0..bytes.len() {
        assert!(Rows::<VersionedUser>::decode(&mut &bytes[..end]).is_err(), "{end}");
    }
    let config = bincode::config::standard();
    let bytes = bincode::encode_to_vec(ours(), config).unwrap();
    for end in 0..bytes.len() {
        let cut = bincode::decode_from_slice::<Rows<VersionedUser>, _>(&bytes[..end], config);
        assert!(cut.is_err(), "{end}");
    }
}

#[test]
fn the_canonical_rules_hold_inside_other_values_too() {
    // The length 3 in two bytes, where one is enough.
    let error = VersionedUser::decode(&mut b"\x01\x0d\x00ada".as_slice()).unwrap_err();
    assert!(error.to_string().contains("canonical"), "{error}");
    let config = bincode::config::standard();
    let wide =
        bincode::decode_from_slice::<VersionedUser, _>(b"\x01\xfb\x03\x00ada", config).unwrap_err();
    assert!(wide.to_string().contains("canonical"), "{wide}");
    let tag = VersionedUser::decode(&mut b"\x09".as_slice()).unwrap_err();
    assert!(tag.to_string().contains("0x09"), "{tag}");
}

#[test]
fn a_length_beyond_the_input_is_an_error_and_not_an_allocation() {
    // 2^30 - 1 bytes of text are announced, none follow.
    let error = VersionedUser::decode(&mut b"\x01\xfe\xff\xff\xff".as_slice()).unwrap_err();
    assert!(!error.to_string().is_empty());
    let config = bincode::config::standard().with_limit::<64>();
    let mut bytes = b"\x01\xfb\xe8\x03".to_vec();
    bytes.extend([b'a'; 1000]);
    let limited = bincode::decode_from_slice::<VersionedUser, _>(&bytes, config).unwrap_err();
    assert!(matches!(limited, bincode::error::DecodeError::LimitExceeded), "{limited}");
}

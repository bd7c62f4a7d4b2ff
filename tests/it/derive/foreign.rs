//! Field types that are known only to other codecs, their traits written by hand.

use perennial::{
    Bincode, Layout, Scale, Versioned,
    entity::{decode, encode, encode_as},
    layout,
    wire::FaultKind,
};

use super::laws::{kept, kept_in_all, lost, refused, version};

/// Three bytes; a first byte above 9 is refused.
#[derive(Clone, Debug, Default, PartialEq)]
struct Hash([u8; 3]);

impl parity_scale_codec::Encode for Hash {
    fn encode_to<O: parity_scale_codec::Output + ?Sized>(&self, dest: &mut O) {
        dest.write(&self.0);
    }
}

impl parity_scale_codec::Decode for Hash {
    fn decode<I: parity_scale_codec::Input>(
        input: &mut I,
    ) -> Result<Self, parity_scale_codec::Error> {
        let bytes = <[u8; 3]>::decode(input)?;
        if bytes[0] > 9 { Err("not a hash".into()) } else { Ok(Self(bytes)) }
    }
}

impl bincode::Encode for Hash {
    fn encode<E: bincode::enc::Encoder>(
        &self,
        encoder: &mut E,
    ) -> Result<(), bincode::error::EncodeError> {
        bincode::Encode::encode(&self.0, encoder)
    }
}

impl<C> bincode::Decode<C> for Hash {
    fn decode<D: bincode::de::Decoder<Context = C>>(
        decoder: &mut D,
    ) -> Result<Self, bincode::error::DecodeError> {
        let bytes = <[u8; 3]>::decode(decoder)?;
        if bytes[0] > 9 {
            return Err(bincode::error::DecodeError::Other("not a hash"));
        }
        Ok(Self(bytes))
    }
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 3, derive(Clone, Debug, PartialEq))]
#[versioned(removed(old: Hash, in = 1, after = id, default = Hash([1; 3]), foreign = "Hash"))]
struct Block {
    id: u32,
    #[versioned(foreign = "Hash")]
    parent: Hash,
    #[versioned(since = 2, foreign = "Option<Hash>")]
    uncle: Option<Hash>,
    #[versioned(since = 3, foreign = "Hash", was(
        root: Hash, foreign = "Hash", upcast = |root| root, downcast = |_| Hash([0; 3])
    ))]
    root: Hash,
}

#[test]
fn types_of_both_codecs() {
    let block = Block { id: 70_000, parent: Hash([9, 2, 3]), uncle: None, root: Hash([0; 3]) };
    kept_in_all(&block);
    assert_eq!(refused(&Block { uncle: Some(Hash([1; 3])), ..block.clone() }, 1), lost("uncle", 2));
    assert_eq!(refused(&Block { root: Hash([1; 3]), ..block.clone() }, 2), lost("root", 3));
    let mut bytes = encode::<Scale, _>(&block).unwrap();
    bytes[5] = 10;
    let error = decode::<Scale, Block>(&bytes).unwrap_err();
    assert!(matches!(error.kind, FaultKind::Foreign { type_name: "Hash", .. }), "{error}");
    let mut bytes = encode::<Bincode, _>(&block).unwrap();
    bytes[6] = 10;
    let error = decode::<Bincode, Block>(&bytes).unwrap_err();
    assert!(matches!(error.kind, FaultKind::Foreign { type_name: "Hash", .. }), "{error}");
}

#[derive(
    Clone, Debug, Default, PartialEq, parity_scale_codec::Encode, parity_scale_codec::Decode,
)]
struct OnlyScale(Vec<u16>);

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, derive(Clone, Debug, PartialEq))]
struct Chain {
    id: u8,
    #[versioned(since = 2, foreign_scale = "OnlyScale")]
    only: OnlyScale,
}

#[derive(Clone, Debug, Default, PartialEq, bincode::Encode, bincode::Decode)]
struct OnlyBincode(Vec<u16>);

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, derive(Clone, Debug, PartialEq))]
enum Host {
    Local(u8),
    #[versioned(since = 2, index = 1)]
    Remote {
        #[versioned(foreign_bincode = "OnlyBincode")]
        only: OnlyBincode,
    },
}

#[test]
fn types_of_one_codec() {
    let chain = Chain { id: 1, only: OnlyScale(vec![1, 300]) };
    let bytes = encode::<Scale, _>(&chain).unwrap();
    assert_eq!(bytes, [2, 1, 8, 1, 0, 44, 1]);
    assert_eq!(super::laws::stored::<Scale, Chain>(&bytes), chain);
    assert!(encode_as::<Scale, _>(&chain, version(1)).is_err());
    let host = Host::Remote { only: OnlyBincode(vec![1, 300]) };
    let bytes = encode::<Bincode, _>(&host).unwrap();
    assert_eq!(bytes, [2, 1, 2, 1, 251, 44, 1]);
    assert_eq!(super::laws::stored::<Bincode, Host>(&bytes), host);
}

#[derive(Clone, Debug, PartialEq, Layout)]
struct Wrapped<T>(#[layout(foreign = "Inner")] T, u8);

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, derive(Clone, Debug, PartialEq))]
struct Generic<T> {
    wrapped: Wrapped<u8>,
    #[versioned(since = 2, foreign = "T")]
    t: Option<T>,
}

#[test]
fn plain_layouts_and_parameters_may_hold_foreign_types() {
    let wrapped = Wrapped(Hash([1, 2, 3]), 7);
    let bytes = layout::encode::<Scale, _>(&wrapped).unwrap();
    assert_eq!(bytes, [1, 2, 3, 7]);
    assert_eq!(layout::decode::<Scale, Wrapped<Hash>>(&bytes).unwrap(), wrapped);
    let generic = Generic { wrapped: Wrapped(1, 2), t: Some(Hash([1; 3])) };
    kept(&generic, 2);
    kept_in_all(&Generic { t: None, ..generic });
}

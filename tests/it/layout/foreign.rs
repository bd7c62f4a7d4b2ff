//! Field types that only their own codecs know.

use std::collections::BTreeMap;

use perennial::{
    Bincode, Layout, Scale,
    layout::{self, Size, foreign},
    wire::{EncodeError, Fault, FaultKind, Reader, Source, Wire, Writer},
};
use proptest::{
    collection::{btree_map, vec},
    prelude::*,
};

use super::{
    agree::{both, for_all, scale},
    generous::text,
};

/// What stands in for a type of another crate: it has no layout.
#[derive(
    Clone,
    Debug,
    PartialEq,
    parity_scale_codec::Encode,
    parity_scale_codec::Decode,
    bincode::Encode,
    bincode::Decode,
)]
struct Alien {
    hash: [u8; 32],
    names: Vec<String>,
    counts: BTreeMap<u32, u64>,
}

/// A field of `T`, as the derive macro reads and writes it.
#[derive(
    Clone,
    Debug,
    PartialEq,
    parity_scale_codec::Encode,
    parity_scale_codec::Decode,
    bincode::Encode,
    bincode::Decode,
)]
struct Holder<T> {
    before: u16,
    alien: T,
    after: String,
}

/// What lies there, for the schema.
#[derive(Layout)]
struct HolderShape<T> {
    before: u16,
    #[layout(foreign = "Alien")]
    alien: T,
    after: String,
}

impl<T> Layout for Holder<T>
where
    T: parity_scale_codec::Encode + parity_scale_codec::Decode,
    T: bincode::Encode + bincode::Decode<()>,
{
    const SIZE: Size = Size::sum(&[u16::SIZE, foreign::SIZE, String::SIZE]);

    perennial::viewed_by_value!();
    perennial::shaped_as!(HolderShape<T>);

    fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let before = u16::read::<W>(reader)?;
        let alien = foreign::read::<T, W>("Alien", reader)?;
        Ok(Self { before, alien, after: String::read::<W>(reader)? })
    }

    fn write<W: Wire>(&self, writer: &mut Writer) {
        self.before.write::<W>(writer);
        foreign::write::<T, W>("Alien", &self.alien, writer);
        self.after.write::<W>(writer);
    }

    fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
        u16::skip::<W, S>(source)?;
        foreign::skip::<T, W, S>("Alien", source)?;
        String::skip::<W, S>(source)
    }
}

#[test]
fn foreign_fields_are_theirs() {
    let counts = btree_map(any::<u32>(), any::<u64>(), 0..3);
    let alien = (any::<[u8; 32]>(), vec(text(), 0..3), counts)
        .prop_map(|(hash, names, counts)| Alien { hash, names, counts });
    let holder = (any::<u16>(), alien, text());
    for_all(holder.prop_map(|(before, alien, after)| Holder { before, alien, after }), both);
}

#[test]
fn foreign_fields_may_be_empty() {
    both(&Holder { before: 1, alien: (), after: String::new() });
}

/// A type that one codec alone knows.
#[derive(Debug, parity_scale_codec::Encode, parity_scale_codec::Decode)]
struct ScaleField(Vec<u32>);

#[derive(Layout)]
struct ScaleFieldShape(#[layout(foreign_scale = "ScaleField")] ScaleField);

impl Layout for ScaleField {
    const SIZE: Size = foreign::scale_only::SIZE;

    perennial::viewed_by_value!();
    perennial::shaped_as!(ScaleFieldShape);

    fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        foreign::scale_only::read::<_, W>("ScaleField", reader)
    }

    fn write<W: Wire>(&self, writer: &mut Writer) {
        foreign::scale_only::write::<_, W>("ScaleField", self, writer);
    }

    fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
        foreign::scale_only::skip::<Self, W, S>("ScaleField", source)
    }
}

#[derive(Debug, bincode::Encode, bincode::Decode)]
struct BincodeField(Vec<u32>);

#[derive(Layout)]
struct BincodeFieldShape(#[layout(foreign_bincode = "BincodeField")] BincodeField);

impl Layout for BincodeField {
    const SIZE: Size = foreign::bincode_only::SIZE;

    perennial::viewed_by_value!();
    perennial::shaped_as!(BincodeFieldShape);

    fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        foreign::bincode_only::read::<_, W>("BincodeField", reader)
    }

    fn write<W: Wire>(&self, writer: &mut Writer) {
        foreign::bincode_only::write::<_, W>("BincodeField", self, writer);
    }

    fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
        foreign::bincode_only::skip::<Self, W, S>("BincodeField", source)
    }
}

#[test]
fn one_codec_is_enough() {
    scale(&ScaleField(vec![1, 2, 70_000]));
    super::agree::bincode(&BincodeField(vec![1, 2, 70_000]));
}

fn kind<W: Wire, T>(bytes: &[u8]) -> FaultKind
where
    T: parity_scale_codec::Encode + parity_scale_codec::Decode,
    T: bincode::Encode + bincode::Decode<()>,
{
    let mut reader = Reader::new(bytes);
    let Err(fault) = foreign::read::<T, W>("Alien", &mut reader) else {
        panic!("{bytes:?} was taken")
    };
    fault.into_kind()
}

#[test]
fn other_spellings_are_refused_although_their_codec_takes_them() {
    let other = FaultKind::NonCanonical { what: "Alien" };
    assert_eq!(kind::<Scale, BTreeMap<u8, u8>>(&[2 << 2, 2, 0, 1, 0]), other);
    assert_eq!(kind::<Scale, BTreeMap<u8, u8>>(&[2 << 2, 1, 0, 1, 0]), other);
    assert_eq!(kind::<Bincode, BTreeMap<u8, u8>>(&[2, 2, 0, 1, 0]), other);
    assert_eq!(kind::<Bincode, u32>(&[251, 1, 0]), other);
}

#[test]
fn false_lengths_are_refused() {
    assert!(matches!(kind::<Scale, Vec<u64>>(&[3, 255, 255, 255, 255]), FaultKind::Foreign { .. }));
    let end = kind::<Scale, Vec<String>>(&[3, 255, 255, 255, 255, 0]);
    assert_eq!(end, FaultKind::UnexpectedEnd { missing: 1 });
    for len in [[253, 255, 255, 255, 255, 255, 255, 255, 255], [253, 0, 0, 0, 0, 1, 0, 0, 0]] {
        assert!(matches!(kind::<Bincode, Vec<u64>>(&len), FaultKind::Foreign { .. }));
        assert!(matches!(kind::<Bincode, Vec<u8>>(&len), FaultKind::Foreign { .. }));
        assert!(matches!(kind::<Bincode, Vec<String>>(&len), FaultKind::Foreign { .. }));
    }
}

#[test]
fn truncations_are_an_early_end() {
    let alien = Alien { hash: [7; 32], names: vec!["a".into()], counts: [(1, 2)].into() };
    let bytes = layout::encode::<Bincode, _>(&Holder { before: 0, alien, after: "z".into() });
    let bytes = bytes.unwrap();
    for end in 0..bytes.len() {
        let error = layout::decode::<Bincode, Holder<Alien>>(&bytes[..end]).unwrap_err();
        assert!(matches!(error.kind, FaultKind::UnexpectedEnd { .. }), "{error}");
    }
}

/// A type whose codec does not read back what it writes.
#[derive(Debug)]
struct Lossy;

impl parity_scale_codec::Encode for Lossy {
    fn encode(&self) -> Vec<u8> {
        vec![1]
    }
}

impl parity_scale_codec::Decode for Lossy {
    fn decode<I: parity_scale_codec::Input>(_: &mut I) -> Result<Self, parity_scale_codec::Error> {
        Err("never".into())
    }
}

#[test]
fn what_would_not_read_back_is_not_written() {
    let mut writer = Writer::new();
    foreign::scale_only::write::<_, Scale>("Lossy", &Lossy, &mut writer);
    let error = writer.finish().unwrap_err();
    assert!(matches!(error, EncodeError::Foreign { type_name: "Lossy", .. }), "{error}");
}

#[derive(parity_scale_codec::Encode, parity_scale_codec::Decode)]
enum Chain {
    End,
    Next(Box<Chain>),
}

#[test]
fn foreign_nesting_is_bounded_in_scale() {
    let fault = |levels: usize| {
        let mut bytes = vec![1; levels];
        bytes.push(0);
        foreign::scale_only::read::<Chain, Scale>("Chain", &mut Reader::new(&bytes)).err()
    };
    assert!(fault(100).is_none());
    let kind = fault(100_000).unwrap().into_kind();
    assert_eq!(kind, FaultKind::TooDeep { max: 128 });
}

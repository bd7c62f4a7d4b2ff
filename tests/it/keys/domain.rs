//! Key types as users write them.

use perennial::{
    key::{Key, KeyFault, Place},
    layout::{Layout, Size},
    wire::{Fault, FaultKind, Reader, Scale, Source, Wire, Writer},
};

/// A newtype over a text, in both forms.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Id(pub String);

impl Id {
    pub fn new(text: &str) -> Self {
        Self(text.into())
    }
}

impl Key for Id {
    type Shape = <String as Key>::Shape;

    fn write_key(&self, out: &mut Vec<u8>, place: Place) {
        self.0.write_key(out, place);
    }

    fn read_key(bytes: &mut &[u8], place: Place) -> Result<Self, KeyFault> {
        Key::read_key(bytes, place).map(Self)
    }
}

impl Layout for Id {
    const SIZE: Size = Size::at_least(1);

    perennial::viewed_by_value!();
    perennial::shaped_as!(String);

    fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let len = W::get_len(reader)?;
        let text = std::str::from_utf8(reader.take(len)?);
        text.map(Self::new).map_err(|_| reader.fault(FaultKind::InvalidUtf8))
    }

    fn write<W: Wire>(&self, writer: &mut Writer) {
        W::put_len(writer, self.0.len());
        writer.bytes(self.0.as_bytes());
    }

    fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
        let len = W::get_len(source)?;
        source.advance(len)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Domain {
    Org(Id),
    User(Id),
}

impl Layout for Domain {
    const SIZE: Size = Size::at_least(2);

    perennial::viewed_by_value!();
    perennial::shaped_as!(Result<Id, Id>);

    fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        match W::get_variant(reader)? {
            0 => Id::read::<W>(reader).map(Self::Org),
            1 => Id::read::<W>(reader).map(Self::User),
            index => Err(reader.fault(FaultKind::UnknownVariant { type_name: "Domain", index })),
        }
    }

    fn write<W: Wire>(&self, writer: &mut Writer) {
        let (index, id) = match self {
            Self::Org(id) => (0, id),
            Self::User(id) => (1, id),
        };
        W::put_variant(writer, index);
        id.write::<W>(writer);
    }

    fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
        W::get_variant(source)?;
        Id::skip::<W, S>(source)
    }
}

/// A struct of two fields, in both forms.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ProjectId {
    pub name: Id,
    pub domain: Domain,
}

impl Layout for ProjectId {
    const SIZE: Size = Size::at_least(3);

    perennial::viewed_by_value!();
    perennial::shaped_as!((Id, Domain));

    fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        Ok(Self { name: Id::read::<W>(reader)?, domain: Domain::read::<W>(reader)? })
    }

    fn write<W: Wire>(&self, writer: &mut Writer) {
        self.name.write::<W>(writer);
        self.domain.write::<W>(writer);
    }

    fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
        Id::skip::<W, S>(source)?;
        Domain::skip::<W, S>(source)
    }
}

/// 32 bytes as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hash(pub [u8; 32]);

impl Layout for Hash {
    const SIZE: Size = Size::exactly(32);

    perennial::viewed_by_value!();
    perennial::shaped_as!([u8; 32]);

    fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        reader.array().map(Self)
    }

    fn write<W: Wire>(&self, writer: &mut Writer) {
        writer.bytes(&self.0);
    }

    fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
        source.advance(32)
    }
}

/// A key that no codec can write: its variant's index takes more than a byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unwritable;

impl Layout for Unwritable {
    const SIZE: Size = Size::exactly(1);

    perennial::viewed_by_value!();
    perennial::shaped_as!(u8);

    fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        W::get_variant(reader).map(|_| Self)
    }

    fn write<W: Wire>(&self, writer: &mut Writer) {
        Scale::put_variant(writer, 256);
    }

    fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
        W::get_variant(source).map(|_| ())
    }
}

/// A struct whose fields are of different width, as the derive macro treats it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Message {
    pub room: Id,
    pub sent: i64,
    pub text: Option<String>,
}

impl Key for Message {
    type Shape = (<Id as Key>::Shape, <i64 as Key>::Shape, <Option<String> as Key>::Shape);

    fn write_key(&self, out: &mut Vec<u8>, place: Place) {
        self.room.write_key(out, Place::Inner);
        self.sent.write_key(out, Place::Inner);
        self.text.write_key(out, place);
    }

    fn read_key(bytes: &mut &[u8], place: Place) -> Result<Self, KeyFault> {
        Ok(Self {
            room: Key::read_key(bytes, Place::Inner)?,
            sent: Key::read_key(bytes, Place::Inner)?,
            text: Key::read_key(bytes, place)?,
        })
    }
}

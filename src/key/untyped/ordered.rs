//! Reading ordered keys by their schema, exactly as the typed keys read themselves.

use alloc::{borrow::Cow, vec::Vec};

use super::{judge::is_byte, made::Made};
use crate::{
    key::{KeyFault, Place, input},
    schema::{Integer, Schema, Type, TypeRef},
};

/// Reads one key of a schema that was judged.
pub(super) struct Reader<'s, 'b> {
    schema: &'s Schema,
    bytes: &'b [u8],
    /// What each byte is inverted with: all bits within a `Reverse`, none within two.
    mask: u8,
}

impl<'s, 'b> Reader<'s, 'b> {
    /// A key that takes up all of `bytes`.
    #[inline]
    pub(super) fn whole<M: Made>(schema: &'s Schema, bytes: &'b [u8]) -> Result<M, KeyFault> {
        let mut reader = Self { schema, bytes, mask: 0 };
        let made = reader.part(TypeRef::ROOT, Place::Last)?;
        input::finish(reader.bytes)?;
        Ok(made)
    }

    fn part<M: Made>(&mut self, of: TypeRef, place: Place) -> Result<M, KeyFault> {
        let schema = self.schema;
        Ok(match schema.at(of) {
            Type::Bool => M::flag(self.flag("bool")?),
            Type::Integer(integer) => self.integer(*integer)?.0,
            Type::NonZero(integer) => match self.integer(*integer)? {
                (_, true) => return Err(self.out_of_range(non_zero(*integer))),
                (number, false) => number,
            },
            Type::Char => {
                let number = u32::from_be_bytes(self.array()?);
                let char = char::from_u32(number);
                M::char(char.ok_or_else(|| self.out_of_range("char"))?)
            }
            Type::String => {
                let text = self.string(place)?;
                let remaining = self.bytes.len();
                M::text(text).ok_or(KeyFault::InvalidUtf8 { remaining })?
            }
            Type::List(_) => M::bytes(self.string(place)?),
            Type::Array(item, len) if is_byte(schema, *item) => {
                let bytes = self.take(usize::try_from(*len).unwrap_or(usize::MAX))?;
                M::bytes(self.unmasked(bytes))
            }
            Type::Array(item, len) => {
                self.items((0..*len).map(|index| (*item, index + 1 == *len)), place)?
            }
            Type::Tuple(parts) => {
                let last = parts.len().saturating_sub(1);
                self.items(
                    parts.iter().enumerate().map(|(index, part)| (*part, index == last)),
                    place,
                )?
            }
            Type::Option(of) => {
                let is_some = self.flag("Option")?;
                M::option(is_some.then(|| self.part(*of, place)).transpose()?)
            }
            Type::Reverse(of) => {
                self.mask = !self.mask;
                let value = self.part(*of, Place::Inner)?;
                self.mask = !self.mask;
                value
            }
            // Of the types that were judged to be keys, `()` alone is left.
            _ => M::unit(),
        })
    }

    fn items<M: Made>(
        &mut self,
        items: impl Iterator<Item = (TypeRef, bool)>,
        place: Place,
    ) -> Result<M, KeyFault> {
        let mut made = Vec::new();
        for (of, is_last) in items {
            made.push(self.part(of, if is_last { place } else { Place::Inner })?);
        }
        Ok(M::list(made))
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], KeyFault> {
        input::array(&mut self.bytes).map(|bytes| bytes.map(|byte| byte ^ self.mask))
    }

    fn take(&mut self, count: usize) -> Result<&'b [u8], KeyFault> {
        match self.bytes.split_at_checked(count) {
            Some((taken, rest)) => {
                self.bytes = rest;
                Ok(taken)
            }
            None => Err(KeyFault::UnexpectedEnd { missing: count - self.bytes.len() }),
        }
    }

    fn unmasked(&self, bytes: &'b [u8]) -> Cow<'b, [u8]> {
        match self.mask {
            0 => Cow::Borrowed(bytes),
            mask => bytes.iter().map(|byte| byte ^ mask).collect(),
        }
    }

    fn flag(&mut self, what: &'static str) -> Result<bool, KeyFault> {
        match self.array()? {
            [0] => Ok(false),
            [1] => Ok(true),
            _ => Err(self.out_of_range(what)),
        }
    }

    /// A number, and whether it is zero.
    fn integer<M: Made>(&mut self, integer: Integer) -> Result<(M, bool), KeyFault> {
        let bytes = self.take(integer.width())?;
        let number =
            bytes.iter().fold(0, |number, byte| number << 8 | u128::from(byte ^ self.mask));
        if !integer.is_signed() {
            return Ok((M::unsigned(number), number == 0));
        }
        // The flipped sign bit goes to the top, is flipped back, and fills what is above it.
        let spare = 128 - 8 * integer.width();
        let number = ((number << spare) ^ 1 << 127).cast_signed() >> spare;
        Ok((M::signed(number), number == 0))
    }

    fn string(&mut self, place: Place) -> Result<Cow<'b, [u8]>, KeyFault> {
        // `Reverse` writes at an inner place, so there is nothing to invert at the end.
        if place == Place::Last {
            return Ok(Cow::Borrowed(core::mem::take(&mut self.bytes)));
        }
        let mut string = Cow::Borrowed(&[][..]);
        loop {
            let zero = self.bytes.iter().position(|byte| *byte == self.mask);
            let zero = zero.ok_or(KeyFault::UnexpectedEnd { missing: 2 })?;
            let piece = self.take(zero)?;
            let piece = self.unmasked(piece);
            if string.is_empty() {
                string = piece
            } else {
                string.to_mut().extend_from_slice(&piece)
            }
            // The byte behind the zero, which is there.
            self.take(1)?;
            let [escape] = self.array()?;
            match escape {
                0x01 => return Ok(string),
                0xFF => string.to_mut().push(0),
                _ => {
                    let (what, remaining) = ("the escape of a zero byte", self.bytes.len());
                    return Err(KeyFault::NotCanonical { what, remaining });
                }
            }
        }
    }

    #[cold]
    const fn out_of_range(&self, what: &'static str) -> KeyFault {
        KeyFault::OutOfRange { what, remaining: self.bytes.len() }
    }
}

const fn non_zero(integer: Integer) -> &'static str {
    match integer {
        Integer::U8 => "NonZero<u8>",
        Integer::U16 => "NonZero<u16>",
        Integer::U32 => "NonZero<u32>",
        Integer::U64 => "NonZero<u64>",
        Integer::U128 => "NonZero<u128>",
        Integer::I8 => "NonZero<i8>",
        Integer::I16 => "NonZero<i16>",
        Integer::I32 => "NonZero<i32>",
        Integer::I64 => "NonZero<i64>",
        Integer::I128 => "NonZero<i128>",
    }
}

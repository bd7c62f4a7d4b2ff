//! `bool`, `char` and the unit.

use alloc::vec::Vec;

use super::{Key, KeyFault, Place, input};

impl Key for bool {
    type Shape = Self;

    #[inline]
    fn write_key(&self, out: &mut Vec<u8>, _: Place) {
        out.push(u8::from(*self));
    }

    #[inline]
    fn read_key(bytes: &mut &[u8], _: Place) -> Result<Self, KeyFault> {
        input::flag(bytes, "bool")
    }
}

impl Key for char {
    type Shape = Self;

    #[inline]
    fn write_key(&self, out: &mut Vec<u8>, place: Place) {
        u32::from(*self).write_key(out, place);
    }

    #[inline]
    fn read_key(bytes: &mut &[u8], place: Place) -> Result<Self, KeyFault> {
        let number = u32::read_key(bytes, place)?;
        Self::from_u32(number).ok_or(KeyFault::OutOfRange { what: "char", remaining: bytes.len() })
    }
}

impl Key for () {
    type Shape = Self;

    #[inline]
    fn write_key(&self, _: &mut Vec<u8>, _: Place) {}

    #[inline]
    fn read_key(_: &mut &[u8], _: Place) -> Result<Self, KeyFault> {
        Ok(())
    }
}

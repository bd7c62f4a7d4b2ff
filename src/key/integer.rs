//! Integers: big-endian, and for signed ones the sign bit flipped, so that they sort as numbers.

use alloc::vec::Vec;
use core::num::NonZero;

use super::{Key, KeyFault, Place, input};

macro_rules! unsigned {
    ($($type:ty)*) => { $(
        impl Key for $type {
            type Shape = Self;

            #[inline]
            fn write_key(&self, out: &mut Vec<u8>, _: Place) {
                out.extend_from_slice(&self.to_be_bytes());
            }

            #[inline]
            fn read_key(bytes: &mut &[u8], _: Place) -> Result<Self, KeyFault> {
                input::array(bytes).map(Self::from_be_bytes)
            }
        }
    )* };
}

macro_rules! signed {
    ($($type:ty)*) => { $(
        impl Key for $type {
            type Shape = Self;

            #[inline]
            fn write_key(&self, out: &mut Vec<u8>, _: Place) {
                out.extend_from_slice(&(self ^ Self::MIN).to_be_bytes());
            }

            #[inline]
            fn read_key(bytes: &mut &[u8], _: Place) -> Result<Self, KeyFault> {
                input::array(bytes).map(|flipped| Self::from_be_bytes(flipped) ^ Self::MIN)
            }
        }
    )* };
}

macro_rules! non_zero {
    ($($type:ty)*) => { $(
        impl Key for NonZero<$type> {
            type Shape = Self;

            #[inline]
            fn write_key(&self, out: &mut Vec<u8>, place: Place) {
                self.get().write_key(out, place);
            }

            #[inline]
            fn read_key(bytes: &mut &[u8], place: Place) -> Result<Self, KeyFault> {
                let number = <$type>::read_key(bytes, place)?;
                Self::new(number).ok_or(KeyFault::OutOfRange {
                    what: concat!("NonZero<", stringify!($type), ">"),
                    remaining: bytes.len(),
                })
            }
        }
    )* };
}

unsigned! { u16 u32 u64 u128 }
signed! { i8 i16 i32 i64 i128 }
non_zero! { u8 u16 u32 u64 u128 i8 i16 i32 i64 i128 }

impl Key for u8 {
    type Shape = Self;

    #[inline]
    fn write_key(&self, out: &mut Vec<u8>, _: Place) {
        out.push(*self);
    }

    #[inline]
    fn read_key(bytes: &mut &[u8], _: Place) -> Result<Self, KeyFault> {
        input::array(bytes).map(|[byte]| byte)
    }

    #[inline]
    fn write_keys(items: &[Self], out: &mut Vec<u8>, _: Place) {
        out.extend_from_slice(items);
    }

    #[inline]
    fn read_keys<const N: usize>(bytes: &mut &[u8], _: Place) -> Result<[Self; N], KeyFault> {
        input::array(bytes)
    }
}

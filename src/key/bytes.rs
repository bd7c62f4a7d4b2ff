//! Texts and byte strings.
//!
//! At the end of a key they lie as they are. Before other fields a zero byte becomes [`ZERO`], and
//! [`END`] closes the string: it sorts below every byte that could follow, so that a shorter string
//! comes before its continuations.

use alloc::{boxed::Box, string::String, vec::Vec};
use core::mem;

use super::{Key, KeyFault, Place};

const ZERO: [u8; 2] = [0x00, 0xFF];
const END: [u8; 2] = [0x00, 0x01];

/// Appends a byte string.
pub(super) fn write(string: &[u8], out: &mut Vec<u8>, place: Place) {
    if place == Place::Last {
        return out.extend_from_slice(string);
    }
    let mut pieces = string.split(|&byte| byte == 0);
    out.extend_from_slice(pieces.next().unwrap_or_default());
    for piece in pieces {
        out.extend_from_slice(&ZERO);
        out.extend_from_slice(piece);
    }
    out.extend_from_slice(&END);
}

fn read(bytes: &mut &[u8], place: Place) -> Result<Vec<u8>, KeyFault> {
    match place {
        Place::Last => Ok(mem::take(bytes).to_vec()),
        Place::Inner => read_escaped(bytes),
    }
}

fn read_escaped(bytes: &mut &[u8]) -> Result<Vec<u8>, KeyFault> {
    let mut string = Vec::new();
    loop {
        let zero = bytes.iter().position(|&byte| byte == 0);
        let zero = zero.ok_or(KeyFault::UnexpectedEnd { missing: END.len() })?;
        let (piece, rest) = bytes.split_at(zero);
        string.extend_from_slice(piece);
        let (&escape, rest) =
            rest.split_first_chunk().ok_or(KeyFault::UnexpectedEnd { missing: 1 })?;
        *bytes = rest;
        match escape {
            END => return Ok(string),
            ZERO => string.push(0),
            _ => {
                let what = "the escape of a zero byte";
                return Err(KeyFault::NotCanonical { what, remaining: rest.len() });
            }
        }
    }
}

impl Key for Vec<u8> {
    type Shape = Self;

    #[inline]
    fn write_key(&self, out: &mut Vec<u8>, place: Place) {
        write(self, out, place);
    }

    #[inline]
    fn read_key(bytes: &mut &[u8], place: Place) -> Result<Self, KeyFault> {
        read(bytes, place)
    }
}

impl Key for String {
    type Shape = Self;

    #[inline]
    fn write_key(&self, out: &mut Vec<u8>, place: Place) {
        write(self.as_bytes(), out, place);
    }

    fn read_key(bytes: &mut &[u8], place: Place) -> Result<Self, KeyFault> {
        let string = read(bytes, place)?;
        Self::from_utf8(string).map_err(|_| KeyFault::InvalidUtf8 { remaining: bytes.len() })
    }
}

macro_rules! boxed {
    ($($type:ty as $owned:ty;)*) => { $(
        impl Key for Box<$type> {
            type Shape = $owned;

            #[inline]
            fn write_key(&self, out: &mut Vec<u8>, place: Place) {
                write(self.as_ref().as_ref(), out, place);
            }

            #[inline]
            fn read_key(bytes: &mut &[u8], place: Place) -> Result<Self, KeyFault> {
                <$owned>::read_key(bytes, place).map(Into::into)
            }
        }
    )* };
}

boxed! {
    str as String;
    [u8] as Vec<u8>;
}

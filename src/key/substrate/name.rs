//! The schemes' names, put together when compiling.

use core::marker::PhantomData;

use super::KeyHasher;

/// The longest name, in bytes. Two of FRAME's hashers take 45.
const LEN_MAX: usize = 96;

/// The names of the schemes with the hasher or hashers `H`.
pub(super) struct SchemeName<H>(PhantomData<H>);

impl<H: KeyHasher> SchemeName<H> {
    /// Of a map.
    pub(super) const ONE: &'static Name = &Name::join(&["substrate/", H::NAME]);
}

impl<H1: KeyHasher, H2: KeyHasher> SchemeName<(H1, H2)> {
    /// Of a double map.
    pub(super) const TWO: &'static Name = &Name::join(&["substrate/", H1::NAME, "+", H2::NAME]);
}

/// A text in a buffer of fixed size, for a constant's length cannot depend on a type parameter.
pub(super) struct Name {
    bytes: [u8; LEN_MAX],
    len: usize,
}

#[expect(clippy::panic, reason = "both are called in constants alone, so they fail when compiling")]
impl Name {
    const fn join(mut parts: &[&str]) -> Self {
        let mut bytes = [0; LEN_MAX];
        let mut free: &mut [u8] = &mut bytes;
        while let [part, others @ ..] = parts {
            let mut text = part.as_bytes();
            while let [byte, rest @ ..] = text {
                let [slot, tail @ ..] = free else {
                    panic!("the names of the hashers are too long")
                };
                *slot = *byte;
                free = tail;
                text = rest;
            }
            parts = others;
        }
        let len = LEN_MAX - free.len();
        Self { bytes, len }
    }

    pub(super) const fn as_str(&'static self) -> &'static str {
        let (text, _) = self.bytes.split_at(self.len);
        match core::str::from_utf8(text) {
            Ok(text) => text,
            Err(_) => panic!("whole texts joined are a text"),
        }
    }
}

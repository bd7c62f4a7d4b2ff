//! A plain struct that lies in bytes.

use core::{fmt, marker::PhantomData};

use super::place::{Known, Places};
use crate::{
    error::DecodeError,
    layout::Layout,
    wire::{Fault, Reader, Wire},
};

/// A plain struct in place: what the views that `#[layout(view = Name)]` makes consist of.
///
/// Its errors name the struct, and count bytes from its beginning. A view remembers where it has been,
/// so it can be sent to another thread but not shared between two: each takes a clone.
pub struct PlainView<'a, T, W> {
    bytes: &'a [u8],
    known: Known,
    types: PhantomData<fn() -> (T, W)>,
}

impl<'a, T: Layout, W: Wire> PlainView<'a, T, W> {
    /// Walks over a value and keeps where it lay.
    ///
    /// # Errors
    ///
    /// A [`Fault`] if its end cannot be found.
    #[inline]
    pub fn view(reader: &mut Reader<'a>) -> Result<Self, Fault> {
        let before = reader.rest();
        T::skip::<W, _>(reader)?;
        Ok(Self { bytes: reader.read_since(before), known: Known::default(), types: PhantomData })
    }

    /// The value's bytes.
    #[inline]
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// Succeeds for exactly the values that decode.
    ///
    /// # Errors
    ///
    /// [`DecodeError`] as decoding gives.
    pub fn validate(&self) -> Result<(), DecodeError> {
        let mut reader = Reader::new(self.bytes);
        T::check::<W>(&mut reader).map_err(|fault| self.error(fault))
    }

    /// The value, decoded.
    ///
    /// # Errors
    ///
    /// [`DecodeError`] if it does not decode.
    pub fn to_owned(&self) -> Result<T, DecodeError> {
        let mut reader = Reader::new(self.bytes);
        T::read::<W>(&mut reader).map_err(|fault| self.error(fault))
    }

    /// What `read` makes of the field at `PLACE`.
    #[doc(hidden)]
    #[inline(always)]
    pub fn at<const PLACE: usize, V>(
        &self,
        read: impl FnOnce(&mut Reader<'a>) -> Result<V, Fault>,
    ) -> Result<V, DecodeError>
    where
        T: Places,
    {
        let value = self.known.at::<T, W, PLACE, V>(self.bytes, read);
        value.map_err(|fault| self.error(fault))
    }

    #[cold]
    fn error(&self, fault: Fault) -> DecodeError {
        DecodeError::plain(core::any::type_name::<T>(), self.bytes.len(), fault)
    }
}

impl<T, W> Clone for PlainView<'_, T, W> {
    fn clone(&self) -> Self {
        Self { bytes: self.bytes, known: self.known.clone(), types: PhantomData }
    }
}

impl<T, W> fmt::Debug for PlainView<'_, T, W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} in {} bytes", core::any::type_name::<T>(), self.bytes.len())
    }
}

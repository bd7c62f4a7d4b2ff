//! Descending fields.

use alloc::vec::Vec;
use core::cmp::Reverse;

use super::{Key, KeyFault, Place};

/// The bytes of the value, each inverted.
///
/// Inverting turns the order round only where no value's bytes begin with another's, which holds at
/// [`Place::Inner`]: so the value is written as an inner field even at the end of the key.
impl<T: Key> Key for Reverse<T> {
    type Shape = Reverse<T::Shape>;

    fn write_key(&self, out: &mut Vec<u8>, _: Place) {
        let start = out.len();
        self.0.write_key(out, Place::Inner);
        for byte in out.iter_mut().skip(start) {
            *byte = !*byte;
        }
    }

    fn read_key(bytes: &mut &[u8], _: Place) -> Result<Self, KeyFault> {
        let inverted: Vec<u8> = bytes.iter().map(|byte| !byte).collect();
        let mut rest = inverted.as_slice();
        let value = T::read_key(&mut rest, Place::Inner)?;
        *bytes = bytes.get(inverted.len() - rest.len()..).unwrap_or_default();
        Ok(Self(value))
    }
}

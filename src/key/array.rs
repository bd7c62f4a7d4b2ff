//! Arrays: the items in order.

use alloc::vec::Vec;

use super::{Key, KeyFault, Place};

impl<T: Key, const N: usize> Key for [T; N] {
    type Shape = [T::Shape; N];

    #[inline]
    fn write_key(&self, out: &mut Vec<u8>, place: Place) {
        T::write_keys(self, out, place);
    }

    #[inline]
    fn read_key(bytes: &mut &[u8], place: Place) -> Result<Self, KeyFault> {
        T::read_keys(bytes, place)
    }
}

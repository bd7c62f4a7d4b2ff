//! Options: a byte that sorts `None` first, then the value.

use alloc::vec::Vec;

use super::{Key, KeyFault, Place, input};

impl<T: Key> Key for Option<T> {
    type Shape = Option<T::Shape>;

    #[inline]
    fn write_key(&self, out: &mut Vec<u8>, place: Place) {
        out.push(u8::from(self.is_some()));
        if let Some(value) = self {
            value.write_key(out, place);
        }
    }

    #[inline]
    fn read_key(bytes: &mut &[u8], place: Place) -> Result<Self, KeyFault> {
        input::flag(bytes, "Option")?.then(|| T::read_key(bytes, place)).transpose()
    }
}

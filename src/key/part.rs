//! Whole fields of a key, in their own type or a borrowed one.

use alloc::{string::String, vec::Vec};

use super::{Key, Place, bytes};

/// A value that stands for a whole field of shape `S`: every key of that shape, `&str` for a
/// `String`, `&[u8]` for a `Vec<u8>`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no value of a key field of shape `{S}`",
    label = "not a `{S}`"
)]
pub trait KeyPart<S: ?Sized> {
    /// Appends the field's bytes.
    fn write_part(&self, out: &mut Vec<u8>, place: Place);
}

impl<T: Key> KeyPart<T::Shape> for T {
    #[inline]
    fn write_part(&self, out: &mut Vec<u8>, place: Place) {
        self.write_key(out, place);
    }
}

impl KeyPart<String> for &str {
    #[inline]
    fn write_part(&self, out: &mut Vec<u8>, place: Place) {
        bytes::write(self.as_bytes(), out, place);
    }
}

impl KeyPart<Vec<u8>> for &[u8] {
    #[inline]
    fn write_part(&self, out: &mut Vec<u8>, place: Place) {
        bytes::write(self, out, place);
    }
}

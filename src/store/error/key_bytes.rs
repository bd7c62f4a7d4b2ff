//! The key in an error's text.

use alloc::vec::Vec;
use core::fmt;

/// How much of a key an error shows, in bytes.
const SHOWN_BYTES_MAX: usize = 64;

/// A key's bytes as the engine holds them, for errors: shown as text if it is printable, else in
/// hexadecimal, and cut after 64 bytes.
///
/// # Examples
///
/// ```
/// use perennial::store::KeyBytes;
///
/// assert_eq!(KeyBytes::new(b"bob").to_string(), "`bob`");
/// assert_eq!(KeyBytes::new(&[0, 7]).to_string(), "0x0007");
/// assert!(KeyBytes::new(&[b'a'; 100]).to_string().ends_with("…` (100 bytes)"));
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyBytes(Vec<u8>);

impl KeyBytes {
    /// A copy of the bytes.
    #[must_use]
    pub fn new(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }

    /// The bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The key as text, if every character of it can be shown.
    fn printable(&self) -> Option<&str> {
        let text = core::str::from_utf8(&self.0).ok()?;
        let shown = text.chars().all(|c| c == ' ' || !(c.is_control() || c.is_whitespace()));
        (shown && !text.is_empty()).then_some(text)
    }
}

impl fmt::Display for KeyBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let len = self.0.len();
        match self.printable() {
            Some(text) if len <= SHOWN_BYTES_MAX => write!(f, "`{text}`"),
            Some(text) => {
                let mut ends = (0..=SHOWN_BYTES_MAX).rev();
                let shown = ends.find_map(|end| text.get(..end)).unwrap_or_default();
                write!(f, "`{shown}…` ({len} bytes)")
            }
            None => {
                f.write_str("0x")?;
                self.0.iter().take(SHOWN_BYTES_MAX).try_for_each(|byte| write!(f, "{byte:02x}"))?;
                if len > SHOWN_BYTES_MAX {
                    write!(f, "… ({len} bytes)")?;
                }
                Ok(())
            }
        }
    }
}

impl fmt::Debug for KeyBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyBytes({self})")
    }
}

impl From<Vec<u8>> for KeyBytes {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

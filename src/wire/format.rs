//! What a format must say of itself.

use super::{Fault, FaultKind, Source, Writer};

/// The formats that foreign field types have their own code for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// parity-scale-codec.
    Scale,
    /// bincode 2.0.1 with `config::standard()`.
    Bincode,
    /// Whichever of the two the type knows, for values that never leave memory.
    #[doc(hidden)]
    Either,
    /// As `Scale`, but a type that lacks it is refused when it is met.
    #[cfg(feature = "history")]
    #[doc(hidden)]
    LenientScale,
    /// As `Bincode`, but a type that lacks it is refused when it is met.
    #[cfg(feature = "history")]
    #[doc(hidden)]
    LenientBincode,
}

impl Format {
    /// Whether a foreign type that knows both goes through parity-scale-codec.
    pub(crate) const fn is_scale(self) -> bool {
        match self {
            Self::Scale | Self::Either => true,
            Self::Bincode => false,
            #[cfg(feature = "history")]
            Self::LenientScale => true,
            #[cfg(feature = "history")]
            Self::LenientBincode => false,
        }
    }

    /// Whether this is the other codec, for a type that knows one alone, and compiled all the same.
    #[cfg(feature = "history")]
    pub(crate) const fn lacks(self, scale: bool) -> bool {
        match self {
            Self::LenientScale => !scale,
            Self::LenientBincode => scale,
            Self::Scale | Self::Bincode | Self::Either => false,
        }
    }
}

/// A codec: the four points in which formats differ.
///
/// # Laws
///
/// Every `get_…` reads exactly what the `put_…` of the same name wrote, and refuses every other
/// spelling of the same number: for each value there is one sequence of bytes.
pub trait Wire: Copy + Default + Send + Sync + 'static {
    /// The name that errors and the catalog use.
    const NAME: &'static str;
    /// Which of a foreign type's own codecs applies.
    const FORMAT: Format;
    /// Whether an integer of more than one byte always takes its full width.
    const FIXED_INTS: bool;
    /// Whether the format has a `char`; if so, it overrides `get_char` and `put_char`.
    const CHAR: bool;

    /// Reads an integer of 2 bytes in memory.
    ///
    /// # Errors
    ///
    /// A [`Fault`] if the bytes end, or are not what the `put_…` of that name writes.
    fn get_u16<S: Source>(source: &mut S) -> Result<u16, Fault>;
    /// Reads an integer of 4 bytes in memory.
    ///
    /// # Errors
    ///
    /// A [`Fault`] if the bytes end, or are not what the `put_…` of that name writes.
    fn get_u32<S: Source>(source: &mut S) -> Result<u32, Fault>;
    /// Reads an integer of 8 bytes in memory.
    ///
    /// # Errors
    ///
    /// A [`Fault`] if the bytes end, or are not what the `put_…` of that name writes.
    fn get_u64<S: Source>(source: &mut S) -> Result<u64, Fault>;
    /// Reads an integer of 16 bytes in memory.
    ///
    /// # Errors
    ///
    /// A [`Fault`] if the bytes end, or are not what the `put_…` of that name writes.
    fn get_u128<S: Source>(source: &mut S) -> Result<u128, Fault>;
    /// Reads a signed integer of 2 bytes in memory.
    ///
    /// # Errors
    ///
    /// A [`Fault`] if the bytes end, or are not what the `put_…` of that name writes.
    fn get_i16<S: Source>(source: &mut S) -> Result<i16, Fault>;
    /// Reads a signed integer of 4 bytes in memory.
    ///
    /// # Errors
    ///
    /// A [`Fault`] if the bytes end, or are not what the `put_…` of that name writes.
    fn get_i32<S: Source>(source: &mut S) -> Result<i32, Fault>;
    /// Reads a signed integer of 8 bytes in memory.
    ///
    /// # Errors
    ///
    /// A [`Fault`] if the bytes end, or are not what the `put_…` of that name writes.
    fn get_i64<S: Source>(source: &mut S) -> Result<i64, Fault>;
    /// Reads a signed integer of 16 bytes in memory.
    ///
    /// # Errors
    ///
    /// A [`Fault`] if the bytes end, or are not what the `put_…` of that name writes.
    fn get_i128<S: Source>(source: &mut S) -> Result<i128, Fault>;
    /// Reads a `Compact` integer whose type is `width_bytes` wide.
    ///
    /// # Errors
    ///
    /// A [`Fault`] if the bytes end, or are not what the `put_…` of that name writes.
    fn get_compact<S: Source>(source: &mut S, width_bytes: usize) -> Result<u128, Fault>;
    /// Reads the length of a sequence, in items.
    ///
    /// # Errors
    ///
    /// A [`Fault`] if the bytes end, or are not what the `put_…` of that name writes.
    fn get_len<S: Source>(source: &mut S) -> Result<usize, Fault>;
    /// The length at the front of a slice and how many bytes it takes, if it is a short one and
    /// canonical; of all others, [`get_len`](Self::get_len) tells. For walking over what is mostly short.
    fn peek_len(bytes: &[u8]) -> Option<(usize, usize)> {
        let _ = bytes;
        None
    }
    /// Reads the index of an enum's variant.
    ///
    /// # Errors
    ///
    /// A [`Fault`] if the bytes end, or are not what the `put_…` of that name writes.
    fn get_variant<S: Source>(source: &mut S) -> Result<u32, Fault>;
    /// Reads a `char`; formats without one are refused when compiling.
    ///
    /// # Errors
    ///
    /// A [`Fault`] for bytes that are no `char`.
    fn get_char<S: Source>(source: &mut S) -> Result<char, Fault> {
        // The assertion names `Self`, or else it would fail where nobody asks for a `char`.
        const { assert!(Self::CHAR, "this codec has no `char`: store it as `u32` or `String`") };
        Err(source.fault(FaultKind::InvalidChar))
    }

    /// Writes an integer of 2 bytes in memory.
    fn put_u16(writer: &mut Writer, value: u16);
    /// Writes an integer of 4 bytes in memory.
    fn put_u32(writer: &mut Writer, value: u32);
    /// Writes an integer of 8 bytes in memory.
    fn put_u64(writer: &mut Writer, value: u64);
    /// Writes an integer of 16 bytes in memory.
    fn put_u128(writer: &mut Writer, value: u128);
    /// Writes a signed integer of 2 bytes in memory.
    fn put_i16(writer: &mut Writer, value: i16);
    /// Writes a signed integer of 4 bytes in memory.
    fn put_i32(writer: &mut Writer, value: i32);
    /// Writes a signed integer of 8 bytes in memory.
    fn put_i64(writer: &mut Writer, value: i64);
    /// Writes a signed integer of 16 bytes in memory.
    fn put_i128(writer: &mut Writer, value: i128);
    /// Writes a `Compact` integer whose type is `width_bytes` wide.
    fn put_compact(writer: &mut Writer, value: u128, width_bytes: usize);
    /// Writes the length of a sequence, in items.
    fn put_len(writer: &mut Writer, len: usize);
    /// Writes the index of an enum's variant.
    fn put_variant(writer: &mut Writer, index: u32);
    /// Writes a `char`; formats without one are refused when compiling.
    fn put_char(_writer: &mut Writer, _value: char) {
        const { assert!(Self::CHAR, "this codec has no `char`: store it as `u32` or `String`") };
    }
}

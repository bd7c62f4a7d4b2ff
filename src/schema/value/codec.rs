//! The codecs, chosen when running.

use core::fmt;

use crate::wire::{Bincode, Fault, Reader, Scale, Wire, Writer};

/// Which codec wrote a body.
///
/// # Examples
///
/// ```
/// use perennial::schema::Codec;
///
/// assert_eq!(Codec::from_name("bincode"), Some(Codec::Bincode));
/// assert_eq!(Codec::Scale.name(), "scale");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Codec {
    /// [`Scale`].
    Scale,
    /// [`Bincode`].
    Bincode,
}

impl Codec {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Scale, Self::Bincode];

    /// The codec's [`Wire::NAME`].
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Scale => Scale::NAME,
            Self::Bincode => Bincode::NAME,
        }
    }

    /// The codec with this name, if there is one.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|codec| codec.name() == name)
    }
}

impl fmt::Display for Codec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A codec that says when running, not when compiling, that it has no `char`.
pub(super) trait Coded: Wire {
    /// Reads a `char`, if the codec has them.
    fn read_char(reader: &mut Reader<'_>) -> Option<Result<char, Fault>>;

    /// Writes a `char` and says whether the codec has them.
    fn write_char(writer: &mut Writer, value: char) -> bool;
}

impl Coded for Scale {
    fn read_char(_: &mut Reader<'_>) -> Option<Result<char, Fault>> {
        None
    }

    fn write_char(_: &mut Writer, _: char) -> bool {
        false
    }
}

impl Coded for Bincode {
    fn read_char(reader: &mut Reader<'_>) -> Option<Result<char, Fault>> {
        Some(Self::get_char(reader))
    }

    fn write_char(writer: &mut Writer, value: char) -> bool {
        Self::put_char(writer, value);
        true
    }
}

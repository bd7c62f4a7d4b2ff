//! The numbers that everything else speaks of: the version of a layout, the tag that stands for it in
//! the first byte of a stored value, the spec version of the runtime that writes it, and the epoch
//! from which that runtime is active.

use core::{fmt, num::NonZeroU8};

/// A layout of an entity, numbered from 1.
///
/// # Examples
///
/// ```
/// use perennial::Version;
///
/// let second = Version::new(2).ok_or("versions start at 1")?;
/// assert_eq!(second.get(), 2);
/// assert_eq!(second.to_string(), "2");
/// assert!(Version::new(0).is_none());
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version(NonZeroU8);

impl Version {
    /// The first version of every entity.
    pub const FIRST: Self = Self(NonZeroU8::MIN);

    /// The version with this number, or `None` for 0, which no version has.
    #[must_use]
    pub const fn new(number: u8) -> Option<Self> {
        match NonZeroU8::new(number) {
            Some(number) => Some(Self(number)),
            None => None,
        }
    }

    /// The version with the number `N`; 0 does not compile.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::Version;
    ///
    /// assert_eq!(Version::of::<2>().get(), 2);
    /// ```
    #[must_use]
    pub const fn of<const N: u8>() -> Self {
        const {
            match NonZeroU8::new(N) {
                Some(number) => Self(number),
                None => panic!("versions are numbered from 1"),
            }
        }
    }

    /// The version's number, 1 to 255.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0.get()
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "V{}", self.0)
    }
}

/// The first byte of a stored value; by default the number of the version that it stands for.
///
/// # Examples
///
/// ```
/// use perennial::Tag;
///
/// assert_eq!(Tag(0x1f).to_string(), "0x1f");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag(pub u8);

impl Tag {
    /// Kept for an escape: no version ever gets it.
    pub const ESCAPE: Self = Self(0xFF);
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#04x}", self.0)
    }
}

impl fmt::Debug for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Tag({:#04x})", self.0)
    }
}

/// The integer that names a runtime's semantics. It grows with each incompatible change.
///
/// 0 is the spec version of a store that was never told otherwise: there, only versions without an
/// activation may be written.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct SpecVersion(pub u32);

impl SpecVersion {
    /// Below every activation.
    pub const ZERO: Self = Self(0);
}

impl fmt::Display for SpecVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for SpecVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SpecVersion({})", self.0)
    }
}

/// The clock that activation runs on: a block height, an epoch's number, or a unix time in seconds.
/// Which of them is the chain's own choice; a schedule only asks what comes before what.
///
/// # Examples
///
/// ```
/// use perennial::Epoch;
///
/// assert!(Epoch(19) < Epoch(20));
/// assert_eq!(Epoch(20).to_string(), "20");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Epoch(pub u64);

impl Epoch {
    /// The first one.
    pub const GENESIS: Self = Self(0);
}

impl fmt::Display for Epoch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Epoch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Epoch({})", self.0)
    }
}

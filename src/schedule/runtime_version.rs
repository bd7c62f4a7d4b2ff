//! Versions in three numbers.

use core::{fmt, str::FromStr};

use super::version::{VersionError, excerpt, number, strict_number};

/// A runtime's version in three numbers, the major one first.
///
/// # Examples
///
/// ```
/// use perennial::schedule::RuntimeVersion;
///
/// let old = RuntimeVersion::new(1, 65535, 65535);
/// let new = "2.0.0".parse::<RuntimeVersion>()?;
/// assert!(old < new);
/// assert_eq!(new.to_string(), "2.0.0");
/// assert_eq!(RuntimeVersion::from_u64(new.to_u64()), Some(new));
/// # Ok::<(), perennial::schedule::VersionError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct RuntimeVersion {
    /// Outranks the others.
    pub major: u16,
    /// Outranks the patch.
    pub minor: u16,
    /// Decides where the others are equal.
    pub patch: u16,
}

impl RuntimeVersion {
    /// The version with these numbers.
    #[must_use]
    pub const fn new(major: u16, minor: u16, patch: u16) -> Self {
        Self { major, minor, patch }
    }

    /// The version as one number of 48 bits. Numbers are ordered as the versions are.
    #[must_use]
    pub const fn to_u64(self) -> u64 {
        (self.major as u64) << 32 | (self.minor as u64) << 16 | self.patch as u64
    }

    /// The version with this number; `None` for more than 48 bits.
    #[must_use]
    pub const fn from_u64(number: u64) -> Option<Self> {
        let [0, 0, a, b, c, d, e, f] = number.to_be_bytes() else { return None };
        let major = u16::from_be_bytes([a, b]);
        let minor = u16::from_be_bytes([c, d]);
        Some(Self::new(major, minor, u16::from_be_bytes([e, f])))
    }

    /// Reads exactly `major.minor.patch`, without leading zeros and signs: what `Display` writes, and
    /// nothing else. Stored schedules are read so.
    ///
    /// # Errors
    ///
    /// [`VersionError`] for every other text.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::schedule::RuntimeVersion;
    ///
    /// assert_eq!(RuntimeVersion::parse_strict("1.2.3"), Ok(RuntimeVersion::new(1, 2, 3)));
    /// assert!(RuntimeVersion::parse_strict("1.2").is_err());
    /// assert!(RuntimeVersion::parse_strict("1.02.3").is_err());
    /// ```
    pub fn parse_strict(text: &str) -> Result<Self, VersionError> {
        let mut parts = text.split('.');
        let (Some(major), Some(minor), Some(patch), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(VersionError::NotThreeNumbers { found: excerpt(text) });
        };
        Ok(Self {
            major: strict_number("major", major)?,
            minor: strict_number("minor", minor)?,
            patch: strict_number("patch", patch)?,
        })
    }
}

/// Reads a version as oasis-core's `version.FromString` does. What follows a space, `-`, `+`, `rc`,
/// `alpha` or `beta` does not count, nor does what follows the patch; minor and patch may be missing and
/// are 0 then; zeros may stand before a number.
///
/// # Examples
///
/// ```
/// use perennial::schedule::RuntimeVersion;
///
/// assert_eq!("1".parse(), Ok(RuntimeVersion::new(1, 0, 0)));
/// assert_eq!("1.26rc3".parse(), Ok(RuntimeVersion::new(1, 26, 0)));
/// assert_eq!("1.2.3+git0253df22".parse(), Ok(RuntimeVersion::new(1, 2, 3)));
/// assert!("0.-1.0".parse::<RuntimeVersion>().is_err());
/// ```
impl FromStr for RuntimeVersion {
    type Err = VersionError;

    fn from_str(text: &str) -> Result<Self, VersionError> {
        let mut core = text;
        for suffix in [" ", "-", "+", "rc", "alpha", "beta"] {
            core = core.split_once(suffix).map_or(core, |(before, _)| before);
        }
        let mut parts = core.split('.');
        Ok(Self {
            major: number("major", parts.next().unwrap_or_default())?,
            minor: parts.next().map_or(Ok(0), |text| number("minor", text))?,
            patch: parts.next().map_or(Ok(0), |text| number("patch", text))?,
        })
    }
}

impl fmt::Display for RuntimeVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

impl fmt::Debug for RuntimeVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RuntimeVersion({self})")
    }
}

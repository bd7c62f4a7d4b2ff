//! The spec versions that a client is built for.

use core::fmt;

use crate::version::SpecVersion;

/// The spec versions that a client is built for: a list and no range, since a client may well know
/// two runtimes and not the one between them.
///
/// # Examples
///
/// ```
/// use perennial::{SpecVersion, client::SpecVersions};
///
/// const SUPPORTED: SpecVersions = SpecVersions::new(&[17, 19]);
///
/// assert!(SUPPORTED.contains(SpecVersion(19)));
/// assert!(!SUPPORTED.contains(SpecVersion(18)));
/// assert_eq!(SUPPORTED.to_string(), "17, 19");
/// ```
///
/// A list that does not ascend, or is empty, does not compile:
///
/// ```compile_fail
/// use perennial::client::SpecVersions;
///
/// const SUPPORTED: SpecVersions = SpecVersions::new(&[5, 4]);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct SpecVersions(&'static [u32]);

impl SpecVersions {
    /// The list of these.
    ///
    /// # Panics
    ///
    /// When compiling, if it is made in a constant as it should be: unless there is at least one and
    /// each is greater than the one before.
    #[must_use]
    pub const fn new(versions: &'static [u32]) -> Self {
        assert!(!versions.is_empty(), "a client is built for at least one spec version");
        let mut rest = versions;
        while let [first, tail @ ..] = rest {
            if let [second, ..] = tail {
                assert!(*first < *second, "spec versions strictly ascend in the list");
            }
            rest = tail;
        }
        Self(versions)
    }

    /// Whether a spec version is in the list.
    #[must_use]
    pub fn contains(self, version: SpecVersion) -> bool {
        self.0.binary_search(&version.0).is_ok()
    }

    /// The oldest in the list.
    #[must_use]
    pub const fn oldest(self) -> SpecVersion {
        match self.0 {
            [oldest, ..] => SpecVersion(*oldest),
            [] => SpecVersion::ZERO,
        }
    }

    /// The newest in the list.
    #[must_use]
    pub const fn newest(self) -> SpecVersion {
        match self.0 {
            [.., newest] => SpecVersion(*newest),
            [] => SpecVersion::ZERO,
        }
    }

    /// All in the list, ascending.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = SpecVersion> + ExactSizeIterator {
        self.0.iter().copied().map(SpecVersion)
    }
}

impl fmt::Display for SpecVersions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, version) in self.0.iter().enumerate() {
            let separator = if index == 0 { "" } else { ", " };
            write!(f, "{separator}{version}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for SpecVersions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SpecVersions({self})")
    }
}

//! What a schedule's deployments can be versions of.

use alloc::string::String;
use core::fmt;

use super::runtime_version::RuntimeVersion;
use crate::version::SpecVersion;

/// How many characters of a wrong text an error repeats.
const EXCERPT_CHARS_MAX: usize = 40;

/// A kind of version that deployments are made of.
///
/// # Laws
///
/// `parse` and `Display` are inverses: `V::parse(&v.to_string()) == Ok(v)`, and what `parse` accepts is
/// what `Display` writes, to the letter.
pub trait ScheduledVersion: Copy + Ord + fmt::Debug + fmt::Display + 'static {
    /// What this kind of version is called where a schedule is stored.
    const NAME: &'static str;

    /// Reads the version from its one text.
    ///
    /// # Errors
    ///
    /// [`VersionError`] for every other text.
    fn parse(text: &str) -> Result<Self, VersionError>;
}

impl ScheduledVersion for SpecVersion {
    const NAME: &'static str = "spec_version";

    fn parse(text: &str) -> Result<Self, VersionError> {
        strict_number("spec version", text).map(Self)
    }
}

impl ScheduledVersion for RuntimeVersion {
    const NAME: &'static str = "runtime_version";

    fn parse(text: &str) -> Result<Self, VersionError> {
        Self::parse_strict(text)
    }
}

/// Text that is no version.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum VersionError {
    /// A number was expected, and something else is there.
    #[error("`{found}` is no {part} number: write it in the digits 0 to 9 alone")]
    NotANumber {
        /// Which number: `major`, `minor`, `patch` or `spec version`.
        part: &'static str,
        /// What is there instead, cut off if it is long.
        found: String,
    },
    /// A number is too large.
    #[error("the {part} number {found} is too large: it goes up to {max}")]
    TooLarge {
        /// Which number: `major`, `minor`, `patch` or `spec version`.
        part: &'static str,
        /// The number, cut off if it is long.
        found: String,
        /// The largest one.
        max: u64,
    },
    /// A number is not in its one form.
    #[error("the {part} number `{found}` begins with a zero: leave the zero out")]
    LeadingZero {
        /// Which number: `major`, `minor`, `patch` or `spec version`.
        part: &'static str,
        /// The number, cut off if it is long.
        found: String,
    },
    /// There are not three numbers.
    #[error("`{found}` is no version: write `major.minor.patch`")]
    NotThreeNumbers {
        /// The text, cut off if it is long.
        found: String,
    },
}

/// A number in digits alone. Zeros before it do not count.
pub(super) fn number<N: TryFrom<u64> + Bounded>(
    part: &'static str,
    text: &str,
) -> Result<N, VersionError> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(VersionError::NotANumber { part, found: excerpt(text) });
    }
    let number = text.parse::<u64>().ok().and_then(|number| N::try_from(number).ok());
    number.ok_or_else(|| VersionError::TooLarge { part, found: excerpt(text), max: N::MAX })
}

/// A number in its one form.
pub(super) fn strict_number<N: TryFrom<u64> + Bounded>(
    part: &'static str,
    text: &str,
) -> Result<N, VersionError> {
    if text.len() > 1 && text.starts_with('0') {
        return Err(VersionError::LeadingZero { part, found: excerpt(text) });
    }
    number(part, text)
}

/// How far an integer type goes.
pub(super) trait Bounded {
    const MAX: u64;
}

impl Bounded for u16 {
    const MAX: u64 = Self::MAX as u64;
}

impl Bounded for u32 {
    const MAX: u64 = Self::MAX as u64;
}

/// The beginning of a text, which may come from anywhere.
#[cold]
pub(super) fn excerpt(text: &str) -> String {
    match text.char_indices().nth(EXCERPT_CHARS_MAX) {
        Some(_) => text.chars().take(EXCERPT_CHARS_MAX).chain(['…']).collect(),
        None => text.into(),
    }
}

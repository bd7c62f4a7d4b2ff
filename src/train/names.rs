//! What the train's events speak of: names, days, months, numbers of proposals.

use alloc::{borrow::ToOwned, string::String};
use core::{fmt, str::FromStr};

/// A name that is a text and nothing else; the plan says which there are.
macro_rules! name {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub String);

        impl $name {
            /// The name as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(name: &str) -> Self {
                Self(name.to_owned())
            }
        }

        impl From<String> for $name {
            fn from(name: String) -> Self {
                Self(name)
            }
        }

        impl core::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

name! {
    /// The name of a feature.
    FeatureName
}

name! {
    /// The name of an upgrade: the features that ship together.
    UpgradeName
}

/// A month, counted from whichever one the project likes. The train asks only whether two are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(pub u32);

/// From 2010 on, nobody's own count is as high: the month is shown with its date.
const MONTH_DATED_MIN: u32 = 24_120;
/// The same for days.
const DAY_DATED_MIN: u32 = 14_610;

/// The number, and what a date as high as that must mean: `24314 (2026-03)`.
impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)?;
        let dated = self.text().filter(|_| self.0 >= MONTH_DATED_MIN);
        dated.map_or(Ok(()), |date| write!(f, " ({date})"))
    }
}

impl Month {
    /// Whether it must be a date's.
    pub(super) const fn is_dated(self) -> bool {
        self.0 >= MONTH_DATED_MIN
    }
}

/// A day, counted from whichever one the project likes. Files may write dates, which are counted from
/// 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub u32);

/// The number, and what a date as high as that must mean: `20514 (2026-03-02)`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)?;
        self.dated().map_or(Ok(()), |date| write!(f, " ({date})"))
    }
}

impl Day {
    /// The date that a day as high as this must mean.
    pub(super) fn dated(self) -> Option<String> {
        self.date_text().filter(|_| self.0 >= DAY_DATED_MIN)
    }

    /// The month that a day as high as this must be in.
    pub(super) fn dated_month(self) -> Option<Month> {
        let (year, month, _) = self.date().filter(|_| self.0 >= DAY_DATED_MIN)?;
        Some(Month(u32::from(year) * 12 + u32::from(month) - 1))
    }
}

/// The number of the governance proposal that authorizes an upgrade, with a letter for one that
/// replaces another: `16a`.
///
/// # Examples
///
/// ```
/// use perennial::train::ProposalNumber;
///
/// let replaced: ProposalNumber = "16a".parse()?;
/// assert!(ProposalNumber::from(16) < replaced && replaced < ProposalNumber::from(17));
/// assert_eq!(replaced.to_string(), "16a");
/// assert!("a16".parse::<ProposalNumber>().is_err());
/// # Ok::<(), perennial::train::ParseNumberError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProposalNumber {
    number: u32,
    letter: Option<char>,
}

impl ProposalNumber {
    /// The number.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.number
    }

    /// A small letter, `a` to `z`.
    #[must_use]
    pub const fn letter(self) -> Option<char> {
        self.letter
    }
}

impl From<u32> for ProposalNumber {
    fn from(number: u32) -> Self {
        Self { number, letter: None }
    }
}

impl FromStr for ProposalNumber {
    type Err = ParseNumberError;

    fn from_str(text: &str) -> Result<Self, ParseNumberError> {
        let letter = text.chars().next_back().filter(char::is_ascii_lowercase);
        let digits = if letter.is_some() { text.get(..text.len() - 1) } else { Some(text) };
        let digits = digits.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
        let number = digits.and_then(|digits| digits.parse().ok());
        let wrong = || ParseNumberError { text: text.to_owned() };
        Ok(Self { number: number.ok_or_else(wrong)?, letter })
    }
}

impl fmt::Display for ProposalNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.number.fmt(f)?;
        self.letter.map_or(Ok(()), |letter| letter.fmt(f))
    }
}

/// A text that is not the number of a proposal.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{text}` is not the number of a proposal: digits, then at most one small letter, as `16a`"
)]
pub struct ParseNumberError {
    /// The text.
    pub text: String,
}

//! The kinds of mistakes.

use std::{fmt, string::String, vec::Vec};

use super::Section;
use crate::train::{
    ClockError, EvidenceError, FeatureName, ParseNumberError, ParseReleaseError, PlanError,
    Rejection, UpgradeName,
};

/// What is wrong with a `train.toml`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FileErrorKind {
    /// The file cannot be read.
    #[error("the file cannot be read: {message}")]
    Read {
        /// What kind of error the system reports.
        error: std::io::ErrorKind,
        /// What it says.
        message: String,
    },
    /// The file cannot be written. What was there before is there still.
    #[error("the file cannot be written: {message}")]
    Write {
        /// What kind of error the system reports.
        error: std::io::ErrorKind,
        /// What it says.
        message: String,
    },
    /// The file on the disk is not what was read: somebody else wrote to it.
    #[error(
        "the file on the disk is not what was read: somebody else wrote to it meanwhile; read it \
         again, and apply your events to that"
    )]
    Changed,
    /// The file is written, but the system does not say that it would survive a loss of power.
    #[error("the file is written, but may not be safe from a loss of power yet: {message}")]
    NotDurable {
        /// What the system says.
        message: String,
    },
    /// The file is larger than any that people write.
    #[error("the file has more than {bytes_max} bytes; begin a new one for the features to come")]
    TooLarge {
        /// The most that are read.
        bytes_max: usize,
    },
    /// A byte is not part of a character.
    #[error("byte {offset} of the file is not UTF-8; save it in that encoding")]
    NotUtf8 {
        /// The first such byte, from 0.
        offset: usize,
    },
    /// A merge in version control stopped at a conflict.
    #[error(
        "a merge left its conflict markers here; keep the events of both sides, in the order in which \
         they happened, and take the markers out"
    )]
    Conflict,
    /// The text is not TOML.
    #[error("this is not TOML: {message}")]
    Syntax {
        /// What the parser says.
        message: String,
    },
    /// A table has one field twice, or is there twice.
    #[error("`{key}` is there twice; take one of the two out")]
    DuplicateKey {
        /// Which.
        key: String,
    },
    /// The file is of a format that this library does not know.
    #[error(
        "the file has format {found}, and this library reads {known}; {}",
        if found > known { "use a newer release" } else { "there was none before it" }
    )]
    Format {
        /// The file's.
        found: u64,
        /// The library's.
        known: u64,
    },
    /// A field that no such table has.
    #[error("{section} has no field `{field}`; {}", Known(*nearest, known))]
    UnknownField {
        /// Which table.
        section: Section,
        /// The field.
        field: String,
        /// What may be meant.
        nearest: Option<&'static str>,
        /// Which there are.
        known: Vec<&'static str>,
    },
    /// A field that the table needs.
    #[error("{section} lacks the field `{field}`; add it")]
    MissingField {
        /// Which table.
        section: Section,
        /// The field.
        field: &'static str,
    },
    /// A field of which another one makes no sense.
    #[error("`{field}` goes only with `{with}`; take it out, or add that")]
    FieldWithout {
        /// The field.
        field: &'static str,
        /// What it goes with.
        with: &'static str,
    },
    /// A value of the wrong type.
    #[error("`{field}` must be {expected}, and this is {found}")]
    WrongType {
        /// The field.
        field: &'static str,
        /// What it must be.
        expected: &'static str,
        /// What it is.
        found: &'static str,
    },
    /// A number that is too small or too large.
    #[error("`{field}` must be a number from {min} to {max}, and this is {found}")]
    OutOfRange {
        /// The field.
        field: &'static str,
        /// The number, as it stands there.
        found: String,
        /// The least.
        min: u64,
        /// The greatest.
        max: u64,
    },
    /// A date before the first day that counts.
    #[error("`{field}` is {found}, and days are counted from 1970-01-01")]
    DateTooEarly {
        /// The field.
        field: &'static str,
        /// The date.
        found: String,
    },
    /// A text that is no month.
    #[error("`{found}` is not a month: write a year and `01` to `12`, as `2026-03`, or a number")]
    Month {
        /// The text.
        found: String,
    },
    /// A text that is no number of a proposal.
    #[error(transparent)]
    Number(ParseNumberError),
    /// A text that names nothing that can be released.
    #[error(transparent)]
    Release(ParseReleaseError),
    /// A text that is no fingerprint.
    #[error("`{found}` is not a fingerprint: `0x` and 32 hexadecimal digits in lower case")]
    Fingerprint {
        /// The text.
        found: String,
    },
    /// No feature of the plan has this name.
    #[error("there is no feature `{name}`; {}", Declare(nearest.as_ref().map(FeatureName::as_str), "feature"))]
    UnknownFeature {
        /// The name.
        name: FeatureName,
        /// What may be meant.
        nearest: Option<FeatureName>,
    },
    /// No upgrade of the plan has this name.
    #[error("there is no upgrade `{name}`; {}", Declare(nearest.as_ref().map(UpgradeName::as_str), "upgrade"))]
    UnknownUpgrade {
        /// The name.
        name: UpgradeName,
        /// What may be meant.
        nearest: Option<UpgradeName>,
    },
    /// No event has this word.
    #[error("there is no event `{word}`; {}", Known(*nearest, known))]
    UnknownEvent {
        /// The word.
        word: String,
        /// What may be meant.
        nearest: Option<&'static str>,
        /// Which there are.
        known: Vec<&'static str>,
    },
    /// No policy has this name.
    #[error(
        "there is no policy `{name}`; {}; or write a `[policy]` table",
        Known(*nearest, known)
    )]
    UnknownPolicy {
        /// The name.
        name: String,
        /// What may be meant.
        nearest: Option<&'static str>,
        /// Which there are.
        known: Vec<&'static str>,
    },
    /// A text where only a few words may stand.
    #[error("`{field}` cannot be `{word}`; {}", Known(*nearest, known))]
    UnknownWord {
        /// The field.
        field: &'static str,
        /// The text.
        word: String,
        /// What may be meant.
        nearest: Option<&'static str>,
        /// Which there are.
        known: Vec<&'static str>,
    },
    /// The events are a list in brackets, to which no tool can append.
    #[error(
        "write each event as a table of its own under `[[event]]`, so that tools can append some"
    )]
    EventsInBrackets,
    /// Two networks have one name.
    #[error("the network `{name}` is there twice; give one of them another name")]
    NetworkTwice {
        /// The name.
        name: String,
    },
    /// A network has no name.
    #[error("a network has an empty name; give it one")]
    NetworkNameEmpty,
    /// A clock that cannot go.
    #[error(transparent)]
    Clock(ClockError),
    /// The evidence was edited.
    #[error(transparent)]
    Evidence(EvidenceError),
    /// The plan cannot be followed.
    #[error(transparent)]
    Plan(PlanError),
    /// The train refuses an event.
    #[error("refused ({}): {_0}", _0.code())]
    Rejected(Rejection),
    /// Something that a file cannot hold, as a name with a blank in what is released.
    #[error("this would not be read back as it is; mend its names")]
    Unwritable,
}

/// What may be meant, and what there is.
struct Known<'a>(Option<&'static str>, &'a [&'static str]);

impl fmt::Display for Known<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(nearest, known) = self;
        if let Some(nearest) = nearest {
            write!(f, "did you mean `{nearest}`? ")?;
        }
        match known {
            [one] => write!(f, "there is only: {one}"),
            _ => write!(f, "there are: {}", known.join(", ")),
        }
    }
}

/// What may be meant, or how to make it known.
struct Declare<'a>(Option<&'a str>, &'static str);

impl fmt::Display for Declare<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(nearest, table) = self;
        match nearest {
            Some(nearest) => write!(f, "did you mean `{nearest}`? "),
            None => Ok(()),
        }?;
        write!(f, "declare a new one under `[[{table}]]`, above the events")
    }
}

//! What is wrong with what a feature releases.

use std::{
    fmt,
    string::{String, ToString},
    vec::Vec,
};

use crate::{
    train::{FeatureName, Release, Subject},
    version::{SpecVersion, Version},
};

/// No more of a value than this is shown, in characters.
const SHOWN_MAX: usize = 160;

/// One thing that is wrong: whose, of what, where, with which value. Where it happened to several
/// samples or in several tables, one is told and the others are counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckFinding {
    /// The feature.
    pub feature: FeatureName,
    /// The entity's version or the message that it happened to. It need not be released by the
    /// feature: old versions are checked with the new ones.
    pub release: Release,
    /// The table, or nothing where no table is concerned.
    pub table: Option<String>,
    /// Further tables in which the same happened.
    pub more_tables: Vec<String>,
    /// The value, if it happened to one.
    pub sample: Option<SampleValue>,
    /// To so many further samples the same happened.
    pub more_samples: usize,
    /// What was being done; nothing where plan and code are compared.
    pub step: Option<CheckStep>,
    /// What is wrong.
    pub fault: CheckFault,
}

/// A value that something happened to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleValue {
    /// The sample's name.
    pub name: String,
    /// The value, as JSON by the schema of its version.
    pub value: String,
}

/// What a check does with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum CheckStep {
    /// An old value is written in its own version.
    OldStored,
    /// An old value is read as the latest view, which is written while the version is the newest.
    OldWritten,
    /// An old value is rewritten before the new version is active.
    OldRewritten,
    /// A new value is written as a view before its version is active.
    NewEarly,
    /// A new value is written in its own version before that is active.
    NewStoredEarly,
    /// A value of before is read after the upgrade.
    Upgraded,
    /// A new value is written as a view as soon as its version is active.
    NewWritten,
    /// A new value is written in its own version as soon as that is active.
    NewStored,
    /// A new value is written as a view when the upgrade is through.
    NewAfter,
    /// A value is read after the database was opened again.
    Reopened,
    /// A value is rewritten when the upgrade is through.
    Rewritten,
    /// A message is sent and read.
    Sent,
    /// A message is sent before a spec version knows it, or its shape.
    SentEarly,
}

impl CheckStep {
    const fn words(self) -> &'static str {
        match self {
            Self::OldStored => "stored before the upgrade, in its own version",
            Self::OldWritten => "read and written as a view while the version was the newest",
            Self::OldRewritten => "rewritten before the upgrade",
            Self::NewEarly => "written as a view before its version is active",
            Self::NewStoredEarly => "written in its own version before that is active",
            Self::Upgraded => "read after the upgrade",
            Self::NewWritten => "written as a view as soon as its version is active",
            Self::NewStored => "written in its own version as soon as that is active",
            Self::NewAfter => "written as a view after the upgrade",
            Self::Reopened => "read after the database was opened again",
            Self::Rewritten => "rewritten after the upgrade",
            Self::Sent => "sent and read",
            Self::SentEarly => "sent before its time",
        }
    }
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CheckFault {
    /// The binary does not know it.
    #[error(
        "the registry has no such {}; register what holds it, or mend the plan",
        if *.is_message { "message" } else { "version of an entity, in no table and no message" }
    )]
    Missing {
        /// Whether it is a message.
        is_message: bool,
    },
    /// Code and plan differ in when it comes.
    #[error(
        "the code activates it at spec version {code}, and the plan says {plan}; give the code the \
         plan's number, or the plan the code's"
    )]
    Later {
        /// What the code says.
        code: SpecVersion,
        /// What the plan says.
        plan: SpecVersion,
    },
    /// It is active before the feature could come.
    #[error(
        "the code activates it at spec version {code}, and all networks run {before} before; it must \
         come with a later one"
    )]
    AlreadyActive {
        /// What the code says.
        code: SpecVersion,
        /// What networks run before.
        before: SpecVersion,
    },
    /// The message is gone before the feature comes.
    #[error(
        "the code takes the message away after spec version {until}, before the feature comes at {at}; \
         give one of them another number"
    )]
    Gone {
        /// The last spec version that knows it.
        until: SpecVersion,
        /// The feature's, or the upgrade's.
        at: SpecVersion,
    },
    /// Something that is none of it becomes active with it.
    #[error("{}", NotAlone { by, with, at: *at })]
    NotAlone {
        /// The feature that releases it, if one does.
        by: Option<FeatureName>,
        /// What it becomes active with.
        with: Subject,
        /// The spec version from which the code activates it.
        at: SpecVersion,
    },
    /// No table and no message can hold it.
    #[error(
        "no table holds it at spec version {at}, and no message carries it: what holds it becomes active \
         later, or belongs to another feature"
    )]
    Unreachable {
        /// The spec version that was checked.
        at: SpecVersion,
    },
    /// No value to check with was found.
    #[error(
        "no value of it was found to check with, for what was tried is refused by the types' own \
         checks; give some as `history::Samples`"
    )]
    NoSamples,
    /// No key to check with was found.
    #[error(
        "no key of the table was found to check with, for what was tried is refused by the key's own \
         check; give one with `history::Samples::with_key`"
    )]
    NoKeys,
    /// A value does not read.
    #[error("it cannot be read: {reason}; make the way up from its version take it")]
    Unreadable {
        /// Why not.
        reason: String,
    },
    /// A value comes back as another one.
    #[error(
        "it comes back as {}, and should as {}; what is written must read as what it was",
        Short(.found),
        Short(.expected)
    )]
    Differs {
        /// What should come.
        expected: String,
        /// What comes.
        found: String,
    },
    /// What old values have in a field that was removed with a `default`, is lost.
    #[error(
        "`{field}` is removed in V{without} with a `default`: what a value of V{version} has in it is \
         lost when a binary with V{without} writes it again before spec version {until}, while other \
         binaries keep it; take the `default` of `{field}` in {entity} away (until spec version {until} \
         such a write is then refused, and nothing is lost), or keep the field"
    )]
    Removed {
        /// The entity.
        entity: String,
        /// Its version that has the field.
        version: Version,
        /// The field.
        field: String,
        /// The first version without it.
        without: Version,
        /// The spec version from which that is active.
        until: SpecVersion,
    },
    /// A value is written as another version than the gate should choose.
    #[error("it is written as version {found}, and should be as {}", Wanted(.expected))]
    Version {
        /// What should be.
        expected: Option<Version>,
        /// What is.
        found: Version,
    },
    /// A write is refused that must not be.
    #[error(
        "it is refused: {reason}; what is stored so could not be written again: make the way down the \
         inverse of the way up"
    )]
    Refused {
        /// Why.
        reason: String,
    },
    /// A write is not refused, or for the wrong reason.
    #[error("it must be refused until spec version {until}, and {found}")]
    NotRefused {
        /// The spec version from which it may be written.
        until: SpecVersion,
        /// What happens.
        found: String,
    },
    /// The store itself fails.
    #[error("the store fails: {reason}")]
    Store {
        /// What it says.
        reason: String,
    },
}

impl CheckFinding {
    /// Of no table, no sample and no step so far.
    pub(super) fn new(feature: FeatureName, release: Release, fault: CheckFault) -> Self {
        let (more_tables, more_samples) = (Vec::new(), 0);
        Self {
            feature,
            release,
            table: None,
            more_tables,
            sample: None,
            more_samples,
            step: None,
            fault,
        }
    }
}

impl fmt::Display for CheckFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { feature, release, table, more_tables, sample, more_samples, step, fault } = self;
        write!(f, "feature `{feature}`: {release}")?;
        if let Some(table) = table {
            write!(f, " in table{} `{table}`", if more_tables.is_empty() { "" } else { "s" })?;
            more_tables.iter().try_for_each(|table| write!(f, ", `{table}`"))?;
        }
        if let Some(SampleValue { name, value }) = sample {
            write!(f, ", sample `{name}` {}", Short(value))?;
        }
        match more_samples {
            0 => {}
            1 => f.write_str(" and 1 more sample")?,
            more => write!(f, " and {more} more samples")?,
        }
        if let Some(step) = step {
            write!(f, ", {}", step.words())?;
        }
        // One line for each, whatever the types' own code says.
        write!(f, ": {}", fault.to_string().replace('\n', " "))
    }
}

/// The beginning of a text.
struct Short<'a>(&'a String);

impl fmt::Display for Short<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text: Vec<char> = self.0.chars().take(SHOWN_MAX + 1).collect();
        let is_cut = text.len() > SHOWN_MAX;
        text.iter().take(SHOWN_MAX).try_for_each(|c| write!(f, "{c}"))?;
        if is_cut { f.write_str("…") } else { Ok(()) }
    }
}

/// A version, or none.
struct Wanted<'a>(&'a Option<Version>);

impl fmt::Display for Wanted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(version) => write!(f, "version {version}"),
            None => f.write_str("none, since no version is active yet"),
        }
    }
}

/// Whose it is, what it comes with, and what to do.
struct NotAlone<'a> {
    by: &'a Option<FeatureName>,
    with: &'a Subject,
    at: SpecVersion,
}

impl fmt::Display for NotAlone<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { by, with, at } = self;
        match by {
            Some(by) => write!(f, "feature `{by}` releases it")?,
            None => f.write_str("no feature of the plan releases it")?,
        }
        write!(f, ", and at spec version {at} it becomes active with ")?;
        match (with, by) {
            (Subject::Feature(name), Some(by)) => write!(f, "`{name}`; let it need `{by}`"),
            (Subject::Feature(name), None) => write!(f, "`{name}`; let a feature release it"),
            (Subject::Upgrade(name), Some(by)) => write!(
                f,
                "the upgrade `{name}`, which it is not part of; ship `{by}` with it or before it, or \
                 give it a later spec version"
            ),
            (Subject::Upgrade(name), None) => {
                write!(f, "the upgrade `{name}`; let a feature release it")
            }
        }
    }
}

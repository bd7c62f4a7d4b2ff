//! Messages that cannot be sent or read.

use alloc::{string::String, vec::Vec};
use core::fmt;

use crate::{
    error::DowncastError,
    version::{SpecVersion, Version},
    wire::{EncodeError, FaultKind},
};

/// A message that was not written or not read, or that there is not.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MessageError {
    /// A later spec version brings the message.
    #[error(
        "`{message}` is not available yet: it comes with spec version {since}, and this is spec \
         version {active}"
    )]
    NotYetAvailable {
        /// The message.
        message: &'static str,
        /// The first spec version that knows it.
        since: SpecVersion,
        /// The spec version that it was to be sent to or came from.
        active: SpecVersion,
    },
    /// The message was taken away.
    #[error(
        "`{message}` is no longer available: it went after spec version {until}, and this is spec \
         version {active}"
    )]
    NoLongerAvailable {
        /// The message.
        message: &'static str,
        /// The last spec version that knew it.
        until: SpecVersion,
        /// The spec version that it was to be sent to or came from.
        active: SpecVersion,
    },
    /// The shape that the spec version expects cannot hold the message, and a later one can.
    #[error(
        "`{message}`: {source}; spec version {active} expects V{version}, and V{needs} is sent from \
         spec version {since} on: wait for it, or send a value in the expected version with \
         `encode_versioned`"
    )]
    NotYetActive {
        /// The message.
        message: &'static str,
        /// The payload's entity.
        entity: &'static str,
        /// The first field that would be lost or has no value.
        field: &'static str,
        /// The version of the payload that the spec version expects.
        version: Version,
        /// The first version of the payload that holds the message.
        needs: Version,
        /// The spec version from which that version is sent.
        since: SpecVersion,
        /// The spec version that it was to be sent to.
        active: SpecVersion,
        /// What stands in the way.
        source: DowncastError,
    },
    /// The shape that the spec version expects cannot hold the message, and no later one can.
    #[error("`{message}` cannot be sent to spec version {active}: {source}")]
    Shape {
        /// The message.
        message: &'static str,
        /// The spec version that it was to be sent to.
        active: SpecVersion,
        /// What stands in the way.
        source: DowncastError,
    },
    /// A payload in another version than the one that the spec version expects.
    #[error(
        "`{message}`: spec version {active} expects V{expected} of the payload, and this is \
         V{found}; convert it, or send the latest view, which is written as expected"
    )]
    WrongVersion {
        /// The message.
        message: &'static str,
        /// The version that the spec version expects.
        expected: Version,
        /// The version that it is.
        found: Version,
        /// The spec version that it was to be sent to.
        active: SpecVersion,
    },
    /// The message cannot be encoded at all.
    #[error("`{message}` cannot be encoded: {source}")]
    Encode {
        /// The message.
        message: &'static str,
        /// Why not.
        source: EncodeError,
    },
    /// No message has this name.
    #[error(
        "{messages} has no message `{name}`; {}",
        Known { nearest: *nearest, known }
    )]
    UnknownName {
        /// The enum of messages.
        messages: &'static str,
        /// The name, or its beginning if it is long.
        name: String,
        /// The name that was probably meant.
        nearest: Option<&'static str>,
        /// The names that there are.
        known: Vec<&'static str>,
    },
    /// No message has this index, and none ever had it: a newer binary may know it.
    #[error("{messages} has no message with index {index}; a newer binary may know it")]
    UnknownIndex {
        /// The enum of messages.
        messages: &'static str,
        /// The index.
        index: u8,
    },
    /// The index belonged to a message that was taken out of the enum.
    #[error(
        "index {index} of {messages} is retired: its message is known to no spec version that this \
         binary reads"
    )]
    Retired {
        /// The enum of messages.
        messages: &'static str,
        /// The index.
        index: u8,
    },
    /// There is not even an index.
    #[error("{messages}: there are no bytes; a message begins with its index")]
    Empty {
        /// The enum of messages.
        messages: &'static str,
    },
    /// The bytes behind the index are no payload of the message.
    #[error(
        "`{message}`{} at spec version {active}: at byte {offset}: {kind}",
        Of(*version)
    )]
    Decode {
        /// The message.
        message: &'static str,
        /// The version of the payload that the spec version expects; `None` without a payload.
        version: Option<Version>,
        /// The spec version that it came from.
        active: SpecVersion,
        /// How many bytes, the index included, had been read.
        offset: usize,
        /// What was wrong there.
        kind: FaultKind,
    },
}

/// What is known instead of an unknown name.
struct Known<'a> {
    nearest: Option<&'static str>,
    known: &'a [&'static str],
}

impl fmt::Display for Known<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(nearest) = self.nearest {
            write!(f, "did you mean `{nearest}`? ")?;
        }
        f.write_str("there are: ")?;
        for (place, name) in self.known.iter().enumerate() {
            let comma = if place == 0 { "" } else { ", " };
            write!(f, "{comma}{name}")?;
        }
        Ok(())
    }
}

/// ` V2`, or nothing.
struct Of(Option<Version>);

impl fmt::Display for Of {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(version) => write!(f, " V{version}"),
            None => Ok(()),
        }
    }
}

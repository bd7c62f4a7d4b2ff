//! What the derive macro says of an enum of messages.

use crate::{
    entity::VersionInfo,
    error::DowncastError,
    version::{SpecVersion, Version},
    wire::{Fault, Reader, Wire, Writer},
};

/// One message: its name and index, and the spec versions that know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MessageInfo {
    /// The name, as the enum's variant has it.
    pub name: &'static str,
    /// The byte that stands for it. It is never given to another message.
    pub index: u8,
    /// The first spec version that knows it.
    pub since: SpecVersion,
    /// The last spec version that knows it, if it went.
    pub until: Option<SpecVersion>,
    /// The shapes that it had over time; empty for a message without a body.
    pub versions: &'static [VersionInfo],
}

/// An enum of messages (or of events: whatever a chain's runtime reads and writes by index).
///
/// Each variant has a payload that is an entity, or none. What lies on the wire is the index and the
/// body of the newest version of the payload that is active at the spec version, without a tag.
pub trait Messages: Sized {
    /// The name of the enum.
    const NAME: &'static str;

    /// All messages, in the order of the enum.
    const MESSAGES: &'static [MessageInfo];

    /// The same enum with payloads as a spec version had them.
    type Versioned;

    /// Which message this is.
    fn info(&self) -> &'static MessageInfo;

    /// Writes the payload as the given spec version expects it, and says in which version of the
    /// payload that is (`None` without a payload).
    ///
    /// # Errors
    ///
    /// [`DowncastError`] if that shape cannot hold the message without loss.
    fn write_body<W: Wire>(
        &self,
        spec: SpecVersion,
        writer: &mut Writer,
    ) -> Result<Option<Version>, DowncastError>;

    /// Reads the payload of the message `info`, as the given spec version writes it.
    ///
    /// # Errors
    ///
    /// A [`Fault`] for bytes that are no such payload.
    fn read_body<W: Wire>(
        info: &'static MessageInfo,
        spec: SpecVersion,
        reader: &mut Reader<'_>,
    ) -> Result<Self, Fault>;
}

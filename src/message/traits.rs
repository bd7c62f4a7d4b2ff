//! What the derive macro says of an enum of messages.

use super::MessageInfo;
use crate::{
    error::{DowncastError, UpcastError},
    schema::{Describer, TypeRef},
    version::{SpecVersion, Version},
    wire::{Fault, Reader, Wire, Writer},
};

/// An enum of messages (or of events: whatever a chain's runtime reads and writes by index).
///
/// Each variant has a payload that is an entity, or none. What lies on the wire is the index and the
/// body of the newest version of the payload that is active at the spec version, without a tag.
///
/// Derive it with [`Messages`](derive@crate::Messages).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no enum of messages",
    label = "no enum of messages",
    note = "derive it: `#[derive(perennial::Messages)]`, and `#[message(index = 0, since = 1)]` on \
            each variant"
)]
pub trait Messages: Sized {
    /// The name of the enum.
    const NAME: &'static str;

    /// All messages, in the order of the enum.
    const MESSAGES: &'static [MessageInfo];

    /// The indices of messages that were taken out of the enum. No message ever gets one of them.
    const RETIRED: &'static [u8] = &[];

    /// The same enum with payloads as a spec version had them.
    type Versioned: VersionedMessages<Latest = Self>;

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

    /// Describes the payload of the message `info` in one version; `None` without a payload, and if
    /// the version is newer than this binary.
    #[doc(hidden)]
    fn describe_payload(
        info: &MessageInfo,
        version: Version,
        describer: &mut Describer,
    ) -> Option<TypeRef>;
}

/// An enum of messages whose payloads are in one version each: what [`Messages::Versioned`] is.
pub trait VersionedMessages: Sized {
    /// The enum with payloads as latest views.
    type Latest: Messages<Versioned = Self>;

    /// Which message this is.
    fn info(&self) -> &'static MessageInfo;

    /// Which version the payload is; `None` without a payload.
    fn version(&self) -> Option<Version>;

    /// Writes the payload in its own version.
    ///
    /// # Errors
    ///
    /// [`DowncastError`] if an entity inside does not fit its pinned version.
    fn write_body<W: Wire>(&self, writer: &mut Writer) -> Result<(), DowncastError>;

    /// Reads the payload of the message `info` in the version that the given spec version writes.
    ///
    /// # Errors
    ///
    /// A [`Fault`] for bytes that are no such payload.
    fn read_body<W: Wire>(
        info: &'static MessageInfo,
        spec: SpecVersion,
        reader: &mut Reader<'_>,
    ) -> Result<Self, Fault>;

    /// The payload all the way up to its latest view.
    ///
    /// # Errors
    ///
    /// [`UpcastError`] if a fallible upcast refuses the payload.
    fn try_into_latest(self) -> Result<Self::Latest, UpcastError>;
}

//! Messages as bytes: index and body, in the shape that a spec version expects.

use alloc::vec::Vec;

use super::{Availability, MessageError, MessageInfo, Messages, VersionedMessages, by_index};
use crate::{
    error::{DowncastError, DowncastKind},
    version::{SpecVersion, Version},
    wire::{EncodeError, Fault, Reader, Wire, Writer},
};

/// The message as a runtime of that spec version expects it: index and body, without a tag.
///
/// # Errors
///
/// [`MessageError::NotYetAvailable`] and [`MessageError::NoLongerAvailable`] if the spec version does
/// not know the message; [`MessageError::NotYetActive`] and [`MessageError::Shape`] if its shape
/// of the message would lose something; [`MessageError::Encode`] if the codec cannot hold it.
pub fn encode<C: Wire, M: Messages>(
    message: &M,
    spec: SpecVersion,
) -> Result<Vec<u8>, MessageError> {
    let info = message.info();
    check_available(info, spec)?;
    let mut writer = begin(info);
    match message.write_body::<C>(spec, &mut writer) {
        Ok(_) => finish(info, writer),
        Err(source) => Err(unfit::<C, M>(message, spec, source)),
    }
}

/// A message with its payload in one explicit version, which must be the one that a runtime of that
/// spec version expects.
///
/// # Errors
///
/// [`MessageError::WrongVersion`] if it is another one, else as for [`encode`].
pub fn encode_versioned<C: Wire, M: Messages>(
    message: &M::Versioned,
    spec: SpecVersion,
) -> Result<Vec<u8>, MessageError> {
    let info = message.info();
    let expected = check_available(info, spec)?;
    if let (Some(expected), Some(found)) = (expected, message.version())
        && expected != found
    {
        return Err(MessageError::WrongVersion {
            message: info.name,
            expected,
            found,
            active: spec,
        });
    }
    let mut writer = begin(info);
    match message.write_body::<C>(&mut writer) {
        Ok(()) => finish(info, writer),
        Err(source) => Err(shapeless(info, spec, source)),
    }
}

/// Reads a message that was written for that spec version, with its payload as the latest view.
///
/// # Errors
///
/// [`MessageError::UnknownIndex`] and [`MessageError::Retired`] if no message has the index;
/// [`MessageError::NotYetAvailable`] and [`MessageError::NoLongerAvailable`] if the spec version does
/// not know the message; [`MessageError::Decode`] if what follows is not exactly its payload.
pub fn decode<C: Wire, M: Messages>(bytes: &[u8], spec: SpecVersion) -> Result<M, MessageError> {
    read::<M, _>(bytes, spec, M::read_body::<C>)
}

/// Reads a message that was written for that spec version, with its payload in the version that it
/// had then.
///
/// # Errors
///
/// As for [`decode`].
pub fn decode_versioned<C: Wire, M: Messages>(
    bytes: &[u8],
    spec: SpecVersion,
) -> Result<M::Versioned, MessageError> {
    read::<M, _>(bytes, spec, M::Versioned::read_body::<C>)
}

fn read<M: Messages, T>(
    bytes: &[u8],
    spec: SpecVersion,
    body: impl FnOnce(&'static MessageInfo, SpecVersion, &mut Reader<'_>) -> Result<T, Fault>,
) -> Result<T, MessageError> {
    let [index, rest @ ..] = bytes else {
        return Err(MessageError::Empty { messages: M::NAME });
    };
    let info = by_index::<M>(*index)?;
    let version = check_available(info, spec)?;
    let mut reader = Reader::new(rest);
    let read = body(info, spec, &mut reader).and_then(|value| reader.finish().map(|()| value));
    read.map_err(|fault| MessageError::Decode {
        message: info.name,
        version,
        active: spec,
        offset: bytes.len().saturating_sub(fault.remaining()),
        kind: fault.into_kind(),
    })
}

/// The version of the payload that the spec version expects.
fn check_available(
    info: &MessageInfo,
    active: SpecVersion,
) -> Result<Option<Version>, MessageError> {
    let message = info.name;
    match info.availability(active) {
        Availability::Available { version } => Ok(version),
        Availability::NotYet { since } => {
            Err(MessageError::NotYetAvailable { message, since, active })
        }
        Availability::Gone { until } => {
            Err(MessageError::NoLongerAvailable { message, until, active })
        }
    }
}

fn begin(info: &MessageInfo) -> Writer {
    let mut writer = Writer::with_room(64);
    writer.byte(info.index);
    writer
}

fn finish(info: &MessageInfo, writer: Writer) -> Result<Vec<u8>, MessageError> {
    writer.finish().map_err(|source| unencodable(info, source))
}

#[cold]
fn unencodable(info: &MessageInfo, source: EncodeError) -> MessageError {
    MessageError::Encode { message: info.name, source }
}

/// The error of a payload that does not go down to the expected version. Which one holds it, only
/// writing it as each later one tells: one field may need another version than the next.
#[cold]
fn unfit<C: Wire, M: Messages>(
    message: &M,
    active: SpecVersion,
    source: DowncastError,
) -> MessageError {
    let info = message.info();
    let holds = |spec| {
        let mut writer = begin(info);
        message.write_body::<C>(spec, &mut writer).is_ok() && writer.finish().is_ok()
    };
    let mut later = info.versions.iter().filter(|later| later.version > source.version);
    match (source.field(), later.find(|later| holds(later.activates))) {
        (Some(field), Some(needed)) => MessageError::NotYetActive {
            message: info.name,
            entity: source.entity,
            field,
            version: source.version,
            needs: needed.version,
            since: needed.activates,
            active,
            source,
        },
        (None, _) | (_, None) => shapeless(info, active, source),
    }
}

/// The error of a payload that no spec version's shape holds, or whose version is its own.
#[cold]
fn shapeless(info: &MessageInfo, active: SpecVersion, source: DowncastError) -> MessageError {
    match &source.kind {
        DowncastKind::Encode(error) => unencodable(info, error.clone()),
        DowncastKind::Lost { .. }
        | DowncastKind::NoDowncast { .. }
        | DowncastKind::Removed { .. }
        | DowncastKind::Refused { .. }
        | DowncastKind::Nested { .. }
        | DowncastKind::UnknownVersion { .. } => {
            MessageError::Shape { message: info.name, active, source }
        }
    }
}

//! What `message` is going to have: messages as bytes, at a spec version.

use alloc::vec::Vec;

use crate::{
    error::DowncastError,
    message::{MessageInfo, Messages},
    version::SpecVersion,
    wire::{EncodeError, Fault, FaultKind, Reader, Source, Wire, Writer},
};

/// A message that is not available, or does not go into bytes or come out of them.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MessageError {
    /// A later spec version brings the message.
    #[error("`{message}` comes with spec version {since}, and the chain is at {spec}")]
    NotYetAvailable {
        /// The message.
        message: &'static str,
        /// The first spec version that knows it.
        since: SpecVersion,
        /// The spec version of the moment.
        spec: SpecVersion,
    },
    /// The message is gone.
    #[error("`{message}` went after spec version {until}, and the chain is at {spec}")]
    NoLongerAvailable {
        /// The message.
        message: &'static str,
        /// The last spec version that knew it.
        until: SpecVersion,
        /// The spec version of the moment.
        spec: SpecVersion,
    },
    /// The shape of the moment cannot hold the message.
    #[error(transparent)]
    Downcast(#[from] DowncastError),
    /// The codec cannot hold the message.
    #[error(transparent)]
    Encode(#[from] EncodeError),
    /// Bytes that are no message.
    #[error(transparent)]
    Decode(#[from] Fault),
}

fn check(info: &MessageInfo, spec: SpecVersion) -> Result<(), MessageError> {
    let (message, since) = (info.name, info.since);
    match info.until {
        _ if spec < since => Err(MessageError::NotYetAvailable { message, since, spec }),
        Some(until) if spec > until => {
            Err(MessageError::NoLongerAvailable { message, until, spec })
        }
        _ => Ok(()),
    }
}

pub(super) fn available<M: Messages>(
    spec: SpecVersion,
) -> impl Iterator<Item = &'static MessageInfo> {
    M::MESSAGES.iter().filter(move |info| check(info, spec).is_ok())
}

pub(super) fn encode<W: Wire, M: Messages>(
    message: &M,
    spec: SpecVersion,
) -> Result<Vec<u8>, MessageError> {
    check(message.info(), spec)?;
    let mut writer = Writer::new();
    writer.byte(message.info().index);
    message.write_body::<W>(spec, &mut writer)?;
    Ok(writer.finish()?)
}

pub(super) fn decode<W: Wire, M: Messages>(
    bytes: &[u8],
    spec: SpecVersion,
) -> Result<M, MessageError> {
    let mut reader = Reader::new(bytes);
    let index = reader.byte()?;
    let Some(info) = M::MESSAGES.iter().find(|info| info.index == index) else {
        let kind = FaultKind::UnknownVariant { type_name: M::NAME, index: index.into() };
        return Err(reader.fault(kind).into());
    };
    check(info, spec)?;
    let message = M::read_body::<W>(info, spec, &mut reader)?;
    reader.finish()?;
    Ok(message)
}

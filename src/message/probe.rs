//! An enum's messages behind bytes: for checks that do not know its types.
//!
//! A *body* comes in the shape that a message has at one spec version; a message goes out as the body
//! of its latest shape.

use alloc::{
    boxed::Box,
    string::{String, ToString},
    vec::Vec,
};

use super::{MessageError, MessageInfo, Messages, VersionedMessages, coding};
use crate::{
    entity::caught,
    version::SpecVersion,
    wire::{Fault, Reader, Wire, Writer},
};

/// A body, and the message that it is of.
#[derive(Clone, Copy)]
pub(crate) struct MessageBody<'a> {
    pub(crate) info: &'static MessageInfo,
    /// The spec version whose shape the body has.
    pub(crate) shape: SpecVersion,
    pub(crate) body: &'a [u8],
}

/// Why a call fails.
#[derive(Debug)]
pub(crate) enum MessageRefused {
    /// The body is not read, or not as a whole.
    Unreadable(String),
    /// The message is neither written nor read.
    Refused(Box<MessageError>),
    /// The types' own code panics.
    Impossible(String),
}

type Tried<T> = Result<T, MessageRefused>;

/// What the bytes of a message read as.
pub(crate) struct MessageRead {
    /// The body as it was sent, written again, index in front.
    pub(crate) versioned: Vec<u8>,
    /// The body of the latest shape.
    pub(crate) latest: Vec<u8>,
    /// As it was sent, and then all the way up.
    pub(crate) lifted: Vec<u8>,
}

/// The calls of one enum's types.
#[derive(Clone, Copy)]
pub(crate) struct MessageCalls {
    /// What a body reads as, in the latest shape.
    pub(crate) view: fn(MessageBody<'_>) -> Tried<Vec<u8>>,
    /// [`encode`](super::encode) of what a body reads as.
    pub(crate) encode: fn(MessageBody<'_>, SpecVersion) -> Tried<Vec<u8>>,
    /// [`encode_versioned`](super::encode_versioned) of a body.
    pub(crate) encode_versioned: fn(MessageBody<'_>, SpecVersion) -> Tried<Vec<u8>>,
    /// [`decode`](super::decode) and [`decode_versioned`](super::decode_versioned).
    pub(crate) decode: fn(&[u8], SpecVersion) -> Tried<MessageRead>,
}

impl MessageCalls {
    pub(crate) fn of<C: Wire, M: Messages>() -> Self {
        Self {
            view: |body| calm(|| latest::<C, M>(&message::<C, M>(body)?)),
            encode: |body, at| calm(|| Ok(coding::encode::<C, M>(&message::<C, M>(body)?, at)?)),
            encode_versioned: |body, at| {
                calm(|| {
                    let read = M::Versioned::read_body::<C>;
                    let message = whole(body.body, |reader| read(body.info, body.shape, reader))?;
                    Ok(coding::encode_versioned::<C, M>(&message, at)?)
                })
            },
            decode: |bytes, at| calm(|| decode::<C, M>(bytes, at)),
        }
    }
}

impl From<MessageError> for MessageRefused {
    fn from(error: MessageError) -> Self {
        Self::Refused(Box::new(error))
    }
}

fn calm<T>(ask: impl FnOnce() -> Tried<T>) -> Tried<T> {
    caught(ask).unwrap_or_else(|text| Err(MessageRefused::Impossible(text)))
}

fn unreadable(error: impl ToString) -> MessageRefused {
    MessageRefused::Unreadable(error.to_string())
}

fn whole<T>(bytes: &[u8], read: impl FnOnce(&mut Reader<'_>) -> Result<T, Fault>) -> Tried<T> {
    let mut reader = Reader::new(bytes);
    let read = read(&mut reader).and_then(|value| reader.finish().map(|()| value));
    read.map_err(|fault| unreadable(fault.kind()))
}

fn message<C: Wire, M: Messages>(body: MessageBody<'_>) -> Tried<M> {
    whole(body.body, |reader| M::read_body::<C>(body.info, body.shape, reader))
}

/// The body of the latest shape, whether or not any spec version sends it.
fn latest<C: Wire, M: Messages>(message: &M) -> Tried<Vec<u8>> {
    let mut writer = Writer::new();
    message.write_body::<C>(SpecVersion(u32::MAX), &mut writer).map_err(unreadable)?;
    writer.finish().map_err(unreadable)
}

fn decode<C: Wire, M: Messages>(bytes: &[u8], at: SpecVersion) -> Tried<MessageRead> {
    let message = coding::decode::<C, M>(bytes, at)?;
    let sent = coding::decode_versioned::<C, M>(bytes, at)?;
    let versioned = coding::encode_versioned::<C, M>(&sent, at)?;
    let lifted = sent.try_into_latest().map_err(unreadable)?;
    Ok(MessageRead {
        versioned,
        latest: latest::<C, M>(&message)?,
        lifted: latest::<C, M>(&lifted)?,
    })
}

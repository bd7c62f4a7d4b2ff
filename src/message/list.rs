//! Messages by name and by spec version, as user interfaces ask for them.

use alloc::{string::String, vec::Vec};

use super::{Availability, MessageError, MessageInfo, Messages, nearest::nearest};
#[cfg(feature = "history")]
use crate::schema::EntityHooks;
use crate::{
    schema::{Describer, Schema},
    version::{SpecVersion, Version},
};

/// The messages that may be sent at a spec version, in the order of the enum.
pub fn available<M: Messages>(spec: SpecVersion) -> impl Iterator<Item = &'static MessageInfo> {
    M::MESSAGES.iter().filter(move |info| info.availability(spec).is_available())
}

/// All messages, each with whether it may be sent at a spec version: what a menu shows, greys out
/// or hides.
///
/// # Examples
///
/// ```
/// use perennial::{Messages, SpecVersion, message};
///
/// #[derive(Messages)]
/// enum Message {
///     #[message(index = 0, since = 4, until = 18)]
///     Checkpoint,
///     #[message(index = 1, since = 5)]
///     Ping,
/// }
///
/// let menu: Vec<String> = message::menu::<Message>(SpecVersion(19))
///     .map(|(info, availability)| format!("{}: {availability}", info.name))
///     .collect();
/// assert_eq!(menu, [
///     "Checkpoint: no more: it was available up to spec version 18",
///     "Ping: available",
/// ]);
/// ```
pub fn menu<M: Messages>(
    spec: SpecVersion,
) -> impl Iterator<Item = (&'static MessageInfo, Availability)> {
    M::MESSAGES.iter().map(move |info| (info, info.availability(spec)))
}

/// The message with this name.
///
/// # Errors
///
/// [`MessageError::UnknownName`], with the names that there are and the one that was probably meant.
///
/// # Examples
///
/// ```
/// use perennial::{Messages, SpecVersion, message};
///
/// #[derive(Messages)]
/// enum Message {
///     #[message(index = 1, since = 5)]
///     Ping,
/// }
///
/// let info = message::by_name::<Message>("Ping")?;
/// assert!(info.availability(SpecVersion(5)).is_available());
/// let error = message::by_name::<Message>("Pong").unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "Message has no message `Pong`; did you mean `Ping`? there are: Ping",
/// );
/// # Ok::<(), message::MessageError>(())
/// ```
pub fn by_name<M: Messages>(name: &str) -> Result<&'static MessageInfo, MessageError> {
    let found = M::MESSAGES.iter().find(|info| info.name == name);
    found.ok_or_else(|| unknown_name::<M>(name))
}

/// The message with this index, as long as the spec version does not matter.
///
/// # Errors
///
/// [`MessageError::Retired`] if it belonged to a message that was taken out of the enum,
/// [`MessageError::UnknownIndex`] if no message ever had it.
pub fn by_index<M: Messages>(index: u8) -> Result<&'static MessageInfo, MessageError> {
    let found = M::MESSAGES.iter().find(|info| info.index == index);
    found.ok_or_else(|| match M::RETIRED.contains(&index) {
        true => MessageError::Retired { messages: M::NAME, index },
        false => MessageError::UnknownIndex { messages: M::NAME, index },
    })
}

/// What the body of a message means in one version of its payload, as data: with the version that
/// is [active](MessageInfo::version_at) at the spec version of a block, a tool decodes the block
/// without the types. `None` for a message without a payload, and if the version is newer than this
/// binary.
///
/// # Examples
///
/// ```
/// use perennial::{Messages, SpecVersion, Versioned, message, schema::Codec};
///
/// #[derive(Versioned)]
/// #[versioned(latest = 1)]
/// struct Praise {
///     points: u8,
/// }
///
/// #[derive(Messages)]
/// enum Message {
///     #[message(index = 3, since = 5)]
///     Praise(Praise),
/// }
///
/// let block = [3, 7];
/// let info = message::by_index::<Message>(block[0])?;
/// let version = info.version_at(SpecVersion(5)).ok_or("no payload")?;
/// let schema = message::schema::<Message>(info, version).ok_or("not known")?;
/// let value = schema.decode(Codec::Scale, &block[1..])?;
/// assert_eq!(schema.value_to_json(&value)?, r#"{"points":7}"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn schema<M: Messages>(info: &MessageInfo, version: Version) -> Option<Schema> {
    let mut describer = Describer::default();
    M::describe_payload(info, version, &mut describer)?;
    Some(describer.finish())
}

/// The types of a message's payload; `None` without a payload.
#[cfg(feature = "history")]
pub(crate) fn hooks<M: Messages>(info: &MessageInfo) -> Option<EntityHooks> {
    let first = info.versions.first()?;
    let mut describer = Describer::default();
    M::describe_payload(info, first.version, &mut describer)?;
    // What is met first is the payload itself; what it holds comes after.
    describer.into_entities().into_iter().next()
}

/// How much of an unknown name an error repeats, in characters.
const NAME_CHARS_MAX: usize = 64;

#[cold]
fn unknown_name<M: Messages>(name: &str) -> MessageError {
    let known: Vec<&'static str> = M::MESSAGES.iter().map(|info| info.name).collect();
    let mut name: String = name.chars().take(NAME_CHARS_MAX).collect();
    let nearest = nearest(known.iter().copied(), &name);
    name.shrink_to_fit();
    MessageError::UnknownName { messages: M::NAME, name, nearest, known }
}

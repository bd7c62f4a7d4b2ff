//! The file of a message's shape: its index, its codec, its payload, and from when it is sent so.

use std::{
    format,
    path::{Path, PathBuf},
    string::{String, ToString},
    vec::Vec,
};

use super::{
    folder::message_file,
    text::{FORMAT, Malformed, Table, quoted, sealed},
};
use crate::{message::MessageInfo, store::MessagesInfo, version::Version};

/// What a file says besides its seal.
const KEYS: [&str; 8] =
    ["format", "messages", "message", "index", "codec", "since", "entity", "version"];

/// A message with its payload in one version, or without one. There is no `until`: it may come and be
/// moved later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    /// The enum.
    pub(crate) messages: String,
    pub(crate) message: String,
    pub(crate) index: u8,
    pub(crate) codec: String,
    /// The spec version from which it is sent in this shape.
    pub(crate) since: u32,
    pub(crate) payload: Option<Payload>,
}

/// What a message carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Payload {
    pub(crate) entity: String,
    pub(crate) version: Version,
}

impl Shape {
    /// All shapes of an enum of messages, in its order.
    pub(super) fn all(messages: &MessagesInfo) -> Vec<Self> {
        messages.messages().iter().flat_map(|info| Self::of(messages, info)).collect()
    }

    fn of(messages: &MessagesInfo, info: &MessageInfo) -> Vec<Self> {
        let shape = |since, payload| Self {
            messages: messages.name().to_string(),
            message: info.name.to_string(),
            index: info.index,
            codec: messages.codec().to_string(),
            since,
            payload,
        };
        let Some(hooks) = messages.hooks(info) else { return [shape(info.since.0, None)].into() };
        let versions = info.versions.iter().map(|facts| {
            let payload = Payload { entity: hooks.name.to_string(), version: facts.version };
            // The first one is sent as soon as the message is.
            shape(facts.activates.max(info.since).0, Some(payload))
        });
        versions.collect()
    }

    pub(super) fn version(&self) -> Option<Version> {
        self.payload.as_ref().map(|payload| payload.version)
    }

    /// As findings call it.
    pub(crate) fn title(&self) -> String {
        let Self { message, messages, .. } = self;
        match self.version() {
            Some(version) => format!("message `{message}` V{version} of {messages}"),
            None => format!("message `{message}` of {messages}"),
        }
    }

    /// Where the file lies.
    pub(super) fn file(&self, root: &Path) -> PathBuf {
        message_file(root, &self.messages, &self.message, self.version())
    }

    /// A later version of the payload whose file exists.
    pub(super) fn later(&self, root: &Path) -> Option<Version> {
        let Self { messages, message, .. } = self;
        let later = self.version()?.get().checked_add(1)?..=u8::MAX;
        let mut later = later.filter_map(Version::new);
        later.find(|version| message_file(root, messages, message, Some(*version)).exists())
    }

    /// The file's text, with its seal.
    pub(super) fn to_text(&self) -> String {
        let Self { messages, message, index, codec, since, payload } = self;
        let mut text = format!("# The {}, as it was released. Never edited.\n", self.title());
        text.push_str(&format!("format = {FORMAT}\n"));
        text.push_str(&format!("messages = {}\n", quoted(messages)));
        text.push_str(&format!("message = {}\n", quoted(message)));
        text.push_str(&format!("index = {index}\n"));
        text.push_str(&format!("codec = {}\n", quoted(codec)));
        text.push_str(&format!("since = {since}\n"));
        if let Some(Payload { entity, version }) = payload {
            text.push_str(&format!("entity = {}\n", quoted(entity)));
            text.push_str(&format!("version = {version}\n"));
        }
        text.push('\n');
        sealed(&text)
    }

    /// The shape in a file.
    pub(super) fn parse(text: &str) -> Result<Self, Malformed> {
        let table = Table::parse(text)?;
        table.check_format()?;
        table.check_keys(&KEYS)?;
        let since = table.number("since")?;
        let since = u32::try_from(since)
            .map_err(|_| format!("`since` is {since}, more than a spec version"))?;
        let payload = match table.has("entity") || table.has("version") {
            true => {
                let version = Version::new(table.byte("version")?);
                let version = version.ok_or("versions are numbered from 1")?;
                Some(Payload { entity: table.text("entity")?, version })
            }
            false => None,
        };
        Ok(Self {
            messages: table.text("messages")?,
            message: table.text("message")?,
            index: table.byte("index")?,
            codec: table.text("codec")?,
            since,
            payload,
        })
    }
}

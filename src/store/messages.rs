//! The enums of messages that a registry names.

use core::{any::type_name, fmt};

#[cfg(all(feature = "history", feature = "train"))]
use crate::message::MessageCalls;
#[cfg(feature = "history")]
use crate::schema::EntityHooks;
use crate::{
    message::{self, MessageInfo, Messages},
    schema::Schema,
    version::Version,
    wire::Wire,
};

/// What is known of an enum of messages without its types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessagesInfo {
    name: &'static str,
    messages_type: &'static str,
    codec: &'static str,
    messages: &'static [MessageInfo],
    retired: &'static [u8],
    types: Types,
}

/// What the enum's type can do. Its name, which stands beside it, tells it apart.
#[derive(Clone, Copy)]
struct Types {
    schema: fn(&MessageInfo, Version) -> Option<Schema>,
    #[cfg(feature = "history")]
    hooks: fn(&MessageInfo) -> Option<EntityHooks>,
    #[cfg(all(feature = "history", feature = "train"))]
    calls: MessageCalls,
}

impl PartialEq for Types {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Types {}

impl fmt::Debug for Types {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Types")
    }
}

impl MessagesInfo {
    /// What is known of an enum of messages in a codec.
    #[must_use]
    pub fn of<C: Wire, M: Messages>() -> Self {
        Self {
            name: M::NAME,
            messages_type: type_name::<M>(),
            codec: C::NAME,
            messages: M::MESSAGES,
            retired: M::RETIRED,
            types: Types {
                schema: message::schema::<M>,
                #[cfg(feature = "history")]
                hooks: message::hooks::<M>,
                #[cfg(all(feature = "history", feature = "train"))]
                calls: MessageCalls::of::<C, M>(),
            },
        }
    }

    /// The enum's name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The enum's type, with its module.
    #[cfg(feature = "history")]
    pub(crate) const fn messages_type(&self) -> &'static str {
        self.messages_type
    }

    /// The codec's name.
    #[must_use]
    pub const fn codec(&self) -> &'static str {
        self.codec
    }

    /// All messages, in the order of the enum.
    #[must_use]
    pub const fn messages(&self) -> &'static [MessageInfo] {
        self.messages
    }

    /// The indices of messages that were taken out of the enum.
    #[must_use]
    pub const fn retired(&self) -> &'static [u8] {
        self.retired
    }

    /// What the body of one of these messages means in one version of its payload, as
    /// [`message::schema`].
    #[must_use]
    pub fn schema(&self, info: &MessageInfo, version: Version) -> Option<Schema> {
        (self.types.schema)(info, version)
    }

    /// The types of a message's payload.
    #[cfg(feature = "history")]
    pub(crate) fn hooks(&self, info: &MessageInfo) -> Option<EntityHooks> {
        (self.types.hooks)(info)
    }

    /// The messages behind bytes.
    #[cfg(all(feature = "history", feature = "train"))]
    pub(crate) const fn calls(&self) -> &MessageCalls {
        &self.types.calls
    }
}

//! What a feature releases.

use alloc::{borrow::ToOwned, string::String};
use core::{fmt, str::FromStr};

use crate::version::Version;

/// One thing that a feature releases: a version of an entity, or a message.
///
/// # Examples
///
/// ```
/// use perennial::{Version, train::Release};
///
/// let user: Release = "User V2".parse()?;
/// assert_eq!(user, Release::Entity { entity: "User".into(), version: Version::of::<2>() });
///
/// let transfer: Release = "RegistryMessage::Transfer".parse()?;
/// assert_eq!(transfer.to_string(), "RegistryMessage::Transfer");
/// # Ok::<(), perennial::train::ParseReleaseError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Release {
    /// A version of an entity may be written.
    Entity {
        /// The entity's name, as [`Entity::NAME`](crate::Entity::NAME) has it.
        entity: String,
        /// The version.
        version: Version,
    },
    /// A message may be sent.
    Message {
        /// The enum's name, as [`Messages::NAME`](crate::Messages::NAME) has it.
        messages: String,
        /// The message's.
        message: String,
    },
}

impl FromStr for Release {
    type Err = ParseReleaseError;

    fn from_str(text: &str) -> Result<Self, ParseReleaseError> {
        let wrong = || ParseReleaseError { text: text.to_owned() };
        let is_name = |name: &str| !name.is_empty() && !name.contains(char::is_whitespace);
        if let Some((messages, message)) = text.rsplit_once("::") {
            let are_names = is_name(messages) && is_name(message);
            let release =
                Self::Message { messages: messages.to_owned(), message: message.to_owned() };
            return are_names.then_some(release).ok_or_else(wrong);
        }
        let (entity, version) = text.rsplit_once(" V").ok_or_else(wrong)?;
        let digits = Some(version).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
        let version = digits.and_then(|text| text.parse().ok()).and_then(Version::new);
        let entity = Some(entity).filter(|entity| is_name(entity)).ok_or_else(wrong)?;
        Ok(Self::Entity { entity: entity.to_owned(), version: version.ok_or_else(wrong)? })
    }
}

impl fmt::Display for Release {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Entity { entity, version } => write!(f, "{entity} V{version}"),
            Self::Message { messages, message } => write!(f, "{messages}::{message}"),
        }
    }
}

/// A text that names nothing that can be released.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{text}` is neither a version of an entity, as `User V2`, nor a message, as \
     `RegistryMessage::Transfer`"
)]
pub struct ParseReleaseError {
    /// The text.
    pub text: String,
}

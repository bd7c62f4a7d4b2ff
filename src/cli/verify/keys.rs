//! Keys without their types.

use std::{format, prelude::rust_2024::*};

use super::unseen::Unseen;
use crate::{cli::database::TableFacts, key::Keys, schema::Type};

/// Reads the keys of a table.
pub(super) struct KeyCheck {
    keys: Option<Keys>,
    pub(super) unseen: Option<Unseen>,
    /// Why keys are not read.
    pub(super) problem: Option<String>,
}

impl KeyCheck {
    pub(super) fn new(table: &TableFacts) -> Self {
        let made = match (table.entries.first(), &table.typed) {
            (Some(entry), _) => {
                let path = entry.key.path.as_ref();
                let path = path.map(|(module, item)| (module.as_str(), item.as_str()));
                Keys::new(&entry.key.scheme, path, &entry.key.schema)
            }
            (None, Some(typed)) => Keys::new(typed.key_scheme(), typed.path(), typed.key_schema()),
            (None, None) => return Self { keys: None, unseen: Some(Unseen::Keys), problem: None },
        };
        match made {
            Ok(keys) => {
                let schema = table.entries.first().map(|entry| &entry.key.schema);
                let has_foreign = schema.is_some_and(|schema| {
                    schema.types().iter().any(|ty| matches!(ty, Type::Foreign { .. }))
                });
                let unseen = match () {
                    () if has_foreign => Some(Unseen::Keys),
                    () if is_hashed(keys.scheme()) => Some(Unseen::HashedKeys),
                    () => None,
                };
                Self { keys: Some(keys), unseen, problem: None }
            }
            Err(error) => Self {
                keys: None,
                unseen: Some(Unseen::Keys),
                problem: Some(format!("its keys are not read: {error}")),
            },
        }
    }

    /// Whether the bytes are a key of the table.
    #[inline]
    pub(super) fn check_key(&self, key: &[u8]) -> Result<(), String> {
        let Some(keys) = &self.keys else { return Ok(()) };
        keys.check(key).map_err(|fault| fault.to_string())
    }

    /// The key in JSON, if it reads.
    pub(super) fn natural(&self, key: &[u8]) -> Option<String> {
        let keys = self.keys.as_ref()?;
        keys.to_json(&keys.read(key).ok()?).ok()
    }
}

/// Whether a scheme keeps a hash in the place of a key.
fn is_hashed(scheme: &str) -> bool {
    let hashers = scheme.strip_prefix("substrate/").unwrap_or_default().split('+');
    hashers
        .filter(|hasher| !hasher.is_empty())
        .any(|hasher| !(hasher.ends_with("concat") || hasher == "identity"))
}

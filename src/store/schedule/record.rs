//! The JSON form of a change's record.

use alloc::{
    format,
    string::{String, ToString},
};

use serde_json::{Map, Value, json};

use super::{ChangeKind, ChangeRecord};
use crate::{
    schedule::{Schedule, ScheduleJsonError},
    version::Epoch,
};

/// The format that is written.
const FORMAT: u64 = 1;
/// What a record says.
const KEYS: [&str; 7] = ["format", "number", "kind", "by", "at", "reason", "schedule"];

impl ChangeRecord {
    /// The record as one line of JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        let Self { number, kind, by, at, reason, schedule } = self;
        // A schedule's own form is JSON, so it is always there.
        let schedule = serde_json::from_str::<Value>(&schedule.to_json()).unwrap_or_default();
        let record = json!({
            "format": FORMAT,
            "number": number,
            "kind": kind.name(),
            "by": by,
            "at": at.0,
            "reason": reason,
            "schedule": schedule,
        });
        record.to_string()
    }

    /// Reads a record.
    ///
    /// # Errors
    ///
    /// What is wrong with it, in words.
    pub(super) fn from_json(text: &[u8]) -> Result<Self, Unread> {
        let value = serde_json::from_slice::<Value>(text).map_err(|error| error.to_string())?;
        let Value::Object(object) = value else { return Err("it is no object".into()) };
        match object.get("format").and_then(Value::as_u64) {
            Some(FORMAT) => {}
            Some(found) if found > FORMAT => {
                let reason = format!("its format is {found}, this binary knows up to {FORMAT}");
                return Err(Unread::Newer(reason));
            }
            _ => return Err("it has no format".into()),
        }
        if let Some(key) = object.keys().find(|key| !KEYS.contains(&key.as_str())) {
            return Err(format!("nobody knows its `{key}`").into());
        }
        let kind = text_of(&object, "kind")?;
        let Some(kind) = ChangeKind::ALL.into_iter().find(|known| known.name() == kind) else {
            return Err(Unread::Newer(format!("it tells of a change that was `{kind}`")));
        };
        let schedule = object.get("schedule").ok_or("it has no `schedule`")?;
        Ok(Self {
            number: number_of(&object, "number")?,
            kind,
            by: text_of(&object, "by")?.into(),
            at: Epoch(number_of(&object, "at")?),
            reason: text_of(&object, "reason")?.into(),
            schedule: Schedule::from_json(&schedule.to_string()).map_err(unread)?,
        })
    }
}

/// Why a record is not read.
pub(super) enum Unread {
    /// It is damaged.
    Damaged(String),
    /// It is a newer binary's.
    Newer(String),
}

impl From<String> for Unread {
    fn from(reason: String) -> Self {
        Self::Damaged(reason)
    }
}

impl From<&str> for Unread {
    fn from(reason: &str) -> Self {
        Self::Damaged(reason.into())
    }
}

fn unread(error: ScheduleJsonError) -> Unread {
    match error {
        ScheduleJsonError::NewerFormat { .. } => Unread::Newer(error.to_string()),
        error => Unread::Damaged(error.to_string()),
    }
}

fn text_of<'a>(object: &'a Map<String, Value>, key: &str) -> Result<&'a str, String> {
    object.get(key).and_then(Value::as_str).ok_or_else(|| format!("its `{key}` is no text"))
}

fn number_of(object: &Map<String, Value>, key: &str) -> Result<u64, String> {
    object.get(key).and_then(Value::as_u64).ok_or_else(|| format!("its `{key}` is no number"))
}

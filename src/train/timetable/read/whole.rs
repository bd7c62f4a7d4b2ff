//! The file as a whole.

use alloc::{
    string::{String, ToString},
    sync::Arc,
    vec::Vec,
};

use serde_json::Value;

use super::{place::Place, sections};
use crate::{
    schedule::repeated_key,
    train::timetable::{ForkOrder, Timetable, TimetableError},
};

/// Forks that chains of the superchain have from genesis on: its registry keeps no times for them.
const FROM_GENESIS: [&str; 2] = ["bedrock", "regolith"];

/// The sections that are read; others are kept as JSON.
const READ: [&str; 6] =
    ["about", "networks", "goerli_history", "schedule_history", "upgrades", "protocol_versions"];

impl Timetable {
    /// Reads a timetable from JSON, in the form of the OP Stack's `superchain_activations.json`.
    ///
    /// `about.fork_order` and `networks` must be there. Forks have spec versions by their place in the
    /// order, from 1. Where the order begins with bedrock and regolith, those are active from genesis
    /// on, as no registry keeps times for them. Unknown keys are refused, but for whole sections, which
    /// are kept as they are ([`sections`](Self::sections)), and for remarks of upgrades
    /// ([`UpgradeRecord::notes`](crate::train::UpgradeRecord::notes)). Whether times follow the order is
    /// another question: [`Chain::check`](crate::train::Chain::check).
    ///
    /// # Errors
    ///
    /// [`TimetableError`] for the first thing that is wrong, with its place.
    pub fn parse(text: &str) -> Result<Self, TimetableError> {
        let value = serde_json::from_str::<Value>(text).map_err(|error| not_json(&error))?;
        if let Some((key, at)) = repeated_key(text) {
            let (line, column) = line_and_column(text.as_bytes(), at);
            return Err(TimetableError::RepeatedKey { key, line, column });
        }
        Self::of_root(&Place::root(&value))
    }

    /// The same, from bytes that may not be text.
    ///
    /// # Errors
    ///
    /// [`TimetableError`] for the first thing that is wrong, with its place.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, TimetableError> {
        let text = core::str::from_utf8(bytes).map_err(|error| {
            let (line, column) = line_and_column(bytes, error.valid_up_to());
            TimetableError::NotUtf8 { line, column }
        })?;
        Self::parse(text)
    }

    fn of_root(root: &Place<'_>) -> Result<Self, TimetableError> {
        let about = root.get("about")?;
        about.only(&["source", "fork_order", "optional_forks", "planned_names", "note"])?;
        let order = Arc::new(order(&about)?);
        let networks = root.get("networks")?.entries()?.into_iter();
        let networks = networks.map(|(name, place)| sections::superchain(name, &place, &order));
        let networks = networks.collect::<Result<Vec<_>, _>>()?;
        sections::unique_ids(&networks)?;
        let others = root.entries()?.into_iter().filter(|(name, _)| !READ.contains(name));
        let timetable = Self {
            source: text(&about, "source")?,
            note: text(&about, "note")?,
            planned_names: texts(&about, "planned_names")?,
            goerli_history: sections::goerli(root, &order)?,
            changes: sections::changes(root, &order, &networks)?,
            upgrades: sections::upgrades(root, &order)?,
            protocol_versions: sections::protocol_versions(root)?,
            sections: others.map(|(name, place)| (name.into(), place.to_json())).collect(),
            order,
            networks,
        };
        Ok(timetable)
    }
}

fn order(about: &Place<'_>) -> Result<ForkOrder, TimetableError> {
    let (names, optional) = (about.get("fork_order")?, about.find("optional_forks")?);
    let at = |place: &Place<'_>| {
        let at = place.at();
        move |error| TimetableError::Order { at, error }
    };
    let mut order = ForkOrder::numbered(names.texts()?).map_err(at(&names))?;
    let first = FROM_GENESIS.into_iter().zip(order.forks());
    let first = first.take_while(|(name, fork)| fork.name == *name).last();
    if let Some((last, _)) = first {
        order = order.with_genesis_forks(last).map_err(at(&names))?;
    }
    match optional {
        Some(optional) => order.with_optional(optional.texts()?).map_err(at(&optional)),
        None => Ok(order),
    }
}

fn text(place: &Place<'_>, key: &str) -> Result<Option<String>, TimetableError> {
    place.find(key)?.as_ref().map(Place::text).transpose()
}

fn texts(place: &Place<'_>, key: &str) -> Result<Vec<String>, TimetableError> {
    place.find(key)?.as_ref().map_or_else(|| Ok(Vec::new()), Place::texts)
}

#[cold]
fn not_json(error: &serde_json::Error) -> TimetableError {
    let (line, column) = (error.line(), error.column());
    let text = error.to_string();
    // The text repeats the place.
    let message = text.split_once(" at line").map_or(text.as_str(), |(message, _)| message);
    TimetableError::NotJson { line, column, message: message.into() }
}

/// The line and the column of a byte, both from 1.
#[cold]
fn line_and_column(text: &[u8], at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.iter().filter(|byte| **byte == b'\n').count();
    let column = before.iter().rev().take_while(|byte| **byte != b'\n').count();
    (line.saturating_add(1), column.saturating_add(1))
}

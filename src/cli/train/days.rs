//! Days as people write them.

use std::{
    format,
    prelude::rust_2024::*,
    time::{SystemTime, UNIX_EPOCH},
};

use crate::train::{Activation, Day, Month};

const DAY_SECONDS: u64 = 86_400;
/// Decisions are written down so many days ahead, and nobody wonders.
const AHEAD_MAX: u32 = 7;

/// A day: `2026-11-21`, or a number.
pub(super) fn parse(text: &str) -> Result<Day, String> {
    let mut parts = text.split('-');
    let mut number = |digits: usize| {
        let part = parts.next()?;
        let is_number = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| part.parse::<u16>().ok()).flatten()
    };
    if let (Some(year), Some(month), Some(day)) = (number(4), number(2), number(2)) {
        let small = |number: u16| u8::try_from(number).unwrap_or_default();
        let date = Day::of_date(year, small(month), small(day)).filter(|_| parts.next().is_none());
        return date.ok_or_else(|| format!("there is no day {text} since 1970"));
    }
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = is_number.then(|| text.parse().ok()).flatten();
    number.map(Day).ok_or_else(|| "a day is a date as 2026-11-21, or the number of one".to_string())
}

/// Today, in UTC.
pub(super) fn today() -> Day {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Day(u32::try_from(since.as_secs() / DAY_SECONDS).unwrap_or(u32::MAX))
}

/// Whether a day is so far ahead that it may be a slip of the pen: a train whose last event is of another
/// year takes none before that.
pub(super) fn is_far_ahead(day: Day) -> bool {
    day.0 > today().0.saturating_add(AHEAD_MAX)
}

/// A day as people know it: a date, if the train's days are dates.
pub(super) fn shown(day: Day, dates: bool) -> String {
    day.date_text().filter(|_| dates).unwrap_or_else(|| day.0.to_string())
}

/// A month, likewise.
pub(super) fn month(month: Month, dates: bool) -> String {
    month.text().filter(|_| dates).unwrap_or_else(|| month.0.to_string())
}

/// When an upgrade is active on a network, with what lies ahead of a day marked.
pub(super) fn activation(at: Option<Activation>, on: Day, dates: bool) -> String {
    let Some(Activation { day, epoch }) = at else { return String::new() };
    let epoch = epoch.map(|epoch| format!(", epoch {epoch}")).unwrap_or_default();
    let ahead = if day > on { " (ahead)" } else { "" };
    format!("{}{epoch}{ahead}", shown(day, dates))
}

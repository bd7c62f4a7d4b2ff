//! Days and months as people write them.

use std::{format, string::String};

use crate::train::{Day, Month};

/// Days of the years before 1970, in the calendar that goes on backwards for ever.
const DAYS_BEFORE_1970: u64 = 719_162;

/// The first year and the last one that a date can have.
const YEARS: core::ops::RangeInclusive<u32> = 1970..=9999;

/// All days of the years before one.
fn days_before(year: u64) -> u64 {
    let past = year.saturating_sub(1);
    past * 365 + past / 4 - past / 100 + past / 400
}

const fn is_leap(year: u64) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn days_in(year: u64, month: u8) -> u64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 31,
    }
}

/// A date as a day counted from 1970-01-01; `None` before that. The date is one of the calendar: the
/// parser has seen to it.
pub(super) fn day_of(year: u16, month: u8, day: u8) -> Option<Day> {
    let year = u64::from(year);
    let months: u64 = (1..month).map(|month| days_in(year, month)).sum();
    let days = days_before(year) + months + u64::from(day);
    let day = days.checked_sub(1)?.checked_sub(DAYS_BEFORE_1970)?;
    u32::try_from(day).ok().map(Day)
}

/// A day as a date, if it lies in a year of four digits.
pub(super) fn date_of(day: Day) -> Option<String> {
    let days = u64::from(day.0) + DAYS_BEFORE_1970;
    // 400 years are 146,097 days, unevenly spread: the guess is never too early.
    let mut year = days * 400 / 146_097 + 2;
    while days_before(year) > days {
        year -= 1;
    }
    let mut rest = days - days_before(year);
    let mut month = 1;
    while month < 12 && rest >= days_in(year, month) {
        rest -= days_in(year, month);
        month += 1;
    }
    let is_written = u32::try_from(year).is_ok_and(|year| YEARS.contains(&year));
    is_written.then(|| format!("{year:04}-{month:02}-{:02}", rest + 1))
}

/// A month in the form `2026-03`, which is twelve times its year and the months that are over.
pub(super) fn month_of(text: &str) -> Option<Month> {
    let (year, month) = text.split_once('-')?;
    let number = |digits: &str, len: usize| {
        let is_number = digits.len() == len && digits.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| digits.parse::<u32>().ok()).flatten()
    };
    let (year, month) = (number(year, 4)?, number(month, 2)?);
    (1..=12).contains(&month).then(|| Month(year * 12 + month - 1))
}

/// A month in that form, if its year is one that a date can have.
pub(super) fn month_text(month: Month) -> Option<String> {
    let (year, month) = (month.0 / 12, month.0 % 12 + 1);
    YEARS.contains(&year).then(|| format!("{year:04}-{month:02}"))
}

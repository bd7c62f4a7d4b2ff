//! Dates as text and as unix times.

use alloc::{format, string::String};

use crate::version::Epoch;

const DAY_SECONDS: i64 = 86_400;

/// The unix time of a date with its offset, as `2024-01-11T17:00:01Z` or `2023-12-08T15:07:36-08:00`.
/// `None` for any other text, for dates that are none, and for those before 1970.
pub(super) fn parse(text: &str) -> Option<Epoch> {
    let (date, rest) = text.split_once('T')?;
    let (time, offset) = rest.split_at_checked(8)?;
    let [year, month, day] = parts(date, '-', [4, 2, 2])?;
    let [hour, minute, second] = parts(time, ':', [2, 2, 2])?;
    let is_day = (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
    let is_time = hour < 24 && minute < 60 && second < 60;
    let seconds = (hour * 60 + minute) * 60 + second - offset_seconds(offset)?;
    let unix = (days(year, month, day)).checked_mul(DAY_SECONDS)?.checked_add(seconds)?;
    u64::try_from(unix).ok().filter(|_| is_day && is_time).map(Epoch)
}

/// The text of a unix time, in UTC. Times beyond the year 9999 are given as numbers.
pub(super) fn format(time: Epoch) -> String {
    const LAST: u64 = 253_402_300_799;
    let Some(unix) = i64::try_from(time.0).ok().filter(|_| time.0 <= LAST) else {
        return format!("{time}");
    };
    let (day, second) = (unix / DAY_SECONDS, unix % DAY_SECONDS);
    let mut year = 1970 + day / 366;
    while days(year + 1, 1, 1) <= day {
        year += 1;
    }
    let mut month = 1;
    while month < 12 && days(year, month + 1, 1) <= day {
        month += 1;
    }
    let date = day - days(year, month, 1) + 1;
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{date:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// How far local time is ahead of UTC.
fn offset_seconds(text: &str) -> Option<i64> {
    if text == "Z" {
        return Some(0);
    }
    let (sign, time) = match text.split_at_checked(1)? {
        ("+", time) => (1, time),
        ("-", time) => (-1, time),
        _ => return None,
    };
    let [hours, minutes] = parts(time, ':', [2, 2])?;
    (hours < 24 && minutes < 60).then_some(sign * (hours * 60 + minutes) * 60)
}

/// Numbers of so many digits, with a separator between them.
fn parts<const N: usize>(text: &str, between: char, digits: [usize; N]) -> Option<[i64; N]> {
    let mut numbers = [0; N];
    let mut texts = text.split(between);
    for (number, digits) in numbers.iter_mut().zip(digits) {
        let is_number =
            |text: &&str| text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
        *number = texts.next().filter(is_number)?.parse().ok()?;
    }
    texts.next().is_none().then_some(numbers)
}

const fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

const fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970-01-01.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let before = year - 1;
    let leaps = |year: i64| year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    let months: i64 = (1..month).map(|month| days_in(year, month)).sum();
    (year - 1970) * 365 + leaps(before) - leaps(1969) + months + day - 1
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_unix_times_and_back() {
        for (text, unix) in [
            ("1970-01-01T00:00:00Z", 0),
            ("1972-02-29T23:59:59Z", 68_255_999),
            ("2000-03-01T00:00:00Z", 951_868_800),
            ("2024-01-11T17:00:01Z", 1_704_992_401),
            ("2100-02-28T00:00:00Z", 4_107_456_000),
            ("9999-12-31T23:59:59Z", 253_402_300_799),
        ] {
            assert_eq!(parse(text), Some(Epoch(unix)), "{text}");
            assert_eq!(format(Epoch(unix)), text);
        }
        assert_eq!(format(Epoch(u64::MAX)), "18446744073709551615");
    }

    #[test]
    fn offsets_are_taken_off() {
        assert_eq!(parse("1970-01-01T01:30:00+01:30"), Some(Epoch(0)));
        assert_eq!(parse("1969-12-31T16:00:01-08:00"), Some(Epoch(1)));
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "2024-01-11",
            "2024-01-11T17:00:01",
            "2024-01-11 17:00:01Z",
            "2024-1-11T17:00:01Z",
            "2024-13-11T17:00:01Z",
            "2024-00-11T17:00:01Z",
            "2023-02-29T17:00:01Z",
            "2024-01-00T17:00:01Z",
            "2024-01-11T24:00:01Z",
            "2024-01-11T17:60:01Z",
            "2024-01-11T17:00:60Z",
            "2024-01-11T17:00:01+1:00",
            "2024-01-11T17:00:01+24:00",
            "2024-01-11T17:00:01Zulu",
            "1969-12-31T23:59:59Z",
            "1970-01-01T00:00:00+00:01",
            "+024-01-11T17:00:01Z",
            "2024-01-11T17:00:€1Z",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}

//! Days, months and moments as people write them.

use alloc::string::{String, ToString};

use time::{Date, OffsetDateTime, UtcDateTime, format_description::well_known::Rfc3339};

use super::{Day, Month};
use crate::version::Epoch;

/// 1970-01-01, in the count that `time` keeps.
const UNIX_EPOCH: i32 = 2_440_588;
/// The years that are written with four digits.
const YEARS: core::ops::RangeInclusive<i32> = 1970..=9999;

impl Day {
    /// The day of a date, counted from 1970-01-01; `None` for a date that is none, or one before that.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::train::Day;
    ///
    /// assert_eq!(Day::of_date(1970, 1, 2), Some(Day(1)));
    /// assert_eq!(Day::of_date(2026, 2, 29), None);
    /// ```
    #[must_use]
    pub fn of_date(year: u16, month: u8, day: u8) -> Option<Self> {
        let month = time::Month::try_from(month).ok()?;
        let date = Date::from_calendar_date(i32::from(year), month, day).ok()?;
        u32::try_from(date.to_julian_day() - UNIX_EPOCH).ok().map(Self)
    }

    /// Year, month and day, if days are counted from 1970-01-01; `None` behind the year 9999.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::train::Day;
    ///
    /// assert_eq!(Day(20_514).date(), Some((2026, 3, 2)));
    /// ```
    #[must_use]
    pub fn date(self) -> Option<(u16, u8, u8)> {
        let date = calendar_date(self)?;
        Some((u16::try_from(date.year()).ok()?, date.month().into(), date.day()))
    }

    /// The date as `2026-03-02`, with the same conditions.
    #[must_use]
    pub fn date_text(self) -> Option<String> {
        calendar_date(self).map(|date| date.to_string())
    }
}

fn calendar_date(day: Day) -> Option<Date> {
    let day = UNIX_EPOCH.checked_add(i32::try_from(day.0).ok()?)?;
    Date::from_julian_day(day).ok().filter(|date| YEARS.contains(&date.year()))
}

impl Month {
    /// The month in the form `2026-03`: twelve times its year, and the months that are over.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::train::Month;
    ///
    /// let march = Month::of_text("2026-03");
    /// assert_eq!(march, Some(Month(2026 * 12 + 2)));
    /// assert_eq!(march.and_then(Month::text).as_deref(), Some("2026-03"));
    /// assert_eq!(Month::of_text("2026-13"), None);
    /// ```
    #[must_use]
    pub fn of_text(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let number = |digits: &str, len: usize| {
            let is_number = digits.len() == len && digits.bytes().all(|byte| byte.is_ascii_digit());
            is_number.then(|| digits.parse::<u32>().ok()).flatten()
        };
        let (year, month) = (number(year, 4)?, number(month, 2)?);
        (1..=12).contains(&month).then(|| Self(year * 12 + month - 1))
    }

    /// The month as `2026-03`, if it is one of the years 1970 to 9999 in that count.
    #[must_use]
    pub fn text(self) -> Option<String> {
        let (year, month) = (self.0 / 12, self.0 % 12 + 1);
        let is_year = i32::try_from(year).is_ok_and(|year| YEARS.contains(&year));
        is_year.then(|| alloc::format!("{year:04}-{month:02}"))
    }
}

/// The unix time of a moment as RFC 3339 writes it, `2024-01-11T17:00:01Z`. `None` for any other text
/// and for what lies before 1970.
pub(super) fn moment(text: &str) -> Option<Epoch> {
    // The standard lets others stand between date and time.
    let is_usual = text.as_bytes().get(10) == Some(&b'T');
    let moment = OffsetDateTime::parse(text, &Rfc3339).ok().filter(|_| is_usual)?;
    u64::try_from(moment.unix_timestamp()).ok().map(Epoch)
}

/// The text of a unix time, in UTC. Times behind the year 9999 are given as numbers.
pub(super) fn moment_text(time: Epoch) -> String {
    let unix = i64::try_from(time.0).ok();
    let known = unix.and_then(|unix| UtcDateTime::from_unix_timestamp(unix).ok());
    let Some(known) = known.filter(|known| YEARS.contains(&known.year())) else {
        return time.to_string();
    };
    let (hour, minute, second) = known.time().as_hms();
    alloc::format!("{}T{hour:02}:{minute:02}:{second:02}Z", known.date())
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
            assert_eq!(moment(text), Some(Epoch(unix)), "{text}");
            assert_eq!(moment_text(Epoch(unix)), text);
        }
        assert_eq!(moment_text(Epoch(u64::MAX)), "18446744073709551615");
    }

    #[test]
    fn offsets_are_taken_off() {
        assert_eq!(moment("1970-01-01T01:30:00+01:30"), Some(Epoch(0)));
        assert_eq!(moment("1969-12-31T16:00:01-08:00"), Some(Epoch(1)));
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
            assert_eq!(moment(text), None, "{text}");
        }
    }
}

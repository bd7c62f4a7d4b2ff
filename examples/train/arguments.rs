//! What the example is asked to do.

use std::{
    ffi::OsString,
    path::PathBuf,
    time::{SystemTime, UNIX_EPOCH},
};

use perennial::train::Day;

pub const USAGE: &str =
    "usage: cargo run --release --example train [-- --svg FILE] [--today 2026-11-21]";

/// How many seconds a day has.
pub const DAY_SECONDS: u64 = 86_400;

#[derive(Debug, PartialEq)]
pub struct Arguments {
    /// The file to draw into.
    pub svg: Option<PathBuf>,
    /// The day for which the real timetables answer.
    pub today: Day,
}

pub fn parse(given: impl Iterator<Item = OsString>) -> Result<Arguments, String> {
    let (mut given, mut svg, mut today) = (given, None, None);
    while let Some(flag) = given.next() {
        match flag.to_str() {
            Some("--svg") => {
                svg = Some(given.next().ok_or("`--svg` needs a file to write to")?.into());
            }
            Some("--today") => {
                let text = given.next().ok_or("`--today` needs a date")?;
                let text = text.to_string_lossy();
                today = Some(day(&text).ok_or(format!("`{text}` is no date, as 2026-11-21"))?);
            }
            _ => return Err(format!("`{}` is not understood", flag.to_string_lossy())),
        }
    }
    Ok(Arguments { svg, today: today.unwrap_or_else(this_day) })
}

fn day(text: &str) -> Option<Day> {
    let mut parts = text.split('-');
    let year = parts.next()?.parse().ok()?;
    let (month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Day::of_date(year, month, day).filter(|_| parts.next().is_none())
}

fn this_day() -> Day {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Day(u32::try_from(since.as_secs() / DAY_SECONDS).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::{Arguments, Day, parse};

    fn parsed(words: &[&str]) -> Result<Arguments, String> {
        parse(words.iter().map(Into::into))
    }

    #[test]
    fn a_file_and_a_day_are_taken_in_any_order() {
        let expected = Ok(Arguments { svg: Some("train.svg".into()), today: Day(20_778) });
        assert_eq!(parsed(&["--svg", "train.svg", "--today", "2026-11-21"]), expected);
        assert_eq!(parsed(&["--today", "2026-11-21", "--svg", "train.svg"]), expected);
    }

    #[test]
    fn what_is_not_understood_is_named() {
        for (words, what) in [
            (&["--svg"][..], "`--svg` needs a file to write to"),
            (&["--today"], "`--today` needs a date"),
            (&["--today", "2026-02-30"], "`2026-02-30` is no date, as 2026-11-21"),
            (&["--today", "2026-02-03-04"], "`2026-02-03-04` is no date, as 2026-11-21"),
            (&["train.svg"], "`train.svg` is not understood"),
        ] {
            assert_eq!(parsed(words), Err(what.to_owned()));
        }
    }
}

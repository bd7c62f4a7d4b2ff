//! Events as words on a command line: the same names and fields as in a file.

use std::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use toml::de::{DeTable, DeValue};

use super::{
    FileErrorKind, Section, TrainFile, event, fields::Fields, names::Names, source, write::quoted,
    write_event,
};
use crate::train::{Day, Entry, Event};

/// What is always `true` or `false`.
const FLAGS: [&str; 11] = [
    "code_complete",
    "at_genesis",
    "stable",
    "deploy",
    "performs_upgrade",
    "required",
    "needs_fix",
    "high_risk",
    "all_chains",
    "matches_mainnet",
    "veto",
];

impl TrainFile {
    /// The event with a word and these fields, decided on a day: as it would be read from this file.
    /// Nothing is asked of the train.
    pub(crate) fn entry(
        &self,
        word: &str,
        fields: &[(&str, &str)],
        on: Day,
    ) -> Result<Entry, FileErrorKind> {
        let mut text = format!("[[event]]\n\"on\" = {}\n\"do\" = {}\n", on.0, quoted(word));
        for (field, value) in fields {
            text.push_str(&format!("{} = {}\n", quoted(field), toml_value(field, value)));
        }
        let read = || {
            let table = source::parse(&text)?;
            let root = Fields::new(&table, 0, Section::File);
            let events = event::tables(&root)?;
            let [fields] = events.as_slice() else { return Ok(None) };
            event::read(fields, &Names::of(self.train().plan())).map(Some)
        };
        match read() {
            Ok(Some(entry)) => Ok(entry),
            Ok(None) => Err(FileErrorKind::Unwritable),
            Err(fault) => Err(*fault.kind),
        }
    }

    /// What a file would say of an entry.
    pub(crate) fn lines_of(&self, entry: &Entry) -> String {
        write_event::entry(entry, self.dates())
    }

    /// The fields of an event, with their values as [`entry`](Self::entry) takes them.
    pub(crate) fn words_of(&self, event: &Event) -> Vec<(String, String)> {
        let text = write_event::entry(&Entry::from(event.clone()), self.dates());
        let lines = text.lines().filter_map(|line| line.split_once(" = "));
        let fields = lines.filter(|(field, _)| *field != "do");
        fields.map(|(field, value)| (field.to_string(), plain(value))).collect()
    }
}

/// A value as a file has it: what can only be a flag, a number or a date without quotation marks.
fn toml_value(field: &str, value: &str) -> String {
    let is_number = value.bytes().all(|byte| byte.is_ascii_digit())
        && value.parse::<i64>().is_ok_and(|number| number.to_string() == value);
    let is_bare = match field {
        field if FLAGS.contains(&field) => matches!(value, "true" | "false"),
        "day" => is_number || is_date(value),
        "month" | "number" | "epoch" => is_number,
        "evidence" => is_one_value(value),
        _ => false,
    };
    if is_bare { value.to_string() } else { quoted(value) }
}

fn is_date(text: &str) -> bool {
    let mut parts = text.split('-').map(|part| part.parse::<u16>().ok());
    let date = (parts.next().flatten(), parts.next().flatten(), parts.next().flatten());
    let (Some(year), Some(month), Some(day)) = date else { return false };
    let small = |number: u16| u8::try_from(number).unwrap_or_default();
    text.len() == 10 && Day::of_date(year, small(month), small(day)).is_some()
}

/// Whether a text is one value of TOML and brings no field beside it.
fn is_one_value(value: &str) -> bool {
    let line = format!("evidence = {value}\n");
    let is_line = !value.contains(['\n', '\r']);
    is_line && DeTable::parse(&line).is_ok_and(|table| table.get_ref().len() == 1)
}

/// A value of TOML as people type it in a shell.
fn plain(value: &str) -> String {
    let line = format!("value = {value}\n");
    let table = DeTable::parse(&line).ok();
    let found = table.as_ref().and_then(|table| table.get_ref().get("value"));
    match found.map(toml::Spanned::get_ref) {
        Some(DeValue::String(text)) => text.to_string(),
        _ => value.to_string(),
    }
}

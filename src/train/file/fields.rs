//! The fields of a table, each with its place.

use std::{collections::BTreeSet, string::ToString, vec::Vec};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{FileErrorKind, Section, error::Fault, shown};
use crate::{
    message::nearest,
    train::{Day, Month, ParseReleaseError, Release},
};

/// The fields of a table.
#[derive(Clone, Copy)]
pub(super) struct Fields<'a> {
    table: &'a DeTable<'a>,
    /// Where the table stands.
    pub(super) at: usize,
    section: Section,
}

/// One of them.
#[derive(Clone, Copy)]
pub(super) struct Field<'a> {
    name: &'static str,
    /// Where its value stands.
    pub(super) at: usize,
    value: &'a DeValue<'a>,
}

impl<'a> Fields<'a> {
    pub(super) const fn new(table: &'a DeTable<'a>, at: usize, section: Section) -> Self {
        Self { table, at, section }
    }

    /// The same fields, once it is known what the table is.
    pub(super) const fn as_section(self, section: Section) -> Self {
        Self { section, ..self }
    }

    /// Refuses the first field that is none of these. To be asked first: a field that lacks is often
    /// one that has another name.
    pub(super) fn only(&self, known: &[&[&'static str]]) -> Result<(), Fault> {
        let mut known: Vec<&'static str> = known.concat();
        let mut met = BTreeSet::new();
        known.retain(|name| met.insert(*name));
        let unknown = self.table.keys().filter(|key| !known.contains(&key.get_ref().as_ref()));
        let Some(field) = unknown.min_by_key(|key| key.span().start) else { return Ok(()) };
        let nearest = nearest(known.iter().copied(), &shown(field.get_ref()));
        let (section, at) = (self.section, field.span().start);
        let field = shown(field.get_ref());
        Err(Fault::new(at, FileErrorKind::UnknownField { section, field, nearest, known }))
    }

    /// A field that may lack.
    pub(super) fn get(&self, name: &'static str) -> Option<Field<'a>> {
        let value = self.table.get(name)?;
        Some(Field { name, at: value.span().start, value: value.get_ref() })
    }

    /// A field that must be there.
    pub(super) fn need(&self, name: &'static str) -> Result<Field<'a>, Fault> {
        self.get(name).ok_or_else(|| self.lacks(name))
    }

    /// The error that a field lacks.
    pub(super) fn lacks(&self, field: &'static str) -> Fault {
        Fault::new(self.at, FileErrorKind::MissingField { section: self.section, field })
    }

    /// A text that may lack.
    pub(super) fn maybe_text(&self, name: &'static str) -> Result<Option<&'a str>, Fault> {
        self.get(name).map(|field| field.text()).transpose()
    }

    /// A yes or a no, with what it is if it lacks.
    pub(super) fn flag(&self, name: &'static str, default: bool) -> Result<bool, Fault> {
        self.get(name).map_or(Ok(default), |field| field.flag())
    }

    /// The tables under `[[name]]`, and what they are to be called if they are none.
    pub(super) fn tables(
        &self,
        name: &'static str,
        section: Section,
        expected: &'static str,
    ) -> Result<Vec<Self>, Fault> {
        let Some(field) = self.get(name) else { return Ok(Vec::new()) };
        let DeValue::Array(rows) = field.value else { return Err(field.wrong(expected)) };
        rows.iter().map(|row| field.item(row).fields(section, expected)).collect()
    }
}

impl<'a> Field<'a> {
    fn item(&self, value: &'a Spanned<DeValue<'a>>) -> Self {
        Self { name: self.name, at: value.span().start, value: value.get_ref() }
    }

    /// The error that the value has the wrong type.
    pub(super) fn wrong(&self, expected: &'static str) -> Fault {
        let found = match self.value {
            DeValue::String(_) => "a text",
            DeValue::Integer(_) => "a number",
            DeValue::Float(_) => "a number with a fraction",
            DeValue::Boolean(_) => "`true` or `false`",
            DeValue::Datetime(_) => "a date or a time",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        Fault::new(self.at, FileErrorKind::WrongType { field: self.name, expected, found })
    }

    /// An error about the value.
    pub(super) fn fault(&self, kind: FileErrorKind) -> Fault {
        Fault::new(self.at, kind)
    }

    pub(super) const fn is_text(&self) -> bool {
        matches!(self.value, DeValue::String(_))
    }

    pub(super) const fn is_number(&self) -> bool {
        matches!(self.value, DeValue::Integer(_))
    }

    /// Whether it is a list in brackets, and not the tables under a heading each.
    pub(super) fn is_in_brackets(&self, text: &str) -> bool {
        let is_list = matches!(self.value, DeValue::Array(_));
        is_list && !text.get(self.at..).is_some_and(|text| text.starts_with("[["))
    }

    pub(super) fn text(&self) -> Result<&'a str, Fault> {
        match self.value {
            DeValue::String(text) => Ok(text),
            _ => Err(self.wrong("a text in quotation marks")),
        }
    }

    pub(super) fn flag(&self) -> Result<bool, Fault> {
        match self.value {
            DeValue::Boolean(flag) => Ok(*flag),
            _ => Err(self.wrong("`true` or `false`")),
        }
    }

    /// A number in a range.
    pub(super) fn number(&self, min: u64, max: u64) -> Result<u64, Fault> {
        let DeValue::Integer(number) = self.value else { return Err(self.wrong("a number")) };
        let found = u64::from_str_radix(number.as_str(), number.radix()).ok();
        found.filter(|found| (min..=max).contains(found)).ok_or_else(|| {
            let found = shown(&number.to_string());
            self.fault(FileErrorKind::OutOfRange { field: self.name, found, min, max })
        })
    }

    /// A number of 32 bits.
    pub(super) fn small(&self) -> Result<u32, Fault> {
        let number = self.number(0, u64::from(u32::MAX))?;
        Ok(u32::try_from(number).unwrap_or(u32::MAX))
    }

    /// A number of 64 bits. TOML promises 63 of them, so that greater ones are texts.
    pub(super) fn large(&self) -> Result<u64, Fault> {
        self.large_from(0)
    }

    /// The same, with a least number.
    pub(super) fn large_from(&self, min: u64) -> Result<u64, Fault> {
        let max = if self.is_text() { u64::MAX } else { i64::MAX.unsigned_abs() };
        let DeValue::String(text) = self.value else { return self.number(min, max) };
        let digits = Some(text).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
        let number = digits.and_then(|digits| digits.parse().ok());
        number.filter(|number| (min..=max).contains(number)).ok_or_else(|| {
            let found = shown(text);
            self.fault(FileErrorKind::OutOfRange { field: self.name, found, min, max })
        })
    }

    /// A day: a number, or a date.
    pub(super) fn day(&self) -> Result<Day, Fault> {
        let expected = "a date as 2026-03-02, or the number of a day";
        let DeValue::Datetime(moment) = self.value else {
            return match self.value {
                DeValue::Integer(_) => self.small().map(Day),
                _ => Err(self.wrong(expected)),
            };
        };
        let (Some(date), None, None) = (moment.date, moment.time, moment.offset) else {
            return Err(self.wrong(expected));
        };
        Day::of_date(date.year, date.month, date.day).ok_or_else(|| {
            let found = date.to_string();
            self.fault(FileErrorKind::DateTooEarly { field: self.name, found })
        })
    }

    /// A month: a number, or a text as `2026-03`.
    pub(super) fn month(&self) -> Result<Month, Fault> {
        if self.is_text() {
            let text = self.text()?;
            let wrong = || self.fault(FileErrorKind::Month { found: shown(text) });
            return Month::of_text(text).ok_or_else(wrong);
        }
        if self.is_number() {
            return self.small().map(Month);
        }
        Err(self.wrong("a month as \"2026-03\", or the number of one"))
    }

    /// A thing that may be released; `text` is this field's, or a part of it.
    pub(super) fn release(&self, text: &str) -> Result<Release, Fault> {
        text.parse().map_err(|ParseReleaseError { text }| {
            let text = shown(&text);
            self.fault(FileErrorKind::Release(ParseReleaseError { text }))
        })
    }

    /// The texts of a list, each as a field of its own.
    pub(super) fn texts(&self) -> Result<Vec<(Self, &'a str)>, Fault> {
        let expected = "a list of texts in quotation marks";
        let DeValue::Array(items) = self.value else { return Err(self.wrong(expected)) };
        let items = items.iter().map(|item| self.item(item));
        let texts = items.map(|item| match item.value {
            DeValue::String(text) => Ok((item, text.as_ref())),
            _ => Err(item.wrong(expected)),
        });
        texts.collect()
    }

    /// The fields of a table.
    pub(super) fn fields(
        &self,
        section: Section,
        expected: &'static str,
    ) -> Result<Fields<'a>, Fault> {
        match self.value {
            DeValue::Table(table) => Ok(Fields::new(table, self.at, section)),
            _ => Err(self.wrong(expected)),
        }
    }

    /// One of a few words.
    pub(super) fn word<T: Copy>(&self, known: &[(&'static str, T)]) -> Result<T, Fault> {
        let word = self.text()?;
        let found = known.iter().find(|(known, _)| *known == word);
        found.map(|(_, value)| *value).ok_or_else(|| {
            let known: Vec<&'static str> = known.iter().map(|(word, _)| *word).collect();
            let word = shown(word);
            let nearest = nearest(known.iter().copied(), &word);
            self.fault(FileErrorKind::UnknownWord { field: self.name, word, nearest, known })
        })
    }
}

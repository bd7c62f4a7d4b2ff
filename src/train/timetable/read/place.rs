//! Values of JSON and where they stand.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use serde_json::{Map, Value};

use crate::{
    train::timetable::{ForkOrder, ForkTimes, TimetableError},
    version::Epoch,
};

/// How many characters of a key an error repeats.
const KEY_CHARS_MAX: usize = 40;

/// A value and where it stands.
pub(super) struct Place<'a> {
    value: &'a Value,
    at: String,
}

impl<'a> Place<'a> {
    pub(super) const fn root(value: &'a Value) -> Self {
        Self { value, at: String::new() }
    }

    pub(super) fn at(&self) -> String {
        if self.at.is_empty() { "the whole".into() } else { self.at.clone() }
    }

    pub(super) fn is_null(&self) -> bool {
        self.value.is_null()
    }

    pub(super) fn to_json(&self) -> String {
        self.value.to_string()
    }

    pub(super) fn unexpected(&self, expected: &'static str) -> TimetableError {
        TimetableError::Unexpected { at: self.at(), expected }
    }

    fn object(&self) -> Result<&'a Map<String, Value>, TimetableError> {
        self.value.as_object().ok_or_else(|| self.unexpected("an object"))
    }

    /// The keys of an object, in order.
    pub(super) fn entries(&self) -> Result<Vec<(&'a str, Place<'a>)>, TimetableError> {
        let entries = self.object()?.iter();
        Ok(entries.map(|(key, value)| (key.as_str(), self.inside(key, value))).collect())
    }

    pub(super) fn list(&self) -> Result<Vec<Place<'a>>, TimetableError> {
        let list = self.value.as_array().ok_or_else(|| self.unexpected("a list"))?;
        let place = |(index, value)| Self { value, at: format!("{}[{index}]", self.at) };
        Ok(list.iter().enumerate().map(place).collect())
    }

    /// What stands under a key that must be there.
    pub(super) fn get(&self, key: &str) -> Result<Place<'a>, TimetableError> {
        let missing = || TimetableError::Missing { at: self.place_of(key) };
        self.find(key)?.ok_or_else(missing)
    }

    /// What stands under a key that may be missing.
    pub(super) fn find(&self, key: &str) -> Result<Option<Place<'a>>, TimetableError> {
        Ok(self.object()?.get(key).map(|value| self.inside(key, value)))
    }

    /// Refuses all other keys.
    pub(super) fn only(&self, known: &'static [&'static str]) -> Result<(), TimetableError> {
        match self.object()?.keys().find(|key| !known.contains(&key.as_str())) {
            Some(key) => Err(TimetableError::UnknownKey { at: self.place_of(key), known }),
            None => Ok(()),
        }
    }

    fn inside(&self, key: &str, value: &'a Value) -> Self {
        Self { value, at: self.place_of(key) }
    }

    fn place_of(&self, key: &str) -> String {
        let mut short: String = key.chars().take(KEY_CHARS_MAX).collect();
        if short.len() < key.len() {
            short.push('…');
        }
        if self.at.is_empty() { short } else { format!("{}.{short}", self.at) }
    }

    pub(super) fn text(&self) -> Result<String, TimetableError> {
        let text = self.value.as_str().map(Into::into);
        text.ok_or_else(|| self.unexpected("text"))
    }

    pub(super) fn texts(&self) -> Result<Vec<String>, TimetableError> {
        self.list()?.iter().map(Self::text).collect()
    }

    pub(super) fn flag(&self) -> Result<bool, TimetableError> {
        self.value.as_bool().ok_or_else(|| self.unexpected("`true` or `false`"))
    }

    pub(super) fn days(&self) -> Result<f64, TimetableError> {
        self.value.as_f64().ok_or_else(|| self.unexpected("a number of days"))
    }

    pub(super) fn number(&self) -> Result<u64, TimetableError> {
        let wrong = || self.unexpected("a whole number, from 0 to 18446744073709551615,");
        self.value.as_u64().ok_or_else(wrong)
    }

    pub(super) fn time(&self) -> Result<Epoch, TimetableError> {
        let wrong = || self.unexpected("a unix time, from 0 to 18446744073709551615,");
        self.value.as_u64().map(Epoch).ok_or_else(wrong)
    }

    /// A time, or `null`.
    pub(super) fn maybe_time(&self) -> Result<Option<Epoch>, TimetableError> {
        if self.is_null() { Ok(None) } else { self.time().map(Some) }
    }

    /// Times under the names of forks.
    pub(super) fn times(
        &self,
        order: &ForkOrder,
        read: impl Fn(&Self) -> Result<Epoch, TimetableError>,
    ) -> Result<ForkTimes, TimetableError> {
        let times = self.entries()?.into_iter().map(|(fork, place)| {
            place.known(order, fork)?;
            Ok((fork, read(&place)?))
        });
        times.collect()
    }

    /// Refuses a fork that is neither in the order nor optional.
    pub(super) fn known(&self, order: &ForkOrder, fork: &str) -> Result<(), TimetableError> {
        match order.get(fork) {
            Some(_) => Ok(()),
            None => {
                let fork = fork.chars().take(KEY_CHARS_MAX).collect();
                Err(TimetableError::UnknownFork { at: self.at(), fork })
            }
        }
    }
}

//! The file: its text, and the train that it makes.

use std::{borrow::ToOwned, path::Path, string::String};

use super::{
    FileError, FileErrorKind, Section, disk,
    error::Fault,
    event,
    fields::Fields,
    names::Names,
    plan, source,
    write::{self, FORMAT},
    write_event,
};
use crate::train::{Day, Entry, Train, Transition};

/// A `train.toml`: the text that people wrote, and the train that comes out of it.
///
/// # Examples
///
/// ```
/// use perennial::train::{Event, FeatureState, TrainFile};
///
/// let text = r#"
/// format = 1
/// base = 5
/// policy = "pm2025"
///
/// [[feature]]
/// name = "karma"   # asked for since spring
/// "#;
/// let mut file = TrainFile::parse(text)?;
/// file.apply(Event::merge("karma"))?;
/// assert_eq!(file.train().feature("karma"), Some(FeatureState::Merged));
///
/// // What people wrote stays as it is; the event stands below.
/// let added = file.text().strip_prefix(text).ok_or("the text above was touched")?;
/// assert_eq!(added, "\n[[event]]\ndo = \"merge\"\nfeature = \"karma\"\n");
/// assert_eq!(TrainFile::parse(file.text())?, file);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrainFile {
    text: String,
    train: Train,
    /// Whether tools write days as dates.
    dates: bool,
}

impl TrainFile {
    /// Reads a text.
    ///
    /// # Errors
    ///
    /// The first mistake in it; see [`FileErrorKind`].
    pub fn parse(text: &str) -> Result<Self, FileError> {
        source::check_size(text.len()).map_err(FileError::without_place)?;
        let (train, dates) = read(text).map_err(|fault| fault.in_text(text, 0))?;
        Ok(Self { text: text.to_owned(), train, dates })
    }

    /// Reads the bytes of a file.
    ///
    /// # Errors
    ///
    /// As [`TrainFile::parse`], and [`FileErrorKind::NotUtf8`] at the first byte that is part of no
    /// character.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, FileError> {
        source::check_size(bytes.len()).map_err(FileError::without_place)?;
        let error = match core::str::from_utf8(bytes) {
            Ok(text) => return Self::parse(text),
            Err(error) => error,
        };
        let offset = error.valid_up_to();
        let above = bytes.get(..offset).and_then(|above| core::str::from_utf8(above).ok());
        let fault = Fault::new(offset, FileErrorKind::NotUtf8 { offset });
        Err(fault.in_text(above.unwrap_or_default(), 0))
    }

    /// Reads a file from the disk.
    ///
    /// # Errors
    ///
    /// As [`TrainFile::from_bytes`], with the path; or that it cannot be read.
    pub fn read(path: &Path) -> Result<Self, FileError> {
        let file = disk::read(path).and_then(|bytes| Self::from_bytes(&bytes));
        file.map_err(|error| error.within(path))
    }

    /// A file of a train, in the one way in which tools write. Days and months are numbers in it, since
    /// a train does not know which of its days are dates.
    ///
    /// # Errors
    ///
    /// What would not be read back as it is, with its place in the text that would have been written:
    /// an upgrade of which the plan does not know, or a name that has no text.
    pub fn of(train: &Train) -> Result<Self, FileError> {
        let mut text = write::plan(train.plan());
        for entry in train.history() {
            text.push('\n');
            text.push_str(&write_event::entry(entry, false));
        }
        let file = Self::parse(&text)?;
        if file.train == *train {
            return Ok(file);
        }
        Err(Fault::new(0, FileErrorKind::Unwritable).in_text(&text, 0))
    }

    /// The train to which all events of the file happened.
    #[must_use]
    pub const fn train(&self) -> &Train {
        &self.train
    }

    /// The text as it was read, with what was [applied](TrainFile::apply) since at its end.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Lets an event happen, and writes it at the end of the text. Nothing above is touched.
    ///
    /// # Errors
    ///
    /// [`FileErrorKind::Rejected`] if the train refuses it (see [`FileError::rejection`]), or what could
    /// not be read back; the place is where it would have been written. The file stays as it is.
    pub fn apply(&mut self, entry: impl Into<Entry>) -> Result<Transition, FileError> {
        let entry = entry.into();
        let written = self.below(&entry);
        let base = self.text.len();
        source::check_size(base.saturating_add(written.len())).map_err(FileError::without_place)?;
        self.text.push_str(&written);
        let happened = self.happen(&written, entry);
        happened.map_err(|fault| {
            let error = fault.in_text(&self.text, base);
            self.text.truncate(base);
            error
        })
    }

    /// Writes the text to the disk: beside the file first, and in its place when all of it is there.
    ///
    /// # Errors
    ///
    /// The disk's, with the path.
    pub fn save(&self, path: &Path) -> Result<(), FileError> {
        disk::write(path, self.text.as_bytes()).map_err(|error| error.within(path))
    }

    /// What an event adds to the text, with the ends of lines that it has.
    fn below(&self, entry: &Entry) -> String {
        let end = if self.text.ends_with('\n') || self.text.is_empty() { "" } else { "\n" };
        let lines = [end, "\n", &write_event::entry(entry, self.dates)].concat();
        if self.text.contains("\r\n") { lines.replace('\n', "\r\n") } else { lines }
    }

    /// Lets an event happen if what is written of it is read back as the same.
    fn happen(&mut self, written: &str, entry: Entry) -> Result<Transition, Fault> {
        let table = source::parse(written)?;
        let root = Fields::new(&table, 0, Section::File);
        let names = Names::of(self.train.plan());
        let events = root.tables("event", Section::Event, "tables under `[[event]]`")?;
        let latest = latest_day(&self.train);
        for fields in events {
            let read = event::read(&fields, &names)?;
            if read != entry {
                return Err(Fault::new(fields.at, FileErrorKind::Unwritable));
            }
            check_day(&fields, &entry, latest)?;
            let refused = |error| Fault::new(fields.at, FileErrorKind::Rejected(error));
            return self.train.apply(entry).map_err(refused);
        }
        Err(Fault::new(0, FileErrorKind::Unwritable))
    }
}

/// The train of a text, and whether tools write dates there.
fn read(text: &str) -> Result<(Train, bool), Fault> {
    let table = source::parse(text)?;
    let root = Fields::new(&table, 0, Section::File);
    if let Some(field) = root.get("format") {
        let found = field.number(0, u64::MAX)?;
        if found != FORMAT {
            return Err(field.fault(FileErrorKind::Format { found, known: FORMAT }));
        }
    }
    root.only(&[&[
        "format",
        "base",
        "last_hardfork",
        "dates",
        "policy",
        "feature",
        "upgrade",
        "event",
    ]])?;
    root.need("format")?;
    let dates = root.flag("dates", false)?;
    let plan = plan::read(&root)?;
    let events = root.tables("event", Section::Event, "tables under `[[event]]`")?;
    if let Some(field) = root.get("event").filter(|field| field.is_in_brackets(text)) {
        return Err(field.fault(FileErrorKind::EventsInBrackets));
    }
    let names = Names::of(&plan);
    let refused = |at| move |error| Fault::new(at, FileErrorKind::Plan(error));
    let mut train = Train::new(plan.clone()).map_err(refused(root.at))?;
    let mut latest = None;
    for fields in events {
        let entry = event::read(&fields, &names)?;
        check_day(&fields, &entry, latest)?;
        latest = entry.on.or(latest);
        let refused = |error| Fault::new(fields.at, FileErrorKind::Rejected(error));
        train.apply(entry).map_err(refused)?;
    }
    Ok((train, dates))
}

/// The latest day on which something was decided.
fn latest_day(train: &Train) -> Option<Day> {
    train.history().iter().rev().find_map(|entry| entry.on)
}

/// Refuses an event of an earlier day than one above it.
fn check_day(fields: &Fields<'_>, entry: &Entry, latest: Option<Day>) -> Result<(), Fault> {
    match (entry.on, latest) {
        (Some(on), Some(before)) if on < before => {
            let at = fields.get("on").map_or(fields.at, |field| field.at);
            Err(Fault::new(at, FileErrorKind::BackInTime { on, before }))
        }
        (Some(_) | None, _) => Ok(()),
    }
}

//! Events, with what is noted about them.

use std::vec::Vec;

use super::{
    FileErrorKind, Section, error::Fault, fields::Fields, kinds::KINDS, names::Names, shown,
};
use crate::{
    message::nearest,
    train::{Entry, Rejection},
};

/// The fields of every event.
const NOTES: [&str; 4] = ["on", "do", "by", "because"];

/// The tables of the events.
pub(super) fn tables<'a>(root: &Fields<'a>) -> Result<Vec<Fields<'a>>, Fault> {
    root.tables("event", Section::Event, "a list of tables, each under `[[event]]`")
}

/// Reads an event.
pub(super) fn read(fields: &Fields<'_>, names: &Names<'_>) -> Result<Entry, Fault> {
    let Some(field) = fields.get("do") else {
        // A field that no event has may be a slip for this one.
        let all: Vec<&[&str]> = KINDS.iter().map(|kind| kind.fields).chain([&NOTES[..]]).collect();
        fields.only(&all)?;
        return Err(fields.lacks("do"));
    };
    let found = field.text()?;
    let Some(kind) = KINDS.iter().find(|kind| kind.word == found) else {
        let known: Vec<&'static str> = KINDS.iter().map(|kind| kind.word).collect();
        let word = shown(found);
        let nearest = nearest(known.iter().copied(), &word);
        return Err(field.fault(FileErrorKind::UnknownEvent { word, nearest, known }));
    };
    let fields = fields.as_section(Section::Does(kind.word));
    fields.only(&[&NOTES, kind.fields])?;
    let on = fields.get("on").map(|field| field.day()).transpose()?;
    let event = (kind.read)(&EventFields { fields, names })?;
    let by = fields.maybe_text("by")?.map(Into::into);
    let because = fields.maybe_text("because")?.map(Into::into);
    Ok(Entry { event, on, by, because })
}

/// The error that the train refuses an event: at the day, where that is what is wrong.
pub(super) fn refused(fields: &Fields<'_>, rejection: Rejection) -> Fault {
    let is_early = matches!(rejection, Rejection::TimeInThePast { .. });
    let is_other_day = matches!(
        rejection,
        Rejection::LeadTooShort { .. }
            | Rejection::LeadTooLong { .. }
            | Rejection::BeforeRelease { .. }
            | Rejection::TooSoonAfterTestnet { .. }
    );
    let on = fields.get("on").filter(|_| is_early);
    let day = fields.get("day").filter(|_| is_other_day);
    let at = on.or(day).map_or(fields.at, |field| field.at);
    Fault::new(at, FileErrorKind::Rejected(rejection))
}

/// The fields of an event, and the names that they may hold.
pub(super) struct EventFields<'f> {
    pub(super) fields: Fields<'f>,
    pub(super) names: &'f Names<'f>,
}

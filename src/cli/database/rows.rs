//! How the rows of a table are read, by what the catalog says.

use std::{format, prelude::rust_2024::*};

use super::TableFacts;
use crate::{
    catalog::CatalogEntry,
    schema::{Codec, Value, ValueError, Values},
    version::Tag,
};

/// How the values of one version lie.
pub(in crate::cli) struct StoredForm<'a> {
    pub(in crate::cli) entry: &'a CatalogEntry,
    /// None, if nobody here knows the codec: the body is bytes.
    pub(in crate::cli) codec: Option<Codec>,
    pub(in crate::cli) values: Values<'a>,
}

impl StoredForm<'_> {
    /// Decodes a body, which is what lies behind the tag.
    /// None, if nobody here knows the codec.
    pub(in crate::cli) fn decode(&self, body: &[u8]) -> Option<Result<Value, ValueError>> {
        Some(self.values.decode(self.codec?, body))
    }

    /// What to say of a codec that nobody here knows.
    pub(in crate::cli) fn foreign(&self) -> Option<String> {
        self.codec.is_none().then(|| {
            let CatalogEntry { version, codec, .. } = self.entry;
            format!("V{version} is in a codec that nobody here knows, `{codec}`: it is bytes")
        })
    }
}

/// How the values of a table are read.
pub(in crate::cli) struct RowForms<'a> {
    /// By tag.
    places: [Option<u8>; 256],
    forms: Vec<StoredForm<'a>>,
}

/// Why a value is not read.
#[derive(Debug)]
pub(in crate::cli) enum RowProblem {
    /// It has no bytes, not even a tag.
    Empty,
    /// No version that the catalog knows has the tag.
    UnknownTag(Tag),
    /// The body is none of its version.
    Body(Box<ValueError>),
}

impl std::fmt::Display for RowProblem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => f.write_str("the value is empty: it has no tag"),
            Self::UnknownTag(tag) => {
                write!(f, "the catalog knows no version with the tag {tag}")
            }
            Self::Body(error) => write!(f, "{error}"),
        }
    }
}

impl<'a> RowForms<'a> {
    /// The forms of a table.
    pub(in crate::cli) fn new(table: &'a TableFacts) -> Self {
        let mut forms = Self { places: [None; 256], forms: Vec::new() };
        for entry in &table.entries {
            let codec = Codec::from_name(&entry.codec);
            let place = u8::try_from(forms.forms.len()).ok();
            if let Some(slot) = forms.places.get_mut(usize::from(entry.tag.0)) {
                *slot = place;
            }
            forms.forms.push(StoredForm { entry, codec, values: entry.schema.values() });
        }
        forms
    }

    /// All forms, by version.
    pub(in crate::cli) fn all(&self) -> &[StoredForm<'a>] {
        &self.forms
    }

    /// The form of a stored value, and its body.
    pub(in crate::cli) fn of<'b>(
        &self,
        stored: &'b [u8],
    ) -> Result<(&StoredForm<'a>, &'b [u8]), RowProblem> {
        let (&tag, body) = stored.split_first().ok_or(RowProblem::Empty)?;
        let place = self.places.get(usize::from(tag)).copied().flatten();
        let form = place.and_then(|place| self.forms.get(usize::from(place)));
        Ok((form.ok_or(RowProblem::UnknownTag(Tag(tag)))?, body))
    }
}

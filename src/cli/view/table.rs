//! The rows of a table.

use std::{fmt::Write, format, prelude::rust_2024::*};

use clap::ValueEnum;

use super::{
    Seen, TableKeys,
    carry::{Carry, quoted},
};
use crate::{
    cli::{
        database::{RowForms, RowProblem, StoredForm, TableFacts},
        exit::Failure,
    },
    schema::{Codec, KeptValues, TypeRef, Values},
    store::TableInfo,
    version::Version,
};

/// As which version values are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum As {
    /// As they are stored
    Stored,
    /// As the latest version, by the code that this command was built with; without that code, as far
    /// as the catalog tells
    Latest,
}

/// How the rows of a table are shown.
pub(in crate::cli) struct TableView<'a> {
    pub(in crate::cli) keys: TableKeys,
    forms: RowForms<'a>,
    target: Target<'a>,
}

enum Target<'a> {
    Stored,
    /// The latest view, by its code.
    Typed {
        info: &'a TableInfo,
        values: KeptValues,
        codec: Codec,
    },
    /// The newest version of the catalog, and by version what is carried over to it.
    Carried {
        newest: Version,
        carries: Vec<(Version, Carry)>,
    },
}

/// A row as it is shown.
#[expect(
    clippy::large_enum_variant,
    reason = "there is one at a time, and most are of the large kind"
)]
pub(in crate::cli) enum Row<'v> {
    Read(Seen<'v>),
    /// What is wrong with it.
    Unread(String),
    /// There is nothing to read it by: no entries in the catalog, or its version, which is given, is in
    /// a codec that nobody here knows.
    Bytes(Option<Version>),
}

impl<'a> TableView<'a> {
    pub(in crate::cli) fn new(table: &'a TableFacts, shown_as: As) -> Result<Self, Failure> {
        let forms = RowForms::new(table);
        let target = match (shown_as, &table.typed) {
            (As::Stored, _) => Target::Stored,
            (As::Latest, Some(info)) => {
                let schema = info.schema(info.latest());
                let codec = Codec::from_name(info.codec());
                let (Some(schema), Some(codec)) = (schema, codec) else {
                    return Err(Failure::usage(format!(
                        "table `{}` is in a codec of its own: its latest views cannot be shown; \
                         leave out `--as latest`",
                        table.name
                    )));
                };
                Target::Typed { info, values: KeptValues::new(schema), codec }
            }
            (As::Latest, None) => {
                let newest = forms.all().iter().max_by_key(|form| form.entry.version);
                let carries = newest.map(|newest| {
                    let all = forms.all().iter().map(|form| {
                        (form.entry.version, Carry::new(&form.entry.schema, &newest.entry.schema))
                    });
                    (newest.entry.version, all.collect())
                });
                match carries {
                    Some((newest, carries)) => Target::Carried { newest, carries },
                    None => Target::Stored,
                }
            }
        };
        Ok(Self { keys: TableKeys::new(table), forms, target })
    }

    /// How the versions lie.
    pub(in crate::cli) fn forms(&self) -> &[StoredForm<'a>] {
        self.forms.all()
    }

    /// What is shown as bytes, and why.
    pub(in crate::cli) fn as_bytes(&self) -> Vec<String> {
        if self.forms.all().is_empty() {
            return Vec::from([
                "the catalog knows nothing of this table: its values are shown as bytes".into(),
            ]);
        }
        self.forms.all().iter().filter_map(StoredForm::foreign).collect()
    }

    /// The version of a stored value, if it is known.
    pub(in crate::cli) fn version_of(&self, stored: &[u8]) -> Option<Version> {
        self.forms.of(stored).ok().map(|(form, _)| form.entry.version)
    }

    /// What values are shown by: by version if they are shown as they are stored, else by one. Nothing,
    /// if none is read.
    pub(in crate::cli) fn shown_by(&self, version: Option<Version>) -> Vec<Values<'_>> {
        let of = |wanted: Option<Version>| {
            let all = self.forms.all().iter();
            let all = all.filter(|form| wanted.is_none_or(|it| it == form.entry.version));
            all.map(|form| form.values.at(TypeRef::ROOT)).collect()
        };
        if self.forms.all().iter().all(|form| form.codec.is_none()) {
            return Vec::new();
        }
        match &self.target {
            Target::Stored => of(version),
            Target::Typed { values, .. } => Vec::from([values.at(TypeRef::ROOT)]),
            Target::Carried { newest, .. } => of(Some(*newest)),
        }
    }

    /// Reads a value. Fails if values of the table are not shown this way at all.
    pub(in crate::cli) fn see(&self, stored: &[u8]) -> Result<Row<'_>, Failure> {
        if self.forms.all().is_empty() {
            return Ok(Row::Bytes(None));
        }
        let seen = self.forms.of(stored).and_then(|(form, body)| {
            let value = form.decode(body).transpose();
            Ok((form, value.map_err(|error| RowProblem::Body(Box::new(error)))?))
        });
        let (form, value) = match seen {
            Ok((form, Some(value))) => (form, value),
            Ok((form, None)) => return Ok(Row::Bytes(Some(form.entry.version))),
            Err(problem) => return Ok(Row::Unread(problem.to_string())),
        };
        let mut seen = Seen {
            version: form.entry.version,
            tag: form.entry.tag,
            entity: &form.entry.entity,
            shown_as: None,
            values: form.values.at(TypeRef::ROOT),
            value: None,
            missing: Vec::new(),
            stored: None,
        };
        match &self.target {
            Target::Stored => seen.value = Some(value),
            Target::Typed { info, values, codec } => {
                let latest = match info.probe_view(stored) {
                    Ok(Some(latest)) => latest,
                    Ok(None) => return Err(read_only(info)),
                    Err(refused) => return Ok(Row::Unread(refused.text())),
                };
                let body = latest.get(1..).unwrap_or_default();
                match values.at(TypeRef::ROOT).decode(*codec, body) {
                    Ok(value) => seen.value = Some(value),
                    Err(error) => return Ok(Row::Unread(format!("the latest view: {error}"))),
                }
                seen.shown_as = Some(info.latest());
                seen.values = values.at(TypeRef::ROOT);
            }
            Target::Carried { newest, carries } => {
                let carry = carries.iter().find(|(version, _)| *version == form.entry.version);
                let carry = carry.map_or(&Carry::Nothing, |(_, carry)| carry);
                match carry.carry(&form.values, value) {
                    Ok(carried) => {
                        seen.value = carried.value;
                        seen.missing = carried.missing;
                        seen.stored = carried.stored;
                    }
                    Err(error) => return Ok(Row::Unread(error.to_string())),
                }
                let all = self.forms.all().iter();
                for form in all.filter(|form| form.entry.version == *newest) {
                    seen.values = form.values.at(TypeRef::ROOT);
                }
                seen.shown_as = Some(*newest);
            }
        }
        Ok(Row::Read(seen))
    }
}

fn read_only(info: &TableInfo) -> Failure {
    Failure::usage(format!(
        "the latest views of {} are only read, never written, so there are no bytes of them to show; \
         leave out `--as latest`",
        info.entity()
    ))
}

/// A row that is not read, as a line of JSON.
pub(in crate::cli) fn raw_line(
    key: &str,
    version: Option<Version>,
    stored: &[u8],
    problem: Option<&str>,
) -> String {
    let version = version.map_or_else(String::new, |it| format!(",\"version\":{it}"));
    let mut line = format!("{{\"key\":{key}{version},\"raw\":\"{}\"", hex(stored));
    if let Some(problem) = problem {
        line.push_str(",\"problem\":");
        line.push_str(&quoted(problem));
    }
    line.push('}');
    line
}

/// Bytes as `0x` and hexadecimal digits.
pub(in crate::cli) fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(2 + 2 * bytes.len());
    text.push_str("0x");
    for byte in bytes {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

//! One row after the other.

use std::{format, prelude::rust_2024::*};

use super::{
    finding::{Finding, Kind},
    keys::KeyCheck,
    unseen::{self, Unseen},
};
use crate::{
    cli::database::{RowForms, RowProblem, StoredForm, TableFacts},
    schema::{SchemaProblem, ValueError, ValueErrorKind},
    store::{ReadError, TableInfo},
    version::{Tag, Version},
};

/// Checks the rows of a table.
pub(super) struct RowCheck<'a> {
    table: &'a TableFacts,
    /// The types, if they are those that the catalog tells of.
    typed: Option<&'a TableInfo>,
    /// What the catalog says; `None`, and the rows are bytes, as are those in codecs that nobody knows.
    forms: Option<RowForms<'a>>,
    pub(super) keys: KeyCheck,
    /// By tag: the version that the types know.
    known: [Option<Version>; 256],
    pub(super) by_types: u64,
    pub(super) by_schema: u64,
    pub(super) as_bytes: u64,
    /// Versions that were found and that the catalog does not tell of: tag, key of the first row.
    pub(super) unlisted: Vec<(Version, Vec<u8>)>,
    has_newer: bool,
    has_too_deep: bool,
}

/// What was found about a row.
enum Row {
    Sound,
    Faulty(Vec<Finding>),
}

impl<'a> RowCheck<'a> {
    pub(super) fn new(
        table: &'a TableFacts,
        forms: Option<RowForms<'a>>,
        trusts_types: bool,
    ) -> Self {
        let typed = table.typed.as_ref().filter(|_| trusts_types);
        let mut known = [None; 256];
        for info in typed.map_or(&[][..], TableInfo::versions) {
            if let Some(slot) = known.get_mut(usize::from(info.tag.0)) {
                *slot = Some(info.version);
            }
        }
        Self {
            table,
            typed,
            forms,
            keys: KeyCheck::new(table),
            known,
            by_types: 0,
            by_schema: 0,
            as_bytes: 0,
            unlisted: Vec::new(),
            has_newer: false,
            has_too_deep: false,
        }
    }

    /// What is wrong with a row: nothing, mostly.
    #[inline]
    pub(super) fn row(&mut self, key: &[u8], stored: &[u8]) -> Vec<Finding> {
        match self.judge(key, stored) {
            Row::Sound => Vec::new(),
            Row::Faulty(findings) => findings,
        }
    }

    #[inline]
    fn judge(&mut self, key: &[u8], stored: &[u8]) -> Row {
        if let Some(typed) = self.typed {
            let tag = stored.first().map(|tag| usize::from(*tag));
            let version = tag.and_then(|tag| self.known.get(tag).copied().flatten());
            if let Some(version) = version {
                return self.judge_by_types(typed, version, key, stored);
            }
        }
        let fault = self.keys.check_key(key).err();
        let Some(forms) = &self.forms else {
            self.as_bytes += 1;
            return match fault {
                None => Row::Sound,
                fault => Row::Faulty(self.findings(key, fault, None)),
            };
        };
        let value = match forms.of(stored) {
            Ok((form, body)) => {
                self.has_newer |= self.typed.is_some();
                match form.codec {
                    Some(codec) => {
                        self.by_schema += 1;
                        match form.values.check(codec, body) {
                            // A limit of this tool, and not of the types.
                            Err(error) if is_too_deep(&error) => {
                                self.has_too_deep = true;
                                Ok(())
                            }
                            checked => checked.map_err(|error| Wrong::body(form, error)),
                        }
                    }
                    None => {
                        self.as_bytes += 1;
                        Ok(())
                    }
                }
            }
            Err(problem) => {
                self.by_schema += 1;
                Err(Wrong::form(&problem, stored))
            }
        };
        match (fault, value) {
            (None, Ok(())) => Row::Sound,
            (fault, value) => Row::Faulty(self.findings(key, fault, value.err())),
        }
    }

    fn judge_by_types(
        &mut self,
        typed: &TableInfo,
        version: Version,
        key: &[u8],
        stored: &[u8],
    ) -> Row {
        self.by_types += 1;
        let form = self.forms.as_ref().and_then(|forms| forms.of(stored).ok());
        if form.is_none()
            && self.forms.is_some()
            && !self.unlisted.iter().any(|(of, _)| *of == version)
        {
            self.unlisted.push((version, key.to_vec()));
        }
        let Err(error) = typed.check_row(key, stored) else { return Row::Sound };
        // The schema says where in the value it is, and what is wrong besides with a row whose key is.
        let by_schema = || {
            let (form, body) = form?;
            let error = form.values.check(form.codec?, body).err()?;
            (!is_too_deep(&error)).then(|| Wrong::body(form, error))
        };
        Row::Faulty(match error {
            ReadError::Key { source, .. } => {
                let value = by_schema();
                self.findings(key, Some(source.to_string()), value)
            }
            ReadError::Value { source, .. } => {
                let path = by_schema().map(|wrong| wrong.path);
                let wrong = Wrong {
                    kind: if path.is_some() || form.is_none() {
                        Kind::Value
                    } else {
                        Kind::Refused
                    },
                    version: source.version.or(Some(version)),
                    offset: Some(source.offset),
                    path: path.flatten(),
                    problem: source.kind.to_string(),
                };
                self.findings(key, None, Some(wrong))
            }
            other => {
                Vec::from([Finding::new(Kind::Value, &self.table.name, other.to_string()).at(key)])
            }
        })
    }

    #[cold]
    fn findings(&self, key: &[u8], fault: Option<String>, value: Option<Wrong>) -> Vec<Finding> {
        let table = &self.table.name;
        let natural = fault.is_none().then(|| self.keys.natural(key)).flatten();
        let fault = fault.map(|problem| Finding::new(Kind::Key, table, problem).at(key));
        let value = value.map(|wrong| Finding {
            natural,
            version: wrong.version,
            offset: wrong.offset,
            path: wrong.path,
            ..Finding::new(wrong.kind, table, wrong.problem).at(key)
        });
        fault.into_iter().chain(value).collect()
    }

    /// What this check does not see.
    pub(super) fn unseen(&self) -> Vec<Unseen> {
        let mut unseen = Vec::from([Unseen::ValidChange]);
        if self.typed.is_none() {
            let entries = self.table.entries.iter();
            unseen.extend(entries.flat_map(|entry| unseen::of_schema(&entry.schema)));
            unseen.extend(self.keys.unseen);
        } else {
            // Types read no more out of a hash.
            unseen.extend(self.keys.unseen.filter(|unseen| *unseen == Unseen::HashedKeys));
        }
        if self.has_newer {
            unseen.push(Unseen::NewerVersions);
        }
        if self.has_too_deep {
            unseen.push(Unseen::TooDeep);
        }
        if self.as_bytes > 0 {
            // Of codecs that nobody here knows, tags and keys are checked all the same.
            unseen.push(match &self.forms {
                None => Unseen::Bytes,
                Some(_) => Unseen::UnknownCodecs,
            });
        }
        unseen.sort_unstable();
        unseen.dedup();
        unseen
    }
}

/// Whether the tool gives up, which says nothing about the value.
fn is_too_deep(error: &ValueError) -> bool {
    let too_many = ValueErrorKind::Schema(SchemaProblem::TooManyEmpty);
    matches!(error.kind, ValueErrorKind::TooDeep { .. }) || error.kind == too_many
}

/// What is wrong with a value.
struct Wrong {
    kind: Kind,
    version: Option<Version>,
    offset: Option<usize>,
    path: Option<String>,
    problem: String,
}

impl Wrong {
    #[cold]
    fn body(form: &StoredForm<'_>, error: ValueError) -> Self {
        let (offset, problem) = match error.kind {
            // The tag stands before the body.
            ValueErrorKind::Bytes { offset, kind } => (Some(offset + 1), kind.to_string()),
            other => (None, other.to_string()),
        };
        let version = Some(form.entry.version);
        Self { kind: Kind::Value, version, offset, path: Some(error.path), problem }
    }

    #[cold]
    fn form(problem: &RowProblem, stored: &[u8]) -> Self {
        let kind = match problem {
            RowProblem::UnknownTag(_) => Kind::UnknownTag,
            RowProblem::Empty | RowProblem::Body(_) => Kind::Value,
        };
        let tag = stored.first().map(|tag| Tag(*tag));
        let problem = match tag {
            Some(tag) => format!("no version that the catalog tells of has the tag {tag}"),
            None => problem.to_string(),
        };
        Self { kind, version: None, offset: Some(0), path: None, problem }
    }
}

//! All of a registry against its folder.

use std::{borrow::Borrow, collections::BTreeMap, format, path::Path, string::String, vec::Vec};

use super::{
    Finding, FindingKind, HistoryError,
    enums::Messages,
    folder::{
        Found, MESSAGES, TABLES, entries, file_name, is_record, read, table_file, version_file,
        version_of,
    },
    message::Shape,
    past,
    record::Record,
    subjects, table,
    verify::Subject,
};
use crate::{
    schema::{EntityHooks, Fingerprint},
    store::Registry,
    version::Version,
};

/// Holds the entities, tables and messages of a registry against a history folder: layouts, tags, bytes
/// in every codec, defaults and upcasts, indices, and that every file is there and as it was written. The
/// folder is relative to the current one: in tests, that is the package's.
///
/// Entities that lie nested in others are checked with them. Registries that share a folder are
/// checked as one.
///
/// # Errors
///
/// [`HistoryError::Broken`] with all that is wrong.
pub fn check(
    registry: impl Borrow<Registry>,
    folder: impl AsRef<Path>,
) -> Result<(), HistoryError> {
    let report = Report::of(registry.borrow(), folder.as_ref());
    match report.findings.is_empty() {
        true => Ok(()),
        false => Err(HistoryError::Broken(report.findings)),
    }
}

/// A registry held against its folder.
pub(super) struct Report {
    pub(super) findings: Vec<Finding>,
    pub(super) entities: BTreeMap<String, EntityHooks>,
    /// The shapes of messages that have no file.
    pub(super) shapes: Vec<Shape>,
}

impl Report {
    pub(super) fn of(registry: &Registry, root: &Path) -> Self {
        let mut findings = Vec::new();
        if registry.tables().is_empty() && registry.messages().is_empty() {
            let text = "the registry names no table and no messages, so there is nothing to hold \
                        against it";
            findings.push(Finding::new(root, FindingKind::Table, text));
        }
        if let Err(error) = registry.check_names() {
            findings.push(Finding::new(root, FindingKind::Clash, error));
        }
        if !root.is_dir() {
            let here = std::env::current_dir().unwrap_or_default();
            let text = format!("there is no such folder in {}", here.display());
            findings.push(Finding::new(root, FindingKind::Missing, text));
        }
        let entities = subjects::entities(registry, root, &mut findings);
        let messages = Messages::of(registry, root, &mut findings);
        let past = past::folders(root, &messages.carried, &entities, &mut findings);
        let mut report = Self { findings, entities: BTreeMap::new(), shapes: Vec::new() };
        for (folder, hooks) in &entities {
            report.entity(root, folder, hooks);
        }
        report.tables(registry, root);
        for shape in &messages.missing {
            report.missing(&shape.file(root), &shape.title());
        }
        report.strangers(root, |folder| entities.contains_key(folder) || past.contains(folder));
        report.entities = entities;
        report.shapes = messages.missing;
        report.findings.sort_by(|a, b| a.file.cmp(&b.file));
        report
    }

    fn entity(&mut self, root: &Path, folder: &str, hooks: &EntityHooks) {
        let versions = (hooks.versions)();
        let Some(latest) = versions.last().map(|facts| facts.version) else { return };
        let has_file = |version: &Version| version_file(root, folder, *version).exists();
        let newest = versions.iter().map(|facts| facts.version).rfind(has_file).unwrap_or(latest);
        let mut before: Option<(Record, Fingerprint)> = None;
        for facts in versions {
            let path = version_file(root, folder, facts.version);
            let subject = Subject { hooks, facts, latest, newest, path: &path };
            self.depth(&subject);
            before = match read(&path, &mut self.findings) {
                Found::Text(text) => subject.verify(&text, before.as_ref(), &mut self.findings),
                Found::Nothing => {
                    self.missing(&path, &format!("{} V{}", hooks.name, facts.version));
                    None
                }
                Found::Unreadable => None,
            };
        }
        self.newer(root, folder, hooks, latest);
    }

    fn missing(&mut self, path: &Path, what: &str) {
        let text = format!(
            "{what} has no file: write it with `history::release` if it is new, restore it from \
             version control if it was released"
        );
        self.findings.push(Finding::new(path, FindingKind::Missing, text));
    }

    fn depth(&mut self, subject: &Subject<'_>) {
        let schema = (subject.hooks.schema)(subject.facts.version);
        if schema.is_some_and(|schema| schema.beyond_fingerprint().is_some()) {
            let text = "its types nest deeper than fingerprints look, so a change down there would \
                        not show: flatten them";
            self.findings.push(Finding::new(subject.path, FindingKind::TooDeep, text));
        }
    }

    /// Files of versions that the code does not know.
    fn newer(&mut self, root: &Path, folder: &str, hooks: &EntityHooks, latest: Version) {
        let place = root.join(folder);
        for file in entries(&place, &mut self.findings) {
            let path = place.join(&file);
            match version_of(&file) {
                Some(version) if version <= latest => {}
                Some(version) => {
                    let text = format!(
                        "{} V{version} was released, and the code knows versions up to {latest}: what \
                         is stored in it could not be read; bring it back",
                        hooks.name
                    );
                    self.findings.push(Finding::new(&path, FindingKind::Gone, text));
                }
                None if is_record(&file) => {
                    let text =
                        "it is no file of a version, `v1.toml` and so on; take it out of here";
                    self.findings.push(Finding::new(&path, FindingKind::Malformed, text));
                }
                // A note of somebody's, or of their editor.
                None => {}
            }
        }
    }

    fn tables(&mut self, registry: &Registry, root: &Path) {
        for info in registry.tables() {
            let path = table_file(root, info.name());
            match read(&path, &mut self.findings) {
                Found::Text(text) => table::verify(info, &path, &text, &mut self.findings),
                Found::Nothing => self.missing(&path, &format!("table `{}`", info.name())),
                Found::Unreadable => {}
            }
        }
        let place = root.join(TABLES);
        let known: Vec<_> = registry
            .tables()
            .iter()
            .map(|info| format!("{}.toml", file_name(info.name())))
            .collect();
        for file in entries(&place, &mut self.findings) {
            if is_record(&file) && !known.contains(&file) {
                let text = "the table was released, and the registry does not name it: its data \
                            could not be read; bring it back";
                let path = place.join(&file);
                self.findings.push(Finding::new(&path, FindingKind::Gone, text));
            }
        }
    }

    /// Folders of entities that the registry does not hold, and that no message of the past carries.
    fn strangers(&mut self, root: &Path, is_known: impl Fn(&str) -> bool) {
        for folder in entries(root, &mut self.findings) {
            let place = root.join(&folder);
            if [TABLES, MESSAGES].contains(&folder.as_str()) || is_known(&folder) || !place.is_dir()
            {
                continue;
            }
            let files = entries(&place, &mut self.findings);
            if !files.iter().any(|file| version_of(file).is_some()) {
                continue;
            }
            let text = "the entity was released, and no table of the registry holds it: what is \
                        stored of it could not be read; bring it back, or if its type was only \
                        renamed, say `#[versioned(name = …)]`";
            self.findings.push(Finding::new(&place, FindingKind::Gone, text));
        }
    }
}

//! Writing the files of versions that have none.

use std::{
    borrow::Borrow,
    format, fs,
    io::{self, Write},
    path::{Path, PathBuf},
    string::{String, ToString},
    vec::Vec,
};

use super::{
    Finding, FindingKind, HistoryError, Samples,
    check::Report,
    folder::{self, table_file, version_file},
    make,
    record::Record,
    table,
    text::{hash_of, sealed},
    verify::Subject,
};
use crate::{
    schema::{EntityHooks, Fingerprint},
    store::Registry,
    version::Version,
};

/// Writes the files of all versions, tables and messages that have none, if all others hold; then fails, so
/// that the call cannot be left in a test. Files that exist are never touched.
///
/// # Errors
///
/// Always: [`HistoryError::Written`] with the files that were written,
/// [`HistoryError::NothingToWrite`], or [`HistoryError::Broken`] if the history does not hold, and
/// then nothing was written.
pub fn release(
    registry: impl Borrow<Registry>,
    folder: impl AsRef<Path>,
) -> Result<(), HistoryError> {
    release_with(registry, folder, &Samples::new())
}

/// As [`release`], with samples that are given by hand beside those that are found.
///
/// # Errors
///
/// Always, as [`release`].
pub fn release_with(
    registry: impl Borrow<Registry>,
    folder: impl AsRef<Path>,
    samples: &Samples,
) -> Result<(), HistoryError> {
    let (registry, root) = (registry.borrow(), folder.as_ref());
    let mut report = Report::of(registry, root);
    report.findings.retain(|finding| finding.kind != FindingKind::Missing);
    let mut files = Vec::new();
    let entities = core::mem::take(&mut report.entities);
    for (folder, hooks) in &entities {
        if let Err(finding) = add_versions(hooks, root, folder, samples, &mut files) {
            report.findings.push(finding);
        }
    }
    for info in registry.tables() {
        let path = table_file(root, info.name());
        if !path.exists() {
            files.push((path, table::file(info)));
        }
    }
    for shape in &report.shapes {
        let path = shape.file(root);
        match shape.later(root) {
            Some(later) => report.findings.push(restore(&path, later)),
            None => files.push((path, shape.to_text())),
        }
    }
    if !report.findings.is_empty() {
        return Err(HistoryError::Broken(report.findings));
    }
    if files.is_empty() {
        return Err(HistoryError::NothingToWrite);
    }
    let mut written = Vec::new();
    for (path, text) in files {
        if let Err(error) = write_new(&path, &text) {
            let text = format!("it cannot be written: {error}; {} file(s) were", written.len());
            return Err(HistoryError::Broken(
                [Finding::new(&path, FindingKind::Unreadable, text)].into(),
            ));
        }
        written.push(path);
    }
    Err(HistoryError::Written(written))
}

/// Adds the files of an entity's versions that have none.
fn add_versions(
    hooks: &EntityHooks,
    root: &Path,
    folder: &str,
    samples: &Samples,
    files: &mut Vec<(PathBuf, String)>,
) -> Result<(), Finding> {
    let mut before: Option<(Record, Fingerprint)> = None;
    let mut missing: Option<PathBuf> = None;
    let versions = (hooks.versions)();
    let latest = versions.last().map_or(Version::FIRST, |facts| facts.version);
    for facts in versions {
        let path = version_file(root, folder, facts.version);
        if path.exists() {
            if let Some(missing) = missing {
                return Err(restore(&missing, facts.version));
            }
            before = read_before(&path);
            continue;
        }
        let schema = (hooks.schema)(facts.version);
        let refused = |text: String| Finding::new(&path, FindingKind::NoSamples, text);
        let schema = schema.ok_or_else(|| refused("the version has no schema".to_string()))?;
        let previous = before.as_ref().map(|(record, hash)| (record, *hash));
        let record = make::record(hooks, facts, schema, previous, samples).map_err(refused)?;
        let text = sealed(&record.to_text());
        let hash = hash_of(&text);
        // What would not hold a moment later is not written.
        let subject = Subject { hooks, facts, latest, newest: latest, path: &path };
        let mut findings = Vec::new();
        subject.verify(&text, before.as_ref(), &mut findings);
        if let Some(finding) = findings.into_iter().next() {
            let text = format!(
                "it would not hold, so it is not written: {}; is a default or an upcast another each \
                 time?",
                finding.text
            );
            return Err(Finding::new(&path, finding.kind, text));
        }
        files.push((path.clone(), text));
        before = Some((record, hash));
        missing.get_or_insert(path);
    }
    Ok(())
}

/// What lacks below a later version was not left out by a release.
fn restore(missing: &Path, later: Version) -> Finding {
    let text = format!(
        "the file is missing, and that of V{later} exists: restore it from version control"
    );
    Finding::new(missing, FindingKind::Missing, text)
}

fn read_before(path: &Path) -> Option<(Record, Fingerprint)> {
    let text = super::text::normalized(&folder::text(path).ok()?);
    let record = Record::parse(&text).ok()?;
    Some((record, hash_of(&text)))
}

/// Writes a file that does not exist yet, whole or not at all.
fn write_new(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let draft = path.with_extension("toml.new");
    let written = fs::File::create(&draft)
        .and_then(|mut file| file.write_all(text.as_bytes()).and_then(|()| file.sync_all()))
        // Unlike a rename, a link never replaces what lies there.
        .and_then(|()| fs::hard_link(&draft, path).or_else(|_| rename_new(&draft, path)));
    let _ = fs::remove_file(&draft);
    written
}

/// For file systems without links.
fn rename_new(draft: &Path, path: &Path) -> io::Result<()> {
    if path.exists() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    fs::rename(draft, path)
}

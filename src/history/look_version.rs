//! One version's file, held against itself: by its own schema, without types.

use std::{
    collections::BTreeSet,
    format,
    path::{Path, PathBuf},
    string::{String, ToString},
    vec::Vec,
};

use super::{
    Finding, FindingKind,
    folder::{file_name, folder_name, read_listed},
    record::{Record, Sample},
    text::{Table, hash_of, hex},
    verify::{chain, meaning, origin},
};
use crate::{
    schema::{Fingerprint, Values},
    version::Version,
};

/// A version as its file has it.
pub(crate) struct LookedVersion {
    pub(crate) path: PathBuf,
    pub(crate) record: Record,
    /// The hash of the file.
    pub(crate) hash: Fingerprint,
    /// Whether the file is as it was written, and in its place.
    pub(crate) is_intact: bool,
}

/// Reads the file of a version, with all that is wrong with it. `before` is the one of the version
/// before, if that could be read.
pub(super) fn look(
    path: &Path,
    (folder, version): (&str, Version),
    before: Option<&LookedVersion>,
    findings: &mut Vec<Finding>,
) -> Option<LookedVersion> {
    let text = read_listed(path, findings)?;
    let record = match Record::parse(&text) {
        Ok(record) => record,
        Err(what) => {
            findings.push(Finding::new(path, FindingKind::Malformed, what));
            return None;
        }
    };
    let is_its = record.version == version && is_folder_of(folder, &record.entity);
    let place = format!("{folder} V{version}");
    let flaw = origin(&text, &record, is_its, &place);
    let is_intact = flaw.is_none();
    findings.extend(flaw.map(|(kind, what)| Finding::new(path, kind, what)));
    if is_intact {
        let what = chain(&record, before.map(|before| before.hash));
        findings.extend(what.map(|what| Finding::new(path, FindingKind::Chain, what)));
    }
    // Told of an edited file, too: it shows what was edited.
    if is_its {
        layout_for_people(path, &text, &record, findings);
        samples(path, &record, findings);
        upcasts(path, &record, before, findings);
    }
    Some(LookedVersion { path: path.to_path_buf(), record, hash: hash_of(&text), is_intact })
}

/// Whether a folder is an entity's, or that of a generic one in some place.
fn is_folder_of(folder: &str, entity: &str) -> bool {
    folder == folder_name(entity) || folder.starts_with(&file_name(&format!("{entity}.")))
}

/// The layout stands there twice: for programs, and for people.
fn layout_for_people(path: &Path, text: &str, record: &Record, findings: &mut Vec<Finding>) {
    let written = Table::parse(text).and_then(|table| table.text("schema"));
    let is_that = |written: String| written.trim_end() == record.schema.to_string().trim_end();
    if !written.is_ok_and(is_that) {
        let text = "its `schema`, which people read, is not that of its `layout`; restore it from \
                    version control";
        findings.push(Finding::new(path, FindingKind::Edited, text));
    }
}

fn samples(path: &Path, record: &Record, findings: &mut Vec<Finding>) {
    if record.samples.is_empty() {
        let text = "it has no samples; restore it from version control";
        findings.push(Finding::new(path, FindingKind::Malformed, text));
    }
    let values = record.schema.values();
    let mut names = BTreeSet::new();
    for sample in &record.samples {
        if !names.insert(&sample.name) {
            let text =
                format!("it has two samples `{}`; restore it from version control", sample.name);
            findings.push(Finding::new(path, FindingKind::Malformed, text));
        }
        if let Err((kind, what)) = by_schema(&values, sample) {
            let (entity, version) = (&record.entity, record.version);
            let text = format!("{entity} V{version}, sample `{}`: {what}", sample.name);
            findings.push(Finding::new(path, kind, text));
        }
    }
}

/// Whether the bytes of a sample mean its value, and its value is written as these bytes.
fn by_schema(values: &Values<'_>, sample: &Sample) -> Result<(), (FindingKind, String)> {
    let recorded = values.from_json(&sample.value);
    let recorded =
        recorded.map_err(|error| (FindingKind::Malformed, format!("its value: {error}")))?;
    for (place, (codec, body)) in sample.bodies.iter().enumerate() {
        meaning(values, &recorded, (place, *codec), body)?;
        let bytes = |what: String| (FindingKind::Bytes, what);
        let decoded = values.decode(*codec, body).map_err(|error| bytes(format!("{error}")))?;
        let written = values.encode(*codec, &decoded);
        let written = written.map_err(|error| bytes(format!("its {codec} bytes: {error}")))?;
        if written != *body {
            return Err(bytes(format!(
                "its {codec} bytes are {}, and its value is written as {}",
                hex(body),
                hex(&written)
            )));
        }
    }
    Ok(())
}

/// Whether it says of each sample of the version before what that reads as.
fn upcasts(
    path: &Path,
    record: &Record,
    before: Option<&LookedVersion>,
    findings: &mut Vec<Finding>,
) {
    let mut push = |text| findings.push(Finding::new(path, FindingKind::Upcast, text));
    for lifted in &record.lifted {
        let Some(value) = &lifted.value else { continue };
        if let Err(error) = record.schema.value_from_json(value) {
            push(format!("what sample `{}` reads as: {error}", lifted.sample));
        }
    }
    let Some(before) = before.filter(|before| before.is_intact) else { return };
    let told: BTreeSet<&str> = record.lifted.iter().map(|lifted| lifted.sample.as_str()).collect();
    let known: BTreeSet<&str> =
        before.record.samples.iter().map(|sample| sample.name.as_str()).collect();
    for name in told.symmetric_difference(&known) {
        push(match known.contains(name) {
            true => format!("it does not say what sample `{name}` of the version before reads as"),
            false => {
                format!("it says what sample `{name}` reads as, which the version before has not")
            }
        });
    }
}

//! One version against its file.

use std::{
    format,
    path::Path,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    Finding, FindingKind,
    make::lift,
    record::{Record, Sample},
    text::{hash_of, hex, is_intact},
    trace,
};
use crate::{
    schema::{Codec, EntityHooks, Fingerprint, Value, Values, VersionFacts, diff},
    version::Version,
};

/// Of so many samples a changed default is told.
const SAMPLES_TOLD: usize = 3;

/// A version and the file that was read for it.
pub(super) struct Subject<'a> {
    pub(super) hooks: &'a EntityHooks,
    pub(super) facts: VersionFacts,
    /// The latest version of the entity.
    pub(super) latest: Version,
    /// The newest that has a file.
    pub(super) newest: Version,
    pub(super) path: &'a Path,
}

/// What came of the file before: its record and hash, if it could be read.
pub(super) type Before<'a> = Option<&'a (Record, Fingerprint)>;

/// What is wrong with a file by itself, or with its place, which is that of `name`.
pub(super) fn origin(
    text: &str,
    record: &Record,
    is_its: bool,
    name: &str,
) -> Option<(FindingKind, String)> {
    let restore = "history files are never edited: restore it from version control";
    match is_intact(text) {
        None => Some((
            FindingKind::Malformed,
            format!("its seal is missing: the file was cut short; {restore}"),
        )),
        Some(false) => Some((
            FindingKind::Edited,
            format!("it was edited after it was written: its seal does not fit; {restore}"),
        )),
        Some(true) if !is_its => Some((
            FindingKind::Edited,
            format!(
                "it is the file of {} V{}, in the place of {name}'s: restore both from version control",
                record.entity, record.version
            ),
        )),
        Some(true) if record.schema.fingerprint() != record.fingerprint => Some((
            FindingKind::Edited,
            format!("its layout is not the one of its fingerprint; {restore}"),
        )),
        Some(true) => None,
    }
}

/// What is wrong with the hash that a file has of the one before.
pub(super) fn chain(record: &Record, before: Option<Fingerprint>) -> Option<String> {
    // Without the file before, that one's absence is said already.
    let is_known = before.is_some() || record.version == Version::FIRST;
    (is_known && record.previous != before).then(|| {
        format!(
            "it was written after another file of version {} than the one that lies here: that \
             one was replaced; restore it from version control",
            record.version.get() - 1
        )
    })
}

/// Whether the bytes of a sample mean the recorded value, by the schema alone. The value is of the codec
/// in the first place.
pub(super) fn meaning(
    values: &Values<'_>,
    recorded: &Value,
    (place, codec): (usize, Codec),
    body: &[u8],
) -> Result<(), (FindingKind, String)> {
    let decoded = values.decode(codec, body);
    let decoded = decoded.map_err(|error| {
        (FindingKind::Bytes, format!("its {codec} bytes {}: {error}", hex(body)))
    })?;
    let agrees = match place {
        0 => *recorded == decoded,
        _ => trace::agree(recorded, &decoded),
    };
    if agrees {
        return Ok(());
    }
    let what = trace::difference(values.schema(), recorded, &decoded);
    let what = what.unwrap_or_default();
    Err((FindingKind::Value, format!("its {codec} bytes mean another value: {what}")))
}

impl Subject<'_> {
    fn finding(&self, kind: FindingKind, text: impl ToString) -> Finding {
        Finding::new(self.path, kind, text)
    }

    fn name(&self) -> String {
        format!("{} V{}", self.hooks.name, self.facts.version)
    }

    /// Holds the version against the text of its file. Gives the record for the version after.
    pub(super) fn verify(
        &self,
        text: &str,
        before: Before<'_>,
        findings: &mut Vec<Finding>,
    ) -> Option<(Record, Fingerprint)> {
        let record = match Record::parse(text) {
            Ok(record) => record,
            Err(what) => {
                findings.push(self.finding(FindingKind::Malformed, what));
                return None;
            }
        };
        // What else such a file says is of no use, to the version after neither.
        if !self.verify_origin(text, &record, findings) {
            return None;
        }
        let known = findings.len();
        self.verify_header(&record, before, findings);
        if findings.len() == known && self.verify_layout(&record, findings) {
            self.verify_samples(&record, findings);
            if let Some((before, _)) = before {
                self.verify_upcasts(&record, before, findings);
            }
        }
        Some((record, hash_of(text)))
    }

    /// Whether the file is this version's, and as it was written.
    fn verify_origin(&self, text: &str, record: &Record, findings: &mut Vec<Finding>) -> bool {
        let is_its =
            (record.entity.as_str(), record.version) == (self.hooks.name, self.facts.version);
        let flaw = origin(text, record, is_its, &self.name());
        let is_whole = flaw.is_none();
        findings.extend(flaw.map(|(kind, what)| self.finding(kind, what)));
        is_whole
    }

    /// What stands above the layout.
    fn verify_header(&self, record: &Record, before: Before<'_>, findings: &mut Vec<Finding>) {
        let VersionFacts { version, tag, .. } = self.facts;
        let text = chain(record, before.map(|(_, hash)| *hash));
        findings.extend(text.map(|text| self.finding(FindingKind::Chain, text)));
        if record.tag != tag {
            let text = format!(
                "{} was released with tag {}, and has tag {tag} now: stored values would be read \
                 as another version; give it back with `tags({version} = {})`",
                self.name(),
                record.tag,
                record.tag
            );
            findings.push(self.finding(FindingKind::Tag, text));
        }
    }

    /// Whether the layout is the released one.
    fn verify_layout(&self, record: &Record, findings: &mut Vec<Finding>) -> bool {
        let VersionFacts { version, fingerprint, .. } = self.facts;
        if record.fingerprint == fingerprint {
            return true;
        }
        let text = match (self.hooks.schema)(version) {
            Some(schema) => {
                let name = self.hooks.name;
                diff::released(name, version, self.newest, &record.schema, &schema).to_string()
            }
            None => format!("{} is not known", self.name()),
        };
        findings.push(self.finding(FindingKind::Layout, text));
        false
    }

    fn verify_samples(&self, record: &Record, findings: &mut Vec<Finding>) {
        if record.samples.is_empty() {
            let text = "it has no samples; restore it from version control";
            findings.push(self.finding(FindingKind::Malformed, text));
        }
        let values = record.schema.values();
        for sample in &record.samples {
            if let Err((kind, what)) = self.verify_sample(&values, sample) {
                let text = format!("{}, sample `{}`: {what}", self.name(), sample.name);
                findings.push(self.finding(kind, text));
            }
        }
    }

    fn verify_sample(
        &self,
        values: &Values<'_>,
        sample: &Sample,
    ) -> Result<(), (FindingKind, String)> {
        let malformed = |what: String| (FindingKind::Malformed, what);
        let recorded = values.from_json(&sample.value);
        let recorded = recorded.map_err(|error| malformed(format!("its value: {error}")))?;
        for (place, (codec, body)) in sample.bodies.iter().enumerate() {
            self.verify_bytes(*codec, body).map_err(|what| (FindingKind::Bytes, what))?;
            if let Some((other, _)) = sample.bodies.first().filter(|(other, _)| other != codec) {
                self.verify_alike(sample, *other, *codec)
                    .map_err(|what| (FindingKind::Value, what))?;
            }
            meaning(values, &recorded, (place, *codec), body)?;
        }
        Ok(())
    }

    /// Whether the bytes of both codecs are of one value: of foreign types, nothing else tells.
    fn verify_alike(&self, sample: &Sample, from: Codec, to: Codec) -> Result<(), String> {
        let body = |codec| sample.bodies.iter().find(|(of, _)| *of == codec).map(|(_, body)| body);
        let (Some(from_body), Some(to_body)) = (body(from), body(to)) else { return Ok(()) };
        let written = (self.hooks.reencode)(from, to, self.facts.version, from_body);
        let written = written.map_err(|refusal| refusal.reason)?;
        match written.bytes == *to_body {
            true => Ok(()),
            false => Err(format!(
                "its {from} bytes {} were {} in {to}, and are {} now: one of them means another value",
                hex(from_body),
                hex(to_body),
                hex(&written.bytes)
            )),
        }
    }

    /// Whether the types read the bytes and write the same ones.
    fn verify_bytes(&self, codec: Codec, body: &[u8]) -> Result<(), String> {
        let version = self.facts.version;
        let written = (self.hooks.reencode)(codec, codec, version, body).map_err(|refusal| {
            format!("its {codec} bytes {} no longer decode: {}", hex(body), refusal.reason)
        })?;
        if written.bytes != body || written.read != body.len() {
            return Err(format!(
                "its {codec} bytes were {}, and are {} now: what is stored would no longer be \
                 found as it was",
                hex(body),
                hex(&written.bytes)
            ));
        }
        Ok(())
    }

    fn verify_upcasts(&self, record: &Record, before: &Record, findings: &mut Vec<Finding>) {
        let mut told = Vec::new();
        for sample in &before.samples {
            if let Err(what) = self.verify_upcast(record, before, sample) {
                told.push(());
                if told.len() > SAMPLES_TOLD {
                    continue;
                }
                let text = format!(
                    "{} V{}, sample `{}`, read as V{}: {what}; a default or an upcast changed, and \
                     with it what older values mean: restore it",
                    self.hooks.name, before.version, sample.name, record.version
                );
                findings.push(self.finding(FindingKind::Upcast, text));
            }
        }
        if let Some(more @ 1..) = told.len().checked_sub(SAMPLES_TOLD) {
            let text = format!("and {more} more samples read otherwise than they did");
            findings.push(self.finding(FindingKind::Upcast, text));
        }
        self.verify_straight(before, findings);
    }

    fn verify_upcast(
        &self,
        record: &Record,
        before: &Record,
        sample: &Sample,
    ) -> Result<(), String> {
        let recorded = record.lifted.iter().find(|lifted| lifted.sample == sample.name);
        let recorded = recorded.ok_or("what it reads as was not recorded")?;
        let now = lift(self.hooks, before, sample, &record.schema)?;
        match (&recorded.value, &now.value) {
            (Some(then), Some(now)) => {
                let parse = |json: &str| record.schema.value_from_json(json);
                let then = parse(then).map_err(|error| format!("the recorded value: {error}"))?;
                let now = parse(now).map_err(|error| error.to_string())?;
                trace::difference(&record.schema, &then, &now).map_or(Ok(()), Err)
            }
            (None, None) => Ok(()),
            (Some(_), None) => Err("it was readable, and is refused now".to_string()),
            (None, Some(_)) => Err("it was refused, and is readable now".to_string()),
        }
    }

    /// What goes up step by step is read straight into the latest view, too.
    fn verify_straight(&self, before: &Record, findings: &mut Vec<Finding>) {
        for sample in &before.samples {
            let Some((codec, body)) = sample.bodies.first() else { continue };
            let steps = before.version.get()..self.latest.get();
            let lifted = steps.filter_map(Version::new).try_fold(body.clone(), |body, version| {
                (self.hooks.upcast)(*codec, version, &body)
            });
            let straight = (self.hooks.read_latest)(*codec, before.version, body);
            if let (Ok(_), Err(refusal)) = (lifted, straight) {
                let text = format!(
                    "{} V{}, sample `{}`: it is not read as the latest view: {}",
                    self.hooks.name, before.version, sample.name, refusal.reason
                );
                findings.push(self.finding(FindingKind::Upcast, text));
            }
        }
    }
}

//! A history folder without the types: what it records, and whether it holds by itself.

use std::{
    collections::{BTreeMap, BTreeSet},
    format,
    path::Path,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    Finding, FindingKind,
    enums::{recorded, stray},
    folder::{
        MESSAGES, TABLES, entries, is_record, read_listed, table_file, version_file, version_of,
    },
    look_names, look_version,
    message::Shape,
    record::Sample,
    table,
    text::{hash_of, is_intact},
};
pub(crate) use super::{look_version::LookedVersion, text::hex};
use crate::{
    key::{Keys, KeysError},
    schema::{Codec, Fingerprint, Schema},
    version::Version,
};

/// What a history folder records.
pub(crate) struct Folder {
    /// The versions of entities, by the names of their folders.
    pub(crate) entities: BTreeMap<String, Vec<LookedVersion>>,
    pub(crate) tables: Vec<LookedTable>,
    pub(crate) messages: Vec<Shape>,
    /// All that is wrong, in the order of files.
    pub(crate) findings: Vec<Finding>,
}

/// A table as its file has it.
pub(crate) struct LookedTable {
    pub(crate) name: String,
    pub(crate) entity: String,
    pub(crate) codec: String,
    pub(crate) key_scheme: String,
    /// Module and item of a FRAME storage map, with a dot.
    pub(crate) path: Option<String>,
    /// Its layout, as JSON.
    pub(crate) key: String,
    /// The hash of the file.
    pub(crate) hash: Fingerprint,
}

impl LookedTable {
    /// The key's layout as people write it.
    pub(crate) fn key_text(&self) -> String {
        table::key_text(&self.key)
    }

    fn keys_error(&self) -> Option<KeysError> {
        let path = self.path.as_deref().and_then(|path| path.split_once('.'));
        let schema = Schema::from_json(&self.key).ok()?;
        Keys::new(&self.key_scheme, path, &schema).err()
    }

    /// Whether its key scheme is none of this library. People may write their own, so that is no fault.
    pub(crate) fn has_own_keys(&self) -> bool {
        let is_unknown = matches!(self.keys_error(), Some(KeysError::UnknownScheme { .. }));
        is_unknown && !self.key_scheme.starts_with("substrate/")
    }

    /// Why its keys are none of its key scheme.
    fn keys_fault(&self) -> Option<String> {
        let error = self.keys_error()?;
        let is_fault = match error {
            KeysError::NoKey { .. } => true,
            KeysError::UnknownScheme { .. } => !self.has_own_keys(),
            _ => false,
        };
        is_fault.then(|| format!("table `{}`: {error}", self.name))
    }
}

impl Folder {
    /// Reads all files of a folder that is there.
    pub(crate) fn look(root: &Path) -> Self {
        let mut folder = Self {
            entities: BTreeMap::new(),
            tables: Vec::new(),
            messages: Vec::new(),
            findings: Vec::new(),
        };
        for name in entries(root, &mut folder.findings) {
            match name.as_str() {
                TABLES => folder.tables(root),
                MESSAGES => folder.messages(root),
                _ if root.join(&name).is_dir() => folder.entity(root, name),
                _ => {}
            }
        }
        folder.links(root);
        look_names::look(root, &mut folder);
        folder.findings.sort_by(|a, b| a.file.cmp(&b.file));
        folder
    }

    /// Whether there is nothing that a history would hold.
    pub(crate) fn is_empty(&self) -> bool {
        let Self { entities, tables, messages, findings } = self;
        entities.is_empty() && tables.is_empty() && messages.is_empty() && findings.is_empty()
    }

    fn push(&mut self, path: &Path, kind: FindingKind, text: impl ToString) {
        self.findings.push(Finding::new(path, kind, text));
    }

    fn entity(&mut self, root: &Path, name: String) {
        let place = root.join(&name);
        let files = entries(&place, &mut self.findings);
        let versions: BTreeSet<Version> =
            files.iter().filter_map(|file| version_of(file)).collect();
        // A folder of somebody's, with no version in it.
        let Some(newest) = versions.last().copied() else { return };
        for file in files.iter().filter(|file| is_record(file) && version_of(file).is_none()) {
            let text = "it is no file of a version, `v1.toml` and so on; take it out of here";
            self.push(&place.join(file), FindingKind::Malformed, text);
        }
        let mut looked: Vec<LookedVersion> = Vec::new();
        for version in (1..=newest.get()).filter_map(Version::new) {
            let path = version_file(root, &name, version);
            if !versions.contains(&version) {
                let text = format!(
                    "{name} V{version} has no file, and V{newest} has one: restore it from version control"
                );
                self.push(&path, FindingKind::Missing, text);
                continue;
            }
            let follows = |before: &&LookedVersion| {
                before.record.version.get().checked_add(1) == Some(version.get())
            };
            let before = looked.last().filter(follows);
            let version = look_version::look(&path, (&name, version), before, &mut self.findings);
            looked.extend(version);
        }
        self.tags(&looked);
        for version in &looked {
            self.codecs(version, &looked);
        }
        self.entities.insert(name, looked);
    }

    /// Two versions with one tag could not be told apart.
    fn tags(&mut self, versions: &[LookedVersion]) {
        let mut known = BTreeMap::new();
        for version in versions.iter().filter(|version| version.is_intact) {
            let record = &version.record;
            if let Some(other) = known.insert(record.tag.0, record.version) {
                let text = format!(
                    "{} V{} has tag {}, which V{other} has, too: stored values would not be told apart",
                    record.entity, record.version, record.tag
                );
                self.push(&version.path, FindingKind::Clash, text);
            }
        }
    }

    /// Samples are stored in each codec that has their types. Without these, the other versions and the
    /// schema tell.
    fn codecs(&mut self, version: &LookedVersion, all: &[LookedVersion]) {
        let has = |sample: &Sample, codec| sample.bodies.iter().any(|(of, _)| *of == codec);
        let record = &version.record;
        let values = record.schema.values();
        for codec in Codec::ALL {
            let lacking = record.samples.iter().filter(|sample| !has(sample, codec));
            let lacking: Vec<_> = lacking.collect();
            let in_others = || all.iter().flat_map(|other| &other.record.samples);
            if lacking.is_empty() || !in_others().any(|sample| has(sample, codec)) {
                continue;
            }
            // A type that the codec lacks, it lacks in all samples.
            let is_lacked = lacking.len() == record.samples.len()
                && lacking.iter().any(|sample| {
                    let value = values.from_json(&sample.value);
                    value.and_then(|value| values.encode(codec, &value)).is_err()
                });
            if let (false, Some(sample)) = (is_lacked, lacking.first()) {
                let text = format!(
                    "{} V{}, sample `{}`: it lacks its {codec} bytes; restore it from version control",
                    record.entity, record.version, sample.name
                );
                self.push(&version.path, FindingKind::Bytes, text);
            }
        }
    }

    fn tables(&mut self, root: &Path) {
        let place = root.join(TABLES);
        for file in entries(&place, &mut self.findings).iter().filter(|file| is_record(file)) {
            let path = place.join(file);
            let Some(text) = read_listed(&path, &mut self.findings) else { continue };
            let [name, entity, codec, key_scheme, module, key] = match table::parse(&text) {
                Ok(recorded) => recorded,
                Err(what) => {
                    self.push(&path, FindingKind::Malformed, what);
                    continue;
                }
            };
            if is_intact(&text) != Some(true) {
                let what = "it was edited after it was written, or cut short; restore it from \
                            version control";
                self.push(&path, FindingKind::Edited, what);
            } else if table_file(root, &name) != path {
                let what = format!(
                    "it is the file of the table `{name}`: restore both from version control"
                );
                self.push(&path, FindingKind::Edited, what);
            }
            if let Err(error) = Schema::from_json(&key) {
                self.push(&path, FindingKind::Malformed, format!("`key`: {error}"));
            }
            let path = Some(module).filter(|module| module != table::NONE);
            let hash = hash_of(&text);
            self.tables.push(LookedTable { name, entity, codec, key_scheme, path, key, hash });
        }
    }

    fn messages(&mut self, root: &Path) {
        let place = root.join(MESSAGES);
        for folder in entries(&place, &mut self.findings) {
            let path = place.join(&folder);
            if path.is_dir() {
                let shapes = recorded(root, &path, &mut self.findings);
                self.messages.extend(shapes.into_iter().map(|(_, shape)| shape));
            } else if is_record(&folder) {
                self.findings.push(stray(&path));
            }
        }
    }

    /// What tables and messages say of entities and of each other.
    fn links(&mut self, root: &Path) {
        let versions: Vec<(String, Version)> = self.versions().collect();
        let mut found = Vec::new();
        for table in &self.tables {
            let path = table_file(root, &table.name);
            if !versions.iter().any(|(entity, _)| *entity == table.entity) {
                let text = format!(
                    "the table `{}` holds {}, of which no version is recorded",
                    table.name, table.entity
                );
                found.push(Finding::new(&path, FindingKind::Missing, text));
            }
            if Codec::from_name(&table.codec).is_none() {
                let text = format!("nobody here knows the codec `{}`", table.codec);
                found.push(Finding::new(&path, FindingKind::Table, text));
            }
            found.extend(
                table.keys_fault().map(|text| Finding::new(&path, FindingKind::Table, text)),
            );
        }
        let mut of_messages: BTreeMap<(&str, &str), u8> = BTreeMap::new();
        let mut codecs: BTreeMap<&str, &str> = BTreeMap::new();
        let mut indices: BTreeMap<(&str, u8), &str> = BTreeMap::new();
        for shape in &self.messages {
            let path = shape.file(root);
            if let Some(payload) = &shape.payload {
                let carried = (payload.entity.clone(), payload.version);
                if !versions.contains(&carried) {
                    let (entity, version) = carried;
                    let text = format!("it carries {entity} V{version}, which is not recorded");
                    found.push(Finding::new(&path, FindingKind::Missing, text));
                }
            }
            let index = of_messages.entry((&shape.messages, &shape.message));
            let index = *index.or_insert(shape.index);
            if index != shape.index {
                let text = format!(
                    "the {} has index {}, and {index} in another file",
                    shape.title(),
                    shape.index
                );
                found.push(Finding::new(&path, FindingKind::Message, text));
            }
            let codec = *codecs.entry(&shape.messages).or_insert(&shape.codec);
            if codec != shape.codec {
                let text = format!(
                    "the {} is in {}, and others of its enum in {codec}",
                    shape.title(),
                    shape.codec
                );
                found.push(Finding::new(&path, FindingKind::Message, text));
            }
            if Codec::from_name(&shape.codec).is_none() {
                let text = format!("nobody here knows the codec `{}`", shape.codec);
                found.push(Finding::new(&path, FindingKind::Message, text));
            }
            let other = *indices.entry((&shape.messages, shape.index)).or_insert(&shape.message);
            if other != shape.message {
                let text = format!(
                    "the {} has index {}, which `{other}` has, too",
                    shape.title(),
                    shape.index
                );
                found.push(Finding::new(&path, FindingKind::Message, text));
            }
        }
        self.findings.extend(found);
    }

    /// The recorded versions, with the names of their entities.
    fn versions(&self) -> impl Iterator<Item = (String, Version)> + '_ {
        self.entities.values().flatten().map(|looked| {
            let record = &looked.record;
            (record.entity.clone(), record.version)
        })
    }
}

//! The enums of messages of a registry against their files.

use std::{
    collections::{BTreeMap, BTreeSet},
    format,
    path::{Path, PathBuf},
    string::{String, ToString},
    vec::Vec,
};

use super::{
    Finding, FindingKind,
    folder::{MESSAGES, entries, file_name, is_record, read_listed},
    message::{Payload, Shape},
    text::is_intact,
};
use crate::{
    store::{MessagesInfo, Registry},
    version::Version,
};

/// What the files of messages say.
pub(super) struct Messages<'r> {
    /// The enums by the names of their folders.
    enums: BTreeMap<String, &'r MessagesInfo>,
    /// The shapes that have no file.
    pub(super) missing: Vec<Shape>,
    /// The entities that a file names, beside the messages that carry them.
    pub(super) carried: BTreeSet<(String, String)>,
}

impl<'r> Messages<'r> {
    /// Holds all enums of a registry against the folder.
    pub(super) fn of(registry: &'r Registry, root: &Path, findings: &mut Vec<Finding>) -> Self {
        let enums = enums(registry, root, findings);
        let mut all = Self { enums, missing: Vec::new(), carried: BTreeSet::new() };
        for (folder, info) in &all.enums {
            let place = root.join(MESSAGES).join(folder);
            let recorded = recorded(root, &place, findings);
            all.carried.extend(recorded.iter().filter_map(|(_, shape)| carried(shape)));
            let one = Enum { info, shapes: Shape::all(info), recorded, place };
            one.check_letters(findings);
            one.verify(findings);
            all.missing.extend(one.shapes.into_iter().filter(|shape| !shape.file(root).exists()));
        }
        all.strangers(root, findings);
        all
    }

    /// What lies in the folder and belongs to no enum of the registry.
    fn strangers(&mut self, root: &Path, findings: &mut Vec<Finding>) {
        let place = root.join(MESSAGES);
        for folder in entries(&place, findings) {
            let path = place.join(&folder);
            if self.enums.contains_key(&folder) {
                continue;
            }
            if !path.is_dir() {
                if is_record(&folder) {
                    findings.push(stray(&path));
                }
                continue;
            }
            if !entries(&path, findings).iter().any(|file| is_record(file)) {
                continue;
            }
            let shapes = recorded(root, &path, &mut Vec::new());
            self.carried.extend(shapes.iter().filter_map(|(_, shape)| carried(shape)));
            let text = "its messages were released, and the registry does not name them: blocks that \
                        hold them could not be read; bring them back, with \
                        `Registry::with_messages`, or if the enum was only renamed, give it its old \
                        name back";
            findings.push(Finding::new(&path, FindingKind::Gone, text));
        }
    }
}

/// The enums by the names of their folders. An enum that is named twice counts once.
fn enums<'r>(
    registry: &'r Registry,
    root: &Path,
    findings: &mut Vec<Finding>,
) -> BTreeMap<String, &'r MessagesInfo> {
    let mut enums: BTreeMap<String, &MessagesInfo> = BTreeMap::new();
    for info in registry.messages() {
        let folder = file_name(info.name());
        let other = enums.iter().find(|(other, _)| other.eq_ignore_ascii_case(&folder));
        let Some((_, other)) = other else {
            enums.insert(folder, info);
            continue;
        };
        let text = if other.messages_type() != info.messages_type() {
            format!(
                "two enums of messages would have this folder: `{}` and `{}`; rename one of them, \
                 for the name is not sent",
                other.messages_type(),
                info.messages_type()
            )
        } else if other.codec() != info.codec() {
            let (name, codecs) = (info.name(), [other.codec(), info.codec()]);
            format!(
                "{name} is named with two codecs, `{}` and `{}`: name it with the one of blocks",
                codecs[0], codecs[1]
            )
        } else {
            continue;
        };
        findings.push(Finding::new(&root.join(MESSAGES).join(&folder), FindingKind::Clash, text));
    }
    enums
}

fn carried(shape: &Shape) -> Option<(String, String)> {
    let Payload { entity, .. } = shape.payload.as_ref()?;
    Some((entity.clone(), format!("{}.{}", shape.messages, shape.message)))
}

pub(super) fn stray(path: &Path) -> Finding {
    let text = "it is no file of a message, `<enum>/<message>.v1.toml` or, without a payload, \
                `<enum>/<message>.toml`; take it out of here";
    Finding::new(path, FindingKind::Malformed, text)
}

/// The files of an enum's folder that are as they were written.
pub(super) fn recorded(
    root: &Path,
    place: &Path,
    findings: &mut Vec<Finding>,
) -> Vec<(PathBuf, Shape)> {
    let mut recorded = Vec::new();
    for file in entries(place, findings).into_iter().filter(|file| is_record(file)) {
        let path = place.join(&file);
        let Some(text) = read_listed(&path, findings) else { continue };
        let shape = match Shape::parse(&text) {
            Ok(shape) => shape,
            Err(what) => {
                findings.push(Finding::new(&path, FindingKind::Malformed, what));
                continue;
            }
        };
        let what = if is_intact(&text) != Some(true) {
            "it was edited after it was written, or cut short; restore it from version control"
                .to_string()
        } else if shape.file(root) != path {
            format!(
                "it is the file of {}, in the place of another: restore both from version control",
                shape.title()
            )
        } else {
            recorded.push((path, shape));
            continue;
        };
        findings.push(Finding::new(&path, FindingKind::Edited, what));
    }
    recorded
}

/// An enum of messages and its files.
struct Enum<'a> {
    info: &'a MessagesInfo,
    shapes: Vec<Shape>,
    recorded: Vec<(PathBuf, Shape)>,
    place: PathBuf,
}

impl Enum<'_> {
    /// Two messages have two files, also where names of files do not tell the case of letters apart.
    fn check_letters(&self, findings: &mut Vec<Finding>) {
        let recorded = self.recorded.iter().map(|(_, shape)| &shape.message);
        let mut known: BTreeMap<String, &String> = BTreeMap::new();
        for message in recorded.chain(self.shapes.iter().map(|shape| &shape.message)) {
            let other = *known.entry(message.to_ascii_lowercase()).or_insert(message);
            if other != message {
                let text = format!(
                    "`{other}` and `{message}` differ in the case of letters alone, which not all \
                     file systems tell apart: give the newer message another name"
                );
                findings.push(Finding::new(&self.place, FindingKind::Clash, text));
            }
        }
    }

    /// Holds the messages against their files. What is wrong with a message, or with the enum, is told
    /// at the first file that shows it.
    fn verify(&self, findings: &mut Vec<Finding>) {
        let mut told = BTreeSet::new();
        for (path, released) in &self.recorded {
            for (kind, text) in self.differences(released) {
                if told.insert(text.clone()) {
                    findings.push(Finding::new(path, kind, text));
                }
            }
        }
    }

    fn differences(&self, released: &Shape) -> Vec<(FindingKind, String)> {
        let mut shapes = self.shapes.iter().filter(|shape| shape.message == released.message);
        let Some(known) = shapes.clone().next() else {
            return self.gone(released).into_iter().collect();
        };
        let mut found = Vec::new();
        let mut differs = |what: Option<String>| {
            found.extend(what.map(|text| (FindingKind::Message, text)));
        };
        differs(self.index(released, known));
        differs(codec(released, known));
        differs(payload(released, known));
        let same = shapes.find(|shape| shape.version() == released.version());
        match same {
            Some(now) => differs(since(released, now)),
            None if entity_of(released) == entity_of(known) => {
                let text = format!(
                    "{} was released, and the code knows other versions of its payload alone: blocks \
                     that hold it could not be read; bring it back",
                    released.title()
                );
                found.push((FindingKind::Gone, text));
            }
            // Another payload, which is told already.
            None => {}
        }
        found
    }

    /// A message that the enum does not have any more.
    fn gone(&self, released: &Shape) -> Option<(FindingKind, String)> {
        let Shape { message, index, .. } = released;
        if let Some(other) = self.with_index(*index) {
            let text = format!(
                "index {index} was released as `{message}`, and is `{}` now: if it was renamed, give \
                 it its old name back; if it is another message, say `#[messages(retired({index}))]` \
                 and take a new index for it",
                other.message
            );
            return Some((FindingKind::Message, text));
        }
        let text = format!(
            "message `{message}` was released with index {index}, and is gone: another message could \
             get its index; bring it back, with `until` if it is no longer sent, or say \
             `#[messages(retired({index}))]`"
        );
        (!self.info.retired().contains(index)).then_some((FindingKind::Gone, text))
    }

    fn with_index(&self, index: u8) -> Option<&Shape> {
        self.shapes.iter().find(|shape| shape.index == index)
    }

    fn index(&self, released: &Shape, now: &Shape) -> Option<String> {
        let Shape { message, index, .. } = released;
        let hint = match self.with_index(*index) {
            _ if *index == now.index => return None,
            Some(other) => format!(
                "what was sent would be read as `{}`, which has it now; give it back, and `{}` another",
                other.message, other.message
            ),
            None if self.info.retired().contains(index) => "the old one is retired, so this is \
                another message: give it a name of its own"
                .to_string(),
            None => format!(
                "what was sent could not be read; give it back with `#[message(index = {index})]`"
            ),
        };
        Some(format!(
            "message `{message}` was released with index {index}, and has {} now: {hint}",
            now.index
        ))
    }
}

fn entity_of(shape: &Shape) -> Option<&str> {
    shape.payload.as_ref().map(|payload| payload.entity.as_str())
}

fn codec(released: &Shape, now: &Shape) -> Option<String> {
    let differs = released.codec != now.codec;
    differs.then(|| {
        format!(
            "{} was released with the codec `{}`, and has `{}` now: what was sent is in the old one: \
             give it back",
            released.messages, released.codec, now.codec
        )
    })
}

fn payload(released: &Shape, now: &Shape) -> Option<String> {
    let text = |shape| match entity_of(shape) {
        Some(entity) => format!("the payload `{entity}`"),
        None => "no payload".to_string(),
    };
    let hint = match (entity_of(released), entity_of(now)) {
        (then, now) if then == now => return None,
        (Some(_), Some(_)) => {
            "give it back, and the new one a message of its own; if the type was only renamed, say \
             `#[versioned(name = …)]`"
        }
        (Some(_), None) => "give it back",
        (None, Some(_)) => "what has a payload is a message of its own",
        (None, None) => return None,
    };
    Some(format!(
        "message `{}` was released with {}, and has {} now: what was sent could not be read; {hint}",
        released.message,
        text(released),
        text(now)
    ))
}

fn since(released: &Shape, now: &Shape) -> Option<String> {
    if released.since == now.since {
        return None;
    }
    let (then, title) = (released.since, released.title());
    let (attribute, place) = match &now.payload {
        Some(Payload { entity, version }) if *version > Version::FIRST => {
            (format!("activates({version} = {then})"), format!(" on `{entity}`"))
        }
        Some(_) | None => (format!("#[message(since = {then})]"), String::new()),
    };
    Some(format!(
        "{title} was released as sent from spec version {then} on, and is sent from {} on now: between \
         them, what was sent could not be read, and wrong bytes would be sent; give it back with \
         `{attribute}`{place}",
        now.since
    ))
}

//! The fixture's files, and edited copies of them as one module.

use std::{fs, path::Path};

use crate::edit::{Edit, Files};

/// What the copies without a history lack.
pub const ATTRIBUTE: &str = "history = \"history\"";
/// The module of the unedited fixture.
pub const BASE: &str = "base";

/// A module, and the ones that hold its types.
const FILES: [(&str, &[&str]); 4] =
    [("account", &[]), ("event", &[]), ("user", &[]), ("wallet", &["account"])];

/// The sources.
pub struct Fixture {
    root: String,
    files: Vec<(&'static str, String)>,
}

impl Fixture {
    pub fn read(folder: &Path) -> Self {
        let text = |name: &str| fs::read_to_string(folder.join(format!("{name}.rs"))).unwrap();
        Self {
            root: text("lib"),
            files: FILES.iter().map(|(name, _)| (*name, text(name))).collect(),
        }
    }

    /// The whole fixture, unedited.
    pub fn base(&self) -> String {
        assembled(&self.root, |name| self.files.iter().find(|(file, _)| *file == name))
    }

    /// An edited copy. What is as it was is taken from the base, which saves most of the compiler's
    /// work; with the history, that is what has the same history, too.
    pub fn edited(&self, edit: &Edit, with_history: bool) -> String {
        let mut root = self.root.clone();
        let mut files = self.files.clone();
        let mut changed: Vec<&str> = Vec::new();
        for (old, new) in &edit.code {
            let found = files.iter_mut().filter(|(_, text)| text.contains(old));
            let mut places: Vec<_> = found.map(|(name, text)| (*name, text)).collect();
            if root.contains(old) {
                places.push(("lib", &mut root));
            }
            let count: usize = places.iter().map(|(_, text)| text.matches(old).count()).sum();
            assert_eq!(count, 1, "{}: `{old}` stands {count} times in the sources", edit.id);
            for (name, text) in places {
                *text = text.replacen(old, new, 1);
                changed.push(name);
            }
        }
        if with_history {
            changed.extend(edit.files.iter().flat_map(touched));
        }
        let holders = FILES.iter().filter(|(name, _)| changed.contains(name));
        let holders: Vec<_> = holders.flat_map(|(_, holders)| holders.iter().copied()).collect();
        changed.extend(holders);
        assembled(&root, |name| {
            files.iter().find(|(file, _)| *file == name && changed.contains(file))
        })
    }
}

/// Modules whose history an edit touches.
fn touched(files: &Files) -> Vec<&'static str> {
    let path = match *files {
        Files::Replace(path, ..)
        | Files::Reseal(path, ..)
        | Files::Truncate(path, _)
        | Files::Delete(path)
        | Files::Copy(_, path) => path,
        Files::Crlf => return FILES.iter().map(|(name, _)| *name).collect(),
        Files::Release => return Vec::new(),
    };
    let entity = path.split('/').next().unwrap_or_default().to_lowercase();
    FILES.iter().map(|(name, _)| *name).filter(|name| **name == entity).collect()
}

/// The root with its modules inside, or those of the base.
fn assembled<'f>(
    root: &str,
    module: impl Fn(&str) -> Option<&'f (&'static str, String)>,
) -> String {
    FILES.iter().fold(inner(root), |source, (name, _)| {
        let place = format!("pub mod {name};");
        let inside = match module(name) {
            Some((_, text)) => format!("pub mod {name} {{\n{}}}", inner(text)),
            None => format!("pub use crate::{BASE}::{name};"),
        };
        source.replace(&place, &inside)
    })
}

/// The source without the words about its module, which stand at the top of files alone.
fn inner(source: &str) -> String {
    source.lines().filter(|line| !line.starts_with("//!")).flat_map(|line| [line, "\n"]).collect()
}

/// The source without its history.
pub fn plain(source: &str) -> String {
    source.replace(&format!(", {ATTRIBUTE}"), "").replace(&format!("{ATTRIBUTE}, "), "")
}

//! Compiles many edited copies of a source as the modules of one crate, and tells which of them fail.
//!
//! One crate, since a crate for each copy would take minutes. The compiler stops at the first of its
//! passes that finds something, so what failed is taken out until the rest compiles.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

/// What the compiler said, by module.
#[derive(Default)]
pub struct Compiled {
    /// The first line of each error of those that fail.
    pub errors: BTreeMap<String, Vec<String>>,
    /// Warnings of those that compile.
    pub warnings: BTreeMap<String, Vec<String>>,
}

/// A package below a workspace, whose library has a module for each copy.
pub struct Package {
    /// The folder of the workspace.
    pub workspace: PathBuf,
    /// The package's name and folder.
    pub name: &'static str,
    /// What stands at the top of the library.
    pub head: &'static str,
    /// The copies, by module.
    pub modules: BTreeMap<String, String>,
}

impl Package {
    /// Writes and compiles the library.
    ///
    /// # Panics
    ///
    /// If it fails for a reason that lies in none of the modules.
    pub fn compile(&self) -> Compiled {
        let folder = self.workspace.join(self.name).join("src");
        for (id, text) in &self.modules {
            write(&folder.join(format!("edits/{id}.rs")), text);
        }
        let mut compiled = Compiled::default();
        loop {
            let mut text = self.head.to_string();
            for id in self.modules.keys().filter(|id| !compiled.errors.contains_key(*id)) {
                text.push_str(&format!("#[path = \"edits/{id}.rs\"]\npub mod {id};\n"));
            }
            write(&folder.join("lib.rs"), &text);
            let output = cargo(&self.workspace)
                .args(["build", "--lib", "--message-format=json", "--package", self.name])
                .output()
                .unwrap();
            let mut warnings = BTreeMap::new();
            let mut errors = BTreeMap::new();
            let messages = String::from_utf8_lossy(&output.stdout).into_owned();
            for line in messages.lines() {
                let Some((level, id, text)) = message(line) else { continue };
                let list: &mut Vec<String> = match level {
                    Level::Error => errors.entry(id).or_default(),
                    Level::Warning => warnings.entry(id).or_default(),
                };
                list.push(text);
            }
            if output.status.success() {
                compiled.warnings = warnings;
                return compiled;
            }
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(!errors.is_empty(), "{} does not compile:\n{said}\n{messages}", self.name);
            compiled.errors.append(&mut errors);
        }
    }
}

/// Cargo in a folder, with the build's folder inside of it.
pub fn cargo(workspace: &Path) -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(workspace).env("CARGO_TARGET_DIR", workspace.join("target"));
    // What the tests were started with says nothing about the copies.
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            cargo.env_remove(&name);
        }
    }
    cargo.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    cargo
}

/// Writes a file, unless it is there as it should be: the compiler goes by times.
pub fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return;
    }
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

#[derive(Clone, Copy)]
enum Level {
    Error,
    Warning,
}

/// A message about a module, from a line of cargo's.
fn message(line: &str) -> Option<(Level, String, String)> {
    let line: Value = serde_json::from_str(line).ok()?;
    let message = line.get("message").filter(|_| line["reason"] == "compiler-message")?;
    let level = match message["level"].as_str()? {
        "error" => Level::Error,
        "warning" => Level::Warning,
        _ => return None,
    };
    let id = message["spans"].as_array()?.iter().find_map(module)?;
    let text = message["message"].as_str()?;
    // An assertion's text stands behind a few words of the compiler's.
    let text = text.strip_prefix("evaluation panicked: ").unwrap_or(text);
    Some((level, id, text.lines().next().unwrap_or_default().to_string()))
}

/// The module that a place is in, or that the macro was used in that made it.
fn module(span: &Value) -> Option<String> {
    let file = span["file_name"].as_str()?;
    let inside = || {
        let (folder, file) = file.rsplit_once('/')?;
        let is_ours = folder.ends_with("src/edits");
        is_ours.then(|| file.strip_suffix(".rs"))?.map(ToString::to_string)
    };
    inside().or_else(|| module(span.get("expansion")?.get("span")?))
}

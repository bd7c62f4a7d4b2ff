//! A workspace of edited copies of the fixture, below the build's folder.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

use crate::{
    compile::{Compiled, Package, cargo, write},
    edit::{Edit, Files, Stage},
    fixture::{ATTRIBUTE, BASE, Fixture, plain},
    history::History,
};

const HEAD: &str = "//! Edited copies of the fixture.\n\n";

/// What was said of each edit, at each stage.
pub type Said = BTreeMap<(&'static str, Stage), Vec<String>>;

/// The workspace.
pub struct Scratch<'a> {
    root: PathBuf,
    fixture: PathBuf,
    fixed: Fixture,
    edits: Vec<&'a Edit>,
    said: Said,
    /// What the compiler warned of.
    pub warnings: BTreeMap<String, Vec<String>>,
}

impl<'a> Scratch<'a> {
    pub fn new(edits: Vec<&'a Edit>) -> Self {
        let library = Path::new(env!("CARGO_MANIFEST_DIR"));
        let fixture = library.join("tests/crates/edits");
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("edits");
        let fixed = Fixture::read(&fixture.join("src"));
        let members = "[workspace]\nmembers = [\"without\", \"with\"]\nresolver = \"3\"\n\n\
                       [profile.dev]\ndebug = false\nincremental = false\n\n[profile.dev.build-override]\ndebug = false\n";
        write(&root.join("Cargo.toml"), members);
        // The versions that the tests themselves are built with.
        fs::copy(library.join("Cargo.lock"), root.join("Cargo.lock")).unwrap();
        for name in ["without", "with"] {
            let manifest = format!(
                "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
                 [dependencies]\nperennial = {{ path = {library:?}, features = [\"history\"] }}\n\
                 parity-scale-codec = {{ version = \"3.7.5\", default-features = false }}\n"
            );
            write(&root.join(name).join("Cargo.toml"), &manifest);
            write(&root.join(name).join("src/lib.rs"), HEAD);
        }
        Self { root, fixture, fixed, edits, said: Said::new(), warnings: BTreeMap::new() }
    }

    /// Tries all edits at all stages.
    pub fn run(mut self) -> (Said, BTreeMap<String, Vec<String>>) {
        let start = Instant::now();
        let done = |what| println!("{what} after {:.1} s", start.elapsed().as_secs_f32());
        self.copy_histories();
        let refused = self.without();
        done("compiled without the history");
        self.execute(&refused);
        done("checked and opened");
        self.with(&refused);
        done("compiled with the history");
        (self.said, self.warnings)
    }

    fn histories(&self) -> PathBuf {
        self.root.join("with/histories")
    }

    /// A copy of the history for each edit, with what the edit does to it.
    fn copy_histories(&self) {
        let _ = fs::remove_dir_all(self.histories());
        History(self.histories().join(BASE)).copy_from(&self.fixture.join("history"));
        for edit in &self.edits {
            let history = History(self.histories().join(edit.id));
            history.copy_from(&self.fixture.join("history"));
            edit.files.iter().for_each(|files| history.apply(files));
        }
    }

    fn package(&self, name: &'static str, modules: BTreeMap<String, String>) -> Package {
        Package { workspace: self.root.clone(), name, head: HEAD, modules }
    }

    /// The macro alone.
    fn without(&mut self) -> Vec<&'static str> {
        let mut modules = BTreeMap::from([(BASE.to_string(), plain(&self.fixed.base()))]);
        for edit in self.edits.iter().filter(|edit| !edit.code.is_empty()) {
            modules.insert(edit.id.to_string(), plain(&self.fixed.edited(edit, false)));
        }
        let compiled = self.package("without", modules).compile();
        self.note(Stage::Macro, &[], compiled)
    }

    /// The macro with the attribute.
    fn with(&mut self, refused: &[&'static str]) {
        let pointed = |id: &str, source: String| {
            (id.to_string(), source.replace(ATTRIBUTE, &format!("history = \"histories/{id}\"")))
        };
        let edits = self.edits.iter().filter(|edit| !refused.contains(&edit.id));
        let edits = edits.map(|edit| pointed(edit.id, self.fixed.edited(edit, true)));
        let modules = edits.chain([pointed(BASE, self.fixed.base())]).collect();
        let compiled = self.package("with", modules).compile();
        self.note(Stage::Attribute, refused, compiled);
    }

    /// Keeps what the compiler said. Gives the edits that it refused.
    fn note(
        &mut self,
        stage: Stage,
        before: &[&'static str],
        mut compiled: Compiled,
    ) -> Vec<&'static str> {
        for (id, mut warnings) in compiled.warnings {
            self.warnings.entry(id).or_default().append(&mut warnings);
        }
        let mut refused = before.to_vec();
        for edit in &self.edits {
            if let Some(errors) = compiled.errors.remove(edit.id) {
                self.said.insert((edit.id, stage), errors);
                refused.push(edit.id);
            }
        }
        assert!(compiled.errors.is_empty(), "{:?}", compiled.errors);
        refused
    }

    /// The check and the opening of a database, for what compiles.
    fn execute(&mut self, refused: &[&'static str]) {
        let edits: Vec<_> =
            self.edits.iter().filter(|edit| !refused.contains(&edit.id)).copied().collect();
        let mut cases = format!("const CASES: [Case; {}] = [\n", edits.len());
        for edit in &edits {
            let module = if edit.code.is_empty() { BASE } else { edit.id };
            let release = edit.files.iter().any(|files| matches!(files, Files::Release));
            let id = edit.id;
            cases.push_str(&format!("    ({id:?}, without::{module}::registry, {release}),\n"));
        }
        cases.push_str("];\n");
        let folder = self.root.join("without/src");
        write(&folder.join("main.rs"), include_str!("run.rs"));
        write(&folder.join("cases.rs"), &cases);
        let _ = fs::remove_dir_all(self.root.join("said"));
        let run = cargo(&self.root).args(["run", "--quiet", "--package", "without"]).output();
        let run = run.unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        for edit in edits {
            for (stage, name) in [(Stage::Check, "check"), (Stage::Open, "open")] {
                let file = self.root.join(format!("said/{}.{name}", edit.id));
                let text = fs::read_to_string(file).unwrap();
                let parts = text.split('\0').filter(|part| !part.is_empty());
                // The folder is another one for each edit.
                let parts = parts
                    .map(|part| part.replace(&format!("with/histories/{}/", edit.id), "history/"));
                let parts: Vec<_> = parts.collect();
                if !parts.is_empty() {
                    self.said.insert((edit.id, stage), parts);
                }
            }
        }
    }
}

//! Tries the edits on the peers.

#[path = "../../../edits/compile.rs"]
mod compile;
mod edits;

use std::{collections::BTreeMap, env, fs, path::Path, process::ExitCode};

use compile::{Package, cargo, write};
use edits::{Code, Edit, edits};

struct Peer {
    name: &'static str,
    dependencies: &'static str,
    source: &'static str,
    writer: &'static str,
    code: fn(&Edit) -> &Code,
}

const PEERS: [Peer; 2] = [
    Peer {
        name: "revision",
        dependencies: "revision = \"0.30\"\n",
        source: include_str!("../fixtures/revision.rs"),
        writer: include_str!("../fixtures/revision_write.rs"),
        code: |edit| &edit.revision,
    },
    Peer {
        name: "scale",
        dependencies: "parity-scale-codec = { version = \"3.7.5\", features = [\"derive\"] }\n",
        source: include_str!("../fixtures/scale.rs"),
        writer: include_str!("../fixtures/scale_write.rs"),
        code: |edit| &edit.scale,
    },
];

/// The source after an edit, in all places.
fn edited(peer: &Peer, edit: &Edit) -> Option<String> {
    let code = (peer.code)(edit).as_ref()?;
    let source = code.iter().fold(peer.source.to_string(), |source, (old, new)| {
        assert!(source.contains(old), "{}, {}: `{old}` stands nowhere", peer.name, edit.id);
        source.replace(old, new)
    });
    Some(source.replace("//!", "//"))
}

/// The outcome of each edit that the peer can say.
fn outcomes(peer: &Peer, edits: &[Edit]) -> BTreeMap<String, String> {
    let library = Path::new(env!("CARGO_MANIFEST_DIR"));
    let built = env::var_os("CARGO_TARGET_DIR").map_or_else(|| library.join("target"), Into::into);
    let workspace = built.join("edits-of-peers").join(peer.name);
    write(
        &workspace.join("Cargo.toml"),
        "[workspace]\nmembers = [\"peer\"]\nresolver = \"3\"\n\n[profile.dev]\ndebug = false\nincremental = false\n",
    );
    let manifest = format!(
        "[package]\nname = \"peer\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n{}\
         serde = {{ version = \"1\", features = [\"derive\"] }}\n\
         serde_json = {{ version = \"1\", features = [\"arbitrary_precision\"] }}\n",
        peer.dependencies
    );
    write(&workspace.join("peer/Cargo.toml"), &manifest);
    let base = format!("{}{}", peer.source.replace("//!", "//"), peer.writer);
    let mut modules = BTreeMap::from([("base".to_string(), base)]);
    for edit in edits {
        modules.extend(edited(peer, edit).map(|source| (edit.id.to_string(), source)));
    }
    let mut found = BTreeMap::new();
    let package = Package {
        workspace: workspace.clone(),
        name: "peer",
        head: "#![allow(warnings)]\n",
        modules,
    };
    for (id, errors) in package.compile().errors {
        println!("{}, {id}: {errors:?}", peer.name);
        found.insert(id, "compiler".to_string());
    }
    let mut cases = "const CASES: &[Case] = &[\n".to_string();
    for edit in edits.iter().filter(|edit| package.modules.contains_key(edit.id)) {
        if !found.contains_key(edit.id) {
            let (id, renamed) = (edit.id, edit.renamed);
            cases.push_str(&format!("    ({id:?}, peer::{id}::read, {renamed:?}),\n"));
        }
    }
    cases.push_str("];\n");
    write(&workspace.join("peer/src/main.rs"), include_str!("run.rs"));
    write(&workspace.join("peer/src/cases.rs"), &cases);
    let run = cargo(&workspace).args(["run", "--quiet"]).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    for line in String::from_utf8_lossy(&run.stdout).lines() {
        println!("{}, {line}", peer.name);
        let mut parts = line.split('\t').map(ToString::to_string);
        found.insert(parts.next().unwrap(), parts.next().unwrap());
    }
    found
}

fn main() -> ExitCode {
    let edits = edits();
    let found = PEERS.each_ref().map(|peer| outcomes(peer, &edits));
    let mut text = "edit\trevision\tSCALE enum\n".to_string();
    for edit in &edits {
        let cells = found.each_ref().map(|found| found.get(edit.id).map_or("n/a", String::as_str));
        text.push_str(&format!("{}\t{}\n", edit.id, cells.join("\t")));
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("outcomes.tsv");
    if env::args().nth(1).as_deref() == Some("overwrite") {
        fs::write(&path, &text).unwrap();
    }
    if fs::read_to_string(&path).unwrap_or_default() != text {
        eprintln!("outcomes.tsv is not what was measured; the argument `overwrite` writes it");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

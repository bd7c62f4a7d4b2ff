//! A module uses only what stands above it: the design's layers, held against the code.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// The layers, from the ground up. A module may use itself and what stands before it; the derive
/// macros, which expand to much of the rest, may only be used at the end.
const LAYERS: [&str; 20] = [
    "version", "wire", "error", "schedule", "schema", "layout", "entity", "gate", "message", "key",
    "catalog", "sync", "backend", "store", "history", "client", "macros", "emulator", "train",
    "cli",
];

/// Stand outside: what generated code calls, which may use everything, and re-exports.
const OUTSIDE: [&str; 4] = ["bin", "lib", "macros", "private"];

fn files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

/// The modules of the crate that a source file names, behind `crate::` alone or in braces.
fn used(source: &str) -> BTreeSet<String> {
    let code: String = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| [line, "\n"])
        .collect();
    let mut used = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(list) => used.extend(heads(list)),
            None => used.extend(ident(rest)),
        }
    }
    used
}

/// The first names in `a::b, c::{d, e}, f}`.
fn heads(list: &str) -> Vec<String> {
    let mut heads = Vec::new();
    let (mut depth, mut at_head) = (0_usize, true);
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => at_head = true,
            c if depth == 0 && at_head && !c.is_whitespace() => {
                heads.extend(ident(&list[at..]));
                at_head = false;
            }
            _ => {}
        }
    }
    heads
}

fn ident(text: &str) -> Option<String> {
    let name: String = text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!name.is_empty()).then_some(name)
}

fn rank(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| *layer == module)
}

#[test]
fn modules_use_only_what_stands_above_them() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    files(&src, &mut all);
    let mut judged = 0;
    for path in all {
        let inside = path.strip_prefix(&src).unwrap();
        let module = inside.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs");
        if OUTSIDE.contains(&module) {
            continue;
        }
        let own = rank(module).unwrap_or_else(|| panic!("no layer for {}", inside.display()));
        // Exported macros stand at the root, whichever module they are written in.
        let source = fs::read_to_string(&path).unwrap().replace("$crate::viewed_", "viewed_");
        for name in used(&source) {
            let other = rank(&name).unwrap_or_else(|| {
                panic!("{} uses `crate::{name}`: name the module it is from", inside.display())
            });
            assert!(other <= own, "{} uses `{name}`, which stands below it", inside.display());
            judged += 1;
        }
    }
    assert!(judged > 50, "only {judged} uses were found: the search is broken");
}

#[test]
fn the_search_finds_names_alone_and_in_braces() {
    let source = "use crate::{\n    wire::{Fault, Reader},\n    key,\n};\nlet a = crate::store::b;";
    let expected = ["key", "store", "wire"].map(str::to_owned);
    assert_eq!(used(source), BTreeSet::from(expected));
}

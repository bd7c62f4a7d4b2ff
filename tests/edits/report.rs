//! The outcome as a page.

use std::{collections::BTreeMap, fmt::Write, fs, path::Path};

use crate::{
    edit::{Edit, Stage},
    scratch::Said,
    table::Group,
};

const HEAD: &str = "\
# Edits, and who catches them

Each edit is made to a copy of the crate in this folder, whose versions are all released: its history
is in `history`. `cargo test --test edits` makes them, and compares this page with what came of it.
`EDITS=overwrite cargo test --test edits` writes the page anew.

| column | who |
| --- | --- |
| macro | the derive macro refuses it, without any history |
| history | the compiler refuses it: `#[versioned(history = \"history\")]` |
| check | a test finds it: `history::check(registry(), \"history\")` |
| open | `Store::open` refuses a database that holds values of all versions |

Opening tells what a database cannot live with. It says nothing of defaults and upcasts, nor of a
version that is only taken back: its values give an error when they are read. Whoever forgets the
attribute has the test. What is not tried behind an earlier refusal is `·`.

For comparison there are surrealdb's [revision] 0.30 and a plain enum of versions with
[parity-scale-codec]'s derive: `V1(UserV1)`, `V2(UserV2)`. Each has the same types, as far as it can
say them, and the same edit; where the compiler stumbles over the edit itself, in a conversion say, the
edit is finished there, too. Values of all versions are written with the base and read after the
edit. They have no check of their own, so the outcome is what happens to the data: **wrong value**, in
silence; an **error** at run time, where the data lies; the **same** values, so that nothing is lost; or
`compiler`, if it does not compile. `n/a` is what it has nothing for. The measured outcomes are in
`../edits_peers`, whose manifest says how they are measured.

[revision]: https://docs.rs/revision/0.30.0
[parity-scale-codec]: https://docs.rs/parity-scale-codec
";

/// What became of the data with the peers: `id<TAB>revision<TAB>SCALE enum`.
fn peers() -> BTreeMap<String, Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/crates/edits_peers/outcomes.tsv");
    let text = fs::read_to_string(path).unwrap_or_default();
    let lines = text.lines().skip(1).filter_map(|line| {
        let mut parts = line.split('\t').map(ToString::to_string);
        Some((parts.next()?, parts.collect()))
    });
    lines.collect()
}

pub fn report(table: &[Group], said: &Said) -> String {
    let peers = peers();
    let mut out = HEAD.to_string();
    numbers(&mut out, table, said, &peers);
    for (heading, edits) in table {
        out.push_str(&format!("\n## {heading}\n\n"));
        if edits.iter().all(Edit::is_harmless) {
            out.push_str("Nobody says a word, the compiler's lints included.\n\n");
            edits.iter().for_each(|edit| writeln!(out, "- {}", edit.what).unwrap());
            continue;
        }
        out.push_str("| edit | macro | history | check | open | revision | SCALE enum |\n");
        out.push_str("| --- | --- | --- | --- | --- | --- | --- |\n");
        for edit in edits {
            let cells = Stage::ALL.map(|stage| cell(edit, stage, said)).join(" | ");
            let [revision, scale] = of_peers(&peers, edit.id);
            writeln!(out, "| {} | {cells} | {revision} | {scale} |", edit.what).unwrap();
        }
    }
    out.push_str("\n## What is said\n");
    for edit in table.iter().flat_map(|(_, edits)| edits).filter(|edit| !edit.is_harmless()) {
        out.push_str(&format!("\n{}:\n\n```text\n", edit.what));
        for (stage, part) in &edit.caught {
            let messages = &said[&(edit.id, *stage)];
            let told = messages.iter().find(|message| message.contains(part)).unwrap();
            let name = name(*stage);
            writeln!(out, "{name}: {}", shortened(told, part)).unwrap();
        }
        out.push_str("```\n");
    }
    out
}

/// The line that tells, with the advice below it. Samples are long.
fn shortened(told: &str, part: &str) -> String {
    let telling = told.lines().skip_while(|line| !line.contains(part));
    let words = telling.take(2).map(|line| {
        let words = line.split(' ').map(|word| match word.strip_prefix("0x") {
            Some(digits) if digits.len() > 40 => "0x…",
            _ => word,
        });
        words.collect::<Vec<_>>().join(" ")
    });
    words.collect::<Vec<_>>().join("\n").trim().trim_end_matches(':').to_string()
}

const fn name(stage: Stage) -> &'static str {
    match stage {
        Stage::Macro => "macro",
        Stage::Attribute => "history",
        Stage::Check => "check",
        Stage::Open => "open",
    }
}

fn cell(edit: &Edit, stage: Stage, said: &Said) -> &'static str {
    let refused = said.contains_key(&(edit.id, Stage::Macro));
    match said.contains_key(&(edit.id, stage)) {
        true => "caught",
        false if refused => "·",
        false => "",
    }
}

fn of_peers<'p>(peers: &'p BTreeMap<String, Vec<String>>, id: &str) -> [&'p str; 2] {
    let outcomes = peers.get(id);
    [0, 1].map(|column| {
        outcomes.and_then(|outcomes| outcomes.get(column)).map_or("n/a", String::as_str)
    })
}

fn numbers(out: &mut String, table: &[Group], said: &Said, peers: &BTreeMap<String, Vec<String>>) {
    let edits = || table.iter().flat_map(|(_, edits)| edits);
    let breaking: Vec<_> = edits().filter(|edit| !edit.is_harmless()).collect();
    let by = |stages: &[Stage]| {
        let is_caught =
            |edit: &&&Edit| stages.iter().any(|stage| said.contains_key(&(edit.id, *stage)));
        breaking.iter().filter(is_caught).count()
    };
    writeln!(
        out,
        "\n{} edits that break what is stored: {} are caught, {} of them when compiling ({} by the \
         macro alone). {} harmless edits, all silent.\n",
        breaking.len(),
        by(&Stage::ALL),
        by(&[Stage::Macro, Stage::Attribute]),
        by(&[Stage::Macro]),
        edits().count() - breaking.len(),
    )
    .unwrap();
    for (column, peer) in ["revision", "the SCALE enum"].into_iter().enumerate() {
        let outcomes: Vec<_> =
            breaking.iter().map(|edit| of_peers(peers, edit.id)[column]).collect();
        let count = |which: &str| outcomes.iter().filter(|outcome| **outcome == which).count();
        writeln!(
            out,
            "- Of the {} that can be tried on {peer}: {} do not compile, {} give an error where the \
             data lies, {} give wrong values in silence, {} leave the values as they were.",
            outcomes.len() - count("n/a"),
            count("compiler"),
            count("error"),
            count("wrong value"),
            count("same"),
        )
        .unwrap();
    }
}

//! What is known of a database, for people.

use std::{format, prelude::rust_2024::*};

use clap::builder::styling::{AnsiColor, Style};

use super::facts::{Facts, Known, Verdict};
use crate::{
    catalog::{self, CatalogEntry},
    cli::{
        database::TableFacts,
        exit::Failure,
        stats::units::{bytes, count, counted},
        terminal::{Env, Look},
    },
    schedule::Schedule,
    schema::TypeRef,
    version::Epoch,
};

const STRONG: Style = Style::new().bold();
const WRONG: Style = AnsiColor::Red.on_default();
/// Where facts begin, behind their names.
const INDENT: usize = 16;

pub(super) fn write(env: &mut Env<'_>, facts: &Facts) -> Result<(), Failure> {
    let mut sheet = Sheet { look: env.look, lines: Vec::new() };
    sheet.heading(&facts.path);
    sheet.database(facts);
    for (table, known) in facts.tables() {
        sheet.lines.push(String::new());
        sheet.heading(&table.name);
        sheet.table(table, known);
    }
    sheet.lines.iter().try_for_each(|line| env.line(line))
}

struct Sheet {
    look: Look,
    lines: Vec<String>,
}

impl Sheet {
    fn database(&mut self, facts: &Facts) {
        let contents = &facts.contents;
        self.fact("engine", facts.engine);
        let (size, files) = (facts.files.bytes, counted(facts.files.number, "file"));
        self.fact("size", &format!("{} ({} bytes) in {files}", bytes(size), count(size)));
        match &contents.format {
            Ok(Some(format)) => self.fact("format", &format.to_string()),
            Ok(None) => self.fact("format", "none yet: its making was cut short, opening goes on"),
            Err(error) => self.damage("format", &error.to_string()),
        }
        if let Some(rows) = contents.import {
            let rows = counted(rows, "row");
            self.damage("import", &format!("not finished, {rows} so far; no store opens it"));
        }
        match &contents.spec_version {
            Ok(spec) => self.fact("spec version", &spec.to_string()),
            Err(error) => self.damage("spec version", error),
        }
        match &contents.epoch {
            Ok(Some(epoch)) => self.fact("epoch", &epoch.to_string()),
            Ok(None) => self.fact("epoch", "none"),
            Err(error) => self.damage("epoch", error),
        }
        match &contents.schedule {
            Ok(Some(schedule)) => {
                let epoch = contents.epoch.as_ref().ok().copied().flatten();
                self.facts("schedule", timeline(schedule, epoch));
            }
            Ok(None) => self.fact("schedule", "none"),
            Err(error) => self.damage("schedule", error),
        }
        let entries: usize = contents.tables.iter().map(|table| table.entries.len()).sum();
        let noun = if entries == 1 { "entry" } else { "entries" };
        self.fact("catalog", &format!("format {}, {entries} {noun}", catalog::FORMAT));
        facts.catalog_problems().iter().for_each(|problem| self.damage("", problem));
        self.fact("tables", &contents.tables.len().to_string());
        self.this_command(facts);
    }

    fn this_command(&mut self, facts: &Facts) {
        const NAME: &str = "this command";
        if !facts.is_typed {
            self.fact(NAME, "knows no types; it goes by the catalog");
        } else if facts.is_refused() {
            self.damage(NAME, "a store of this binary does not open it, see below");
        } else {
            self.fact(NAME, "a store of this binary opens it");
        }
        if !facts.absent.is_empty() {
            let tables = facts.absent.join(", ");
            self.fact("", &format!("opening would make tables that are not there yet: {tables}"));
        }
    }

    fn table(&mut self, table: &TableFacts, known: &Known) {
        match table.entries.first() {
            Some(entry) => self.fact("entity", &format!("{}, in {}", entry.entity, entry.codec)),
            None if known.rows == Some(0) => self.fact("entity", "none: no value was written yet"),
            None => self.fact("entity", "none: the catalog has no entry, its rows are bytes"),
        }
        match known.rows {
            Some(rows) => self.fact("rows", &format!("about {}", count(rows))),
            None => self.fact("rows", "nobody knows without counting"),
        }
        if let Some(entry) = table.entries.first() {
            let key = entry.key.schema.short_name(TypeRef::ROOT);
            self.fact("key", &format!("{key}, {}", entry.key.scheme));
            if let Some((module, item)) = &entry.key.path {
                self.fact("storage map", &format!("{module}.{item}"));
            }
        }
        self.facts("versions", table.entries.iter().map(version));
        let Some((verdict, typed)) = known.verdict.as_ref().zip(table.typed.as_ref()) else {
            return;
        };
        let latest = typed.latest();
        match verdict {
            Verdict::Opens => self.fact("this command", &format!("knows it up to V{latest}")),
            Verdict::OnlyReads(newer) => self.damage("this command", &newer.to_string()),
            Verdict::Refuses(faults) => {
                for (at, fault) in faults.iter().enumerate() {
                    let name = if at == 0 { "this command" } else { "" };
                    self.damage(name, &fault.to_string());
                }
            }
            Verdict::Unread(error) => self.damage("this command", error),
        }
    }

    fn heading(&mut self, text: &str) {
        let text = plain(text);
        self.lines.push(self.painted(&text, STRONG));
    }

    fn fact(&mut self, name: &str, fact: &str) {
        self.put(name, fact, None);
    }

    /// Several facts of one name.
    fn facts(&mut self, name: &str, facts: impl IntoIterator<Item = String>) {
        for (at, fact) in facts.into_iter().enumerate() {
            self.fact(if at == 0 { name } else { "" }, &fact);
        }
    }

    fn damage(&mut self, name: &str, what: &str) {
        self.put(name, what, Some(WRONG));
    }

    fn put(&mut self, name: &str, fact: &str, style: Option<Style>) {
        let mut name = name;
        let width = self.look.width.saturating_sub(INDENT);
        for line in fact.lines().flat_map(|line| wrapped(&plain(line), width)) {
            let line = style.map_or_else(|| line.clone(), |style| self.painted(&line, style));
            self.lines.push(format!("  {name:<14}{line}"));
            name = "";
        }
    }

    fn painted(&self, text: &str, style: Style) -> String {
        if self.look.color { format!("{style}{text}{style:#}") } else { text.to_string() }
    }
}

fn timeline(schedule: &Schedule, epoch: Option<Epoch>) -> Vec<String> {
    let timeline = schedule.timeline();
    let deployments = timeline.iter().map(|deployment| {
        let phase = epoch.and_then(|epoch| schedule.phase(deployment.version, epoch));
        let phase = phase.map_or_else(String::new, |phase| format!(", {phase}"));
        format!("spec version {} from epoch {}{phase}", deployment.version, deployment.valid_from)
    });
    if timeline.is_empty() { vec!["empty".to_string()] } else { deployments.collect() }
}

fn version(entry: &CatalogEntry) -> String {
    let CatalogEntry { version, tag, spec_version, .. } = entry;
    format!("V{version} with tag {}, since spec version {spec_version}", tag.0)
}

/// A text from the database without what a terminal would obey.
fn plain(text: &str) -> String {
    let shown = |c: char| {
        if c.is_control() { c.escape_default().to_string() } else { c.to_string() }
    };
    text.chars().map(shown).collect()
}

/// Lines of at most so many columns, divided at spaces; a word that is longer is divided, too.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let rest = text.trim_start_matches(' ');
    let indent = " ".repeat(text.len().saturating_sub(rest.len()).min(width / 2));
    let room = width.saturating_sub(indent.len()).max(1);
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in rest.split(' ') {
        let letters: Vec<char> = word.chars().collect();
        for (at, piece) in letters.chunks(room).enumerate() {
            let gap = usize::from(at == 0 && !line.is_empty());
            if line.chars().count() + gap + piece.len() > room {
                lines.push(format!("{indent}{line}"));
                line.clear();
            } else if gap == 1 {
                line.push(' ');
            }
            line.extend(piece);
        }
    }
    lines.push(format!("{indent}{line}"));
    lines
}

//! The report on a terminal.

use std::{format, prelude::rust_2024::*};

use clap::builder::styling::{AnsiColor, Style};

use super::{
    columns::{Column, lines, painted, wrapped},
    report::{Ended, Report, TableStats, Totals},
    sizes::{ESTIMATE, SizeSummary, Span, as_float},
    units::{bytes, count, counted, mean, range, share},
};
use crate::cli::{
    exit::Failure,
    terminal::{Env, Look},
};

const STRONG: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();
const LATEST: Style = AnsiColor::Blue.on_default();
const OLDER: Style = AnsiColor::BrightBlack.on_default();
const WRONG: Style = AnsiColor::Red.on_default();
const SIZES: Style = AnsiColor::Cyan.on_default();

pub(super) fn write(env: &mut Env<'_>, report: &Report) -> Result<(), Failure> {
    for line in text(report, env.look) {
        env.line(line)?;
    }
    Ok(())
}

/// The lines of a report.
fn text(report: &Report, look: Look) -> Vec<String> {
    let mut text = Text { look, lines: Vec::new() };
    text.heading(report);
    for table in &report.tables {
        text.line("");
        text.table(table);
    }
    if report.tables.len() > 1 {
        text.line("");
        text.line(&painted("together", STRONG, look.color));
        text.sizes(&report.keys, &report.values);
        text.older(&report.totals());
        text.powers("value sizes", &report.values);
        text.powers("key sizes", &report.keys);
    }
    if report.totals().rows > 0 {
        text.line("");
        text.faint(&format!("p50, p90 and p99 are {ESTIMATE}."), 0);
    }
    text.lines
}

struct Text {
    look: Look,
    lines: Vec<String>,
}

impl Text {
    fn line(&mut self, line: &str) {
        self.lines.push(line.into());
    }

    fn sentence(&mut self, text: &str, indent: usize) {
        self.styled(text, indent, Style::new());
    }

    fn faint(&mut self, text: &str, indent: usize) {
        self.styled(text, indent, FAINT);
    }

    fn styled(&mut self, text: &str, indent: usize, style: Style) {
        for line in wrapped(text, self.look.width, indent) {
            self.lines.push(painted(&line, style, self.look.color));
        }
    }

    fn columns(&mut self, columns: Vec<Column>) {
        self.lines.extend(lines(columns, self.look.width, 2, self.look.color));
    }

    fn heading(&mut self, report: &Report) {
        let totals = report.totals();
        let name = painted(&shown(&report.name), STRONG, self.look.color);
        let spec = match report.spec_version {
            Some(spec) => format!("spec version {spec}"),
            None => "spec version not known".into(),
        };
        self.line(&name);
        let tables = counted(report.tables.len() as u64, "table");
        let rows = counted(totals.rows, "row");
        let (engine, size) = (report.engine, bytes(totals.bytes));
        self.sentence(&format!("{engine}, {spec}: {tables}, {rows}, {size} of keys and values"), 2);
        if !report.is_whole() {
            self.styled("partial: not all rows were counted", 2, WRONG);
        }
        for name in &report.uncounted {
            self.styled(&format!("not counted: {}", shown(name)), 2, WRONG);
        }
    }

    fn table(&mut self, table: &TableStats) {
        self.line(&painted(&shown(&table.name), STRONG, self.look.color));
        let what = match (&table.entity, &table.codec) {
            (Some(entity), Some(codec)) => format!("{}, {}", shown(entity), shown(codec)),
            _ => "no versions in the catalog".into(),
        };
        let (rows, size) = (counted(table.rows(), "row"), bytes(table.bytes()));
        self.sentence(&format!("{what}: {rows}, {size} of keys and values"), 2);
        match &table.ended {
            Ended::Whole => {}
            Ended::Stopped => self.styled("partial: Ctrl-C", 2, WRONG),
            Ended::Failed(error) => self.styled(&format!("partial: {}", shown(error)), 2, WRONG),
        }
        self.versions(table);
        if table.rows() > 0 {
            self.age(table);
            self.sizes(&table.keys, &table.values);
            self.powers("value sizes", &table.values);
            self.powers("key sizes", &table.keys);
        }
    }

    fn versions(&mut self, table: &TableStats) {
        let mut rows: Vec<(String, Span, String, Style)> = Vec::new();
        for of in &table.versions {
            let style = if Some(of.version) == table.age.latest { LATEST } else { OLDER };
            let first = of.first_spec_version.to_string();
            rows.push((format!("V{}", of.version), of.span, first, style));
        }
        for of in &table.unknown {
            rows.push((format!("tag {}?", of.tag), of.span, String::new(), WRONG));
        }
        if table.empty > 0 {
            let span = Span { rows: table.empty, ..Span::default() };
            rows.push(("no tag".into(), span, String::new(), WRONG));
        }
        if rows.is_empty() {
            return;
        }
        let all = table.rows();
        let bar = |span: &Span| as_float(span.rows) / as_float(all.max(1));
        let of = |cell: &dyn Fn(&Span) -> String| {
            let cells = rows.iter().map(|(_, span, _, _)| match span.rows {
                0 => "–".into(),
                _ => cell(span),
            });
            cells.collect()
        };
        self.columns(Vec::from([
            Column::left("version", rows.iter().map(|row| row.0.clone()).collect()),
            Column::bars(rows.iter().map(|row| (bar(&row.1), row.3)).collect()),
            Column::right("rows", rows.iter().map(|row| count(row.1.rows)).collect()),
            Column::right("share", rows.iter().map(|row| share(row.1.rows, all)).collect()),
            Column::right("bytes", of(&|span| bytes(span.bytes))).rank(2),
            Column::right("min", of(&|span| bytes(span.min))).rank(4),
            Column::right("mean", of(&|span| mean(span.mean()))).rank(3),
            Column::right("max", of(&|span| bytes(span.max))).rank(4),
            Column::right("since spec", rows.iter().map(|row| row.2.clone()).collect()).rank(5),
        ]));
    }

    fn age(&mut self, table: &TableStats) {
        let (age, all) = (&table.age, table.rows());
        let part = |rows| format!("{} ({})", count(rows), share(rows, all));
        for (what, rows) in [
            ("with tags that the catalog does not know", table.unknown_rows()),
            ("empty, without a tag", table.empty),
        ] {
            if rows > 0 {
                self.styled(&format!("{what}: {}", part(rows)), 2, WRONG);
            }
        }
        let active = age.types.and_then(|types| types.active);
        if let Some(latest) = age.latest {
            let older = part(age.older_than_latest);
            // Mostly they are one.
            let what = if active == age.latest { " and the newest active one" } else { "" };
            self.sentence(
                &format!("older than V{latest}, the latest in the catalog{what}: {older}"),
                2,
            );
        }
        let Some(types) = &age.types else { return };
        if Some(types.latest) != age.latest {
            let (latest, older) = (types.latest, part(types.older_than_latest));
            self.sentence(&format!("older than V{latest}, this command's latest: {older}"), 2);
        }
        match active {
            Some(_) if active == age.latest => {}
            Some(active) => {
                let older = part(types.older_than_active);
                self.sentence(&format!("older than V{active}, the newest active one: {older}"), 2);
            }
            None => self.sentence("no version is active yet", 2),
        }
    }

    fn older(&mut self, totals: &Totals) {
        let part = |rows| format!("{} ({})", count(rows), share(rows, totals.rows));
        let older = part(totals.older_than_latest);
        self.sentence(&format!("older than the latest in the catalog: {older}"), 2);
        if let Some(older) = totals.older_than_active {
            self.sentence(&format!("older than the newest active one: {}", part(older)), 2);
        }
        for (what, rows) in [("of unknown tags", totals.unknown), ("empty", totals.empty)] {
            if rows > 0 {
                self.styled(&format!("{what}: {}", part(rows)), 2, WRONG);
            }
        }
    }

    fn sizes(&mut self, keys: &SizeSummary, values: &SizeSummary) {
        let of = |cell: &dyn Fn(&SizeSummary) -> String| {
            [keys, values].map(|sizes| if sizes.span.rows == 0 { "–".into() } else { cell(sizes) })
        };
        let right = |head, cell: &dyn Fn(&SizeSummary) -> String, rank| {
            Column::right(head, of(cell).to_vec()).rank(rank)
        };
        self.columns(Vec::from([
            Column::left("sizes", ["keys", "values"].map(String::from).to_vec()),
            right("bytes", &|sizes| bytes(sizes.span.bytes), 0),
            right("min", &|sizes| bytes(sizes.span.min), 3),
            right("mean", &|sizes| mean(sizes.span.mean()), 2),
            right("p50", &|sizes| bytes(sizes.p50), 4),
            right("p90", &|sizes| bytes(sizes.p90), 5),
            right("p99", &|sizes| bytes(sizes.p99), 6),
            right("max", &|sizes| bytes(sizes.span.max), 0),
        ]));
    }

    /// A histogram, if there is more than one size.
    fn powers(&mut self, head: &'static str, sizes: &SizeSummary) {
        if sizes.powers.len() < 2 {
            return;
        }
        let most = sizes.powers.iter().map(|power| power.rows).max().unwrap_or_default();
        let bar = |rows: u64| (as_float(rows) / as_float(most.max(1)), SIZES);
        let (powers, all) = (&sizes.powers, sizes.span.rows);
        self.columns(Vec::from([
            Column::left(head, powers.iter().map(range).collect()),
            Column::bars(powers.iter().map(|power| bar(power.rows)).collect()),
            Column::right("rows", powers.iter().map(|power| count(power.rows)).collect()),
            Column::right("share", powers.iter().map(|power| share(power.rows, all)).collect())
                .rank(2),
        ]));
    }
}

/// A text out of a database, which may be anything: what a terminal would obey is escaped.
pub(in crate::cli) fn shown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control() || is_invisible(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    shown
}

/// Marks that turn the direction of text around, and letters of no width.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::prelude::rust_2024::*;

    use super::{Ended, Look, Report, TableStats, shown, text};
    use crate::{
        cli::stats::{
            report::{Age, OfTypes, TagStats, VersionStats},
            sizes::{SizeCounter, SizeSummary, Span},
        },
        version::{SpecVersion, Tag, Version},
    };

    fn sizes(rows: u64) -> SizeSummary {
        let mut counter = SizeCounter::new();
        (0..rows).for_each(|row| counter.add(row * row % 5_000_011));
        counter.summary()
    }

    fn table(name: &str, rows: u64) -> TableStats {
        let version = |number: u8, rows| VersionStats {
            version: Version::new(number).unwrap(),
            tag: Tag(number),
            first_spec_version: SpecVersion(1_234_567),
            span: Span { rows, bytes: rows * 1_000_003, min: 1, max: 123_456_789 },
        };
        let span = Span { rows: rows / 7, bytes: rows, min: 1, max: 3 };
        let latest = Version::new(255).unwrap();
        TableStats {
            name: name.into(),
            entity: Some("User".into()),
            codec: Some("scale".into()),
            keys: sizes(rows),
            values: sizes(rows * 3),
            versions: [version(1, rows), version(254, 0), version(255, rows)].into(),
            unknown: [TagStats { tag: Tag(77), span }].into(),
            empty: rows / 9,
            age: Age {
                latest: Some(latest),
                older_than_latest: rows,
                types: Some(OfTypes {
                    latest: Version::new(3).unwrap(),
                    older_than_latest: rows,
                    active: Some(Version::new(2).unwrap()),
                    older_than_active: rows,
                }),
            },
            ended: Ended::Failed("the engine has found what is no page of its own".into()),
        }
    }

    fn report() -> Report {
        Report {
            name: "chain".into(),
            engine: "redb",
            spec_version: Some(SpecVersion(7)),
            tables: [table("users", 30_000), table("none", 0)].into(),
            uncounted: ["others".into()].into(),
            keys: sizes(30_000),
            values: sizes(90_000),
        }
    }

    fn look(width: usize, color: bool) -> Look {
        Look { color, width, is_terminal: false, progress: false }
    }

    #[test]
    fn every_line_fits_every_terminal() {
        for width in 40..=120 {
            for line in text(&report(), look(width, false)) {
                assert!(line.chars().count() <= width, "{width}: `{line}`");
                assert!(line.trim_end() == line, "`{line}` ends with spaces");
            }
        }
    }

    #[test]
    fn the_narrowest_terminal_has_every_version_and_its_share() {
        let text = text(&report(), look(40, false)).join("\n");
        for part in ["V1 ", "V254", "V255", "tag 0x4d?", "no tag", "30,000", "33.3%", "█"] {
            assert!(text.contains(part), "{part} is not in\n{text}");
        }
    }

    #[test]
    fn colours_add_escapes_and_nothing_else() {
        let plain = text(&report(), look(90, false)).join("\n");
        assert!(!plain.contains('\u{1b}'));
        let mut bare = String::new();
        let colored = text(&report(), look(90, true)).join("\n");
        for (place, part) in colored.split('\u{1b}').enumerate() {
            let shown = if place == 0 { part } else { part.split_once('m').unwrap().1 };
            bare.push_str(shown);
        }
        assert_eq!(bare, plain);
        assert_ne!(colored, plain);
    }

    #[test]
    fn nothing_in_a_name_reaches_the_terminal_as_an_order() {
        assert_eq!(shown("a\u{1b}[2Jb\u{202e}ß"), "a\\u{1b}[2Jb\\u{202e}ß");
    }
}

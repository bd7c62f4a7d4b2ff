//! The page as a whole.

use std::{format, prelude::rust_2024::*};

use super::{charts, style, tables};
use crate::{
    cli::stats::{
        report::{Ended, Report, TableStats},
        sizes::{ESTIMATE, SizeSummary},
        units::{bytes, count, counted, mean, share},
    },
    train::draw::page::escape,
};

/// The report as a page. What comes out of the database is text in it and nothing else: it is escaped,
/// and the page's policy lets nothing run or load.
pub(in crate::cli::stats) fn page(report: &Report) -> String {
    let name = escape(&report.name);
    let sheet = style::sheet();
    let body: String = [
        head(report),
        partial(report),
        tiles(report),
        overview(report),
        report.tables.iter().enumerate().map(|(place, of)| table(place, of)).collect(),
        numbers(report),
    ]
    .concat();
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
         <meta name=\"color-scheme\" content=\"light dark\"/>\n\
         <meta http-equiv=\"Content-Security-Policy\" \
         content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\"/>\n\
         <link rel=\"icon\" href=\"data:,\"/>\n\
         <title>{name}: values by version</title>\n\
         <style>\n{sheet}</style>\n</head>\n<body>\n<main>\n{body}\
         <footer class=\"faint\"><p>Made by <code>perennial stats</code> {}. \
         p50, p90 and p99 are {ESTIMATE}; all else is exact.</p></footer>\n\
         </main>\n</body>\n</html>\n",
        env!("CARGO_PKG_VERSION"),
    )
}

fn head(report: &Report) -> String {
    let spec = match report.spec_version {
        Some(spec) => format!("spec version {spec}"),
        None => "spec version not known".into(),
    };
    format!(
        "<header><h1>{}</h1>\n<p class=\"faint\">Values by version and size · {} database, {spec}</p>\
         </header>\n",
        escape(&report.name),
        escape(report.engine),
    )
}

fn partial(report: &Report) -> String {
    if report.is_whole() {
        return String::new();
    }
    let mut text = String::from("These numbers are partial: not all rows were counted.");
    if !report.uncounted.is_empty() {
        text += &format!(" Not looked at: {}.", report.uncounted.join(", "));
    }
    format!("<p class=\"note warn\" role=\"alert\">{}</p>\n", escape(&text))
}

fn tiles(report: &Report) -> String {
    let totals = report.totals();
    let tile = |number: &str, what: &str, class: &str| {
        format!(
            "<li class=\"tile\"><b class=\"{class}\">{number}</b><span class=\"faint\">{what}</span></li>\n"
        )
    };
    let mut tiles = tile(&count(totals.rows), "rows", "");
    tiles += &tile(&count(report.tables.len() as u64), "tables", "");
    tiles += &tile(
        &bytes(totals.bytes),
        &format!(
            "{} of keys, {} of values",
            bytes(report.keys.span.bytes),
            bytes(report.values.span.bytes)
        ),
        "",
    );
    let older = format!("of an older version: {}", counted(totals.older_than_latest, "row"));
    tiles += &tile(&share(totals.older_than_latest, totals.rows), &older, "");
    if let Some(older) = totals.older_than_active {
        let what = "older than the newest active version";
        tiles += &tile(&count(older), what, "");
    }
    for (rows, what) in
        [(totals.unknown, "of unknown tags"), (totals.empty, "empty, without a tag")]
    {
        if rows > 0 {
            tiles += &tile(&count(rows), what, "warn");
        }
    }
    format!("<ul class=\"tiles\">\n{tiles}</ul>\n")
}

/// A line for each table.
fn overview(report: &Report) -> String {
    if report.tables.is_empty() {
        return "<p class=\"note\">There are no tables.</p>\n".into();
    }
    let mut lines = String::new();
    for (place, table) in report.tables.iter().enumerate() {
        let latest = latest_rows(table);
        lines += &format!(
            "<a href=\"#t{place}\">{}</a>{}<span class=\"num\">{}</span>\n",
            escape(&table.name),
            charts::strip(table),
            share(latest, table.rows()),
        );
    }
    format!(
        "<h2>How far each table has come</h2>\n<div class=\"card\"><div class=\"ov\">\n\
         <span class=\"faint\">table</span><span class=\"faint\">old to new</span>\
         <span class=\"faint num\">latest</span>\n{lines}</div></div>\n"
    )
}

fn latest_rows(table: &TableStats) -> u64 {
    table.versions.last().map(|latest| latest.span.rows).unwrap_or_default()
}

fn table(place: usize, table: &TableStats) -> String {
    let name = escape(&table.name);
    let what = match (&table.entity, &table.codec) {
        (Some(entity), Some(codec)) => format!("{}, {}", escape(entity), escape(codec)),
        _ => "no versions in the catalog".into(),
    };
    let (rows, size) = (counted(table.rows(), "row"), bytes(table.bytes()));
    let partial = match &table.ended {
        Ended::Whole => String::new(),
        Ended::Stopped => note("Partial: stopped by Ctrl-C."),
        Ended::Failed(error) => note(&format!("Partial: {error}")),
    };
    let cards = match table.rows() {
        0 => String::new(),
        _ => cards(table),
    };
    format!(
        "<section id=\"t{place}\">\n<div class=\"lead\"><h2>{name}</h2>\
         <p class=\"faint\">{what} · {rows} · {size}</p></div>\n{partial}{cards}</section>\n"
    )
}

fn cards(table: &TableStats) -> String {
    let sizes = |what: &str, class: &str, sizes: &SizeSummary| {
        let chart = charts::histogram(what, class, &table.name, sizes).fragment();
        let said = [
            format!("mean {}", mean(sizes.span.mean())),
            format!("p50 {}", bytes(sizes.p50)),
            format!("p99 {}", bytes(sizes.p99)),
            format!("max {}", bytes(sizes.span.max)),
        ];
        // A number stays on the line of its unit.
        let said = said.map(|said| said.replace(' ', "\u{a0}")).join(" · ");
        format!(
            "<div class=\"card\"><h3>{what}</h3>\n{chart}<p class=\"faint under\">{said}</p></div>\n"
        )
    };
    format!(
        "<div class=\"cards\">\n<div class=\"card\"><h3>Versions</h3>\n{}{}{}</div>\n{}{}</div>\n",
        charts::versions(table).fragment(),
        tables::legend(table),
        active(table),
        sizes("Value sizes", "values", &table.values),
        sizes("Key sizes", "keys", &table.keys),
    )
}

fn note(text: &str) -> String {
    format!("<p class=\"note warn\">{}</p>\n", escape(text))
}

/// What the types say besides.
fn active(table: &TableStats) -> String {
    let Some(types) = &table.age.types else { return String::new() };
    let Some(active) = types.active else { return String::new() };
    let (older, all) = (types.older_than_active, table.rows());
    format!(
        "<p class=\"faint under\">V{active} is the newest active version; {} ({}) of an older one.</p>\n",
        counted(older, "row"),
        share(older, all),
    )
}

fn numbers(report: &Report) -> String {
    if report.tables.is_empty() {
        return String::new();
    }
    format!(
        "<h2>All numbers</h2>\n<div class=\"card\">\n<h3>Values by version</h3>\n{}\n</div>\n\
         <div class=\"card\" style=\"margin-top:12px\">\n<h3>Sizes in bytes</h3>\n{}\n</div>\n",
        tables::versions(report),
        tables::sizes(report),
    )
}

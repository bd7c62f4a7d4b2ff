//! Tables of numbers.

use std::{format, prelude::rust_2024::*};

use super::charts::parts;
use crate::{
    cli::stats::{
        report::{Report, TableStats},
        sizes::{SizeSummary, Span},
        units::{bytes, count, mean, share},
    },
    train::draw::page::escape,
};

/// A table in a box that scrolls by itself.
fn boxed(name: &str, heads: &[&str], rows: &str) -> String {
    let heads: String = heads.iter().map(|head| format!("<th scope=\"col\">{head}</th>")).collect();
    format!(
        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{name}\"><table>\
         <thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody></table></div>"
    )
}

/// The rows of a table's versions, beside its chart.
pub(super) fn legend(table: &TableStats) -> String {
    let mut rows = String::new();
    let first = |place: usize| {
        let version = table.versions.get(place);
        version.map_or_else(|| "–".into(), |of| of.first_spec_version.to_string())
    };
    for (place, part) in parts(table).iter().enumerate() {
        let mark = if part.is_latest { "<span class=\"tag faint\">latest</span>" } else { "" };
        rows += &format!(
            "<tr><th scope=\"row\"><span class=\"sw {}\"></span>{}{mark}</th><td>{}</td><td>{}</td>\
             <td>{}</td></tr>\n",
            part.class,
            escape(&part.name),
            count(part.rows),
            share(part.rows, table.rows()),
            first(place),
        );
    }
    let name = format!("Versions of {}", escape(&table.name));
    let table = boxed(&name, &["Version", "Rows", "Share", "Since spec"], &rows);
    format!("<div class=\"legend\">{table}</div>")
}

/// All versions of all tables.
pub(super) fn versions(report: &Report) -> String {
    let mut rows = String::new();
    for table in &report.tables {
        let all = table.rows();
        let mut row = |name: &str, tag: &str, span: &Span, first: &str| {
            let size = |size| if span.rows == 0 { "–".into() } else { bytes(size) };
            rows.push_str(&row(&[
                &escape(&table.name),
                name,
                tag,
                &count(span.rows),
                &share(span.rows, all),
                &count(span.bytes),
                &size(span.min),
                &mean(span.mean()),
                &size(span.max),
                first,
            ]));
        };
        for of in &table.versions {
            let first = of.first_spec_version.to_string();
            row(&format!("V{}", of.version), &of.tag.to_string(), &of.span, &first);
        }
        for of in &table.unknown {
            row("unknown", &of.tag.to_string(), &of.span, "–");
        }
        if table.empty > 0 {
            row("none: empty", "–", &Span { rows: table.empty, ..Span::default() }, "–");
        }
        if table.versions.is_empty() && all == 0 {
            row("none", "–", &Span::default(), "–");
        }
    }
    let heads =
        ["Table", "Version", "Tag", "Rows", "Share", "Bytes", "Min", "Mean", "Max", "Since spec"];
    boxed("Values by version", &heads, &rows)
}

/// The sizes in all tables.
pub(super) fn sizes(report: &Report) -> String {
    let mut rows = String::new();
    let mut both = |name: &str, keys: &SizeSummary, values: &SizeSummary| {
        for (what, sizes) in [("keys", keys), ("values", values)] {
            let span = &sizes.span;
            let size = |size| if span.rows == 0 { "–".into() } else { bytes(size) };
            rows.push_str(&row(&[
                name,
                what,
                &count(span.rows),
                &count(span.bytes),
                &size(span.min),
                &mean(span.mean()),
                &size(sizes.p50),
                &size(sizes.p90),
                &size(sizes.p99),
                &size(span.max),
            ]));
        }
    };
    for table in &report.tables {
        both(&escape(&table.name), &table.keys, &table.values);
    }
    both("together", &report.keys, &report.values);
    let heads = ["Table", "Of", "Rows", "Bytes", "Min", "Mean", "p50", "p90", "p99", "Max"];
    boxed("Sizes of keys and values", &heads, &rows)
}

/// A row of texts that are escaped already.
fn row(cells: &[&str]) -> String {
    let mut row = String::from("<tr>");
    for (place, cell) in cells.iter().enumerate() {
        row += &match place {
            0 => format!("<th scope=\"row\">{cell}</th>"),
            _ => format!("<td>{cell}</td>"),
        };
    }
    row + "</tr>\n"
}

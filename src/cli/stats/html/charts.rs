//! Charts of SVG, which take their colours from the page.

use std::{format, prelude::rust_2024::*};

use super::style::{STEPS, step};
use crate::{
    cli::stats::{
        report::TableStats,
        sizes::{SizeSummary, as_float},
        units::{count, counted, range, share, short},
    },
    train::draw::page::{Page, escape, width},
};

/// How wide charts are drawn; the page scales them.
const WIDTH: f64 = 320.0;

/// A part of a bar.
pub(super) struct Part {
    pub(super) name: String,
    pub(super) rows: u64,
    pub(super) class: String,
    pub(super) is_latest: bool,
}

/// The versions of a table, from the oldest on, and then what has none.
pub(super) fn parts(table: &TableStats) -> Vec<Part> {
    let all = table.versions.len();
    let mut parts: Vec<_> = table
        .versions
        .iter()
        .enumerate()
        .map(|(place, of)| Part {
            name: format!("V{}", of.version),
            rows: of.span.rows,
            class: format!("r{}", step(place, all)),
            is_latest: step(place, all) == STEPS - 1,
        })
        .collect();
    let wrong = |name, rows| Part { name, rows, class: "wrong".into(), is_latest: false };
    parts.extend(
        table.unknown.iter().map(|of| wrong(format!("unknown tag {}", of.tag), of.span.rows)),
    );
    if table.empty > 0 {
        parts.push(wrong("empty".into(), table.empty));
    }
    parts
}

/// What a bar shows, in words.
fn told(parts: &[Part], all: u64) -> String {
    let parts: Vec<_> = parts
        .iter()
        .map(|part| format!("{}: {} ({})", part.name, count(part.rows), share(part.rows, all)))
        .collect();
    parts.join("; ")
}

/// A bar of the versions, with their names where there is room.
pub(super) fn versions(table: &TableStats) -> Page {
    let (parts, all) = (parts(table), table.rows());
    let mut page = Page::new(WIDTH, &format!("Versions of {}", table.name));
    page.set_description(&told(&parts, all));
    let height = 34.0;
    page.set_height(height);
    if all == 0 {
        page.bar(0.5, 0.5, (WIDTH - 1.0, height - 1.0), "none");
        page.centred(WIDTH / 2.0, 21.0, "label faint", "no rows");
        return page;
    }
    let mut x = 0.5;
    for part in parts.iter().filter(|part| part.rows > 0) {
        let wide = (WIDTH - 1.0) * as_float(part.rows) / as_float(all);
        let shown = (wide - 1.5).max(0.8);
        let title =
            format!("{}: {}, {}", part.name, counted(part.rows, "row"), share(part.rows, all));
        let class = format!("seg {}", part.class);
        page.titled_bar(x, 0.5, (shown, height - 1.0), &class, &title);
        let class = if part.is_latest { "label on-latest" } else { "label on-older" };
        let long = format!("{} · {}", part.name, share(part.rows, all));
        let label = [&long, &part.name].into_iter().find(|text| width("label", text) + 6.0 < shown);
        if let Some(label) = label.filter(|_| part.class != "wrong") {
            page.centred(x + shown / 2.0, 21.5, class, label);
        }
        x += wide;
    }
    page
}

/// The same bar without words, as wide as it is let.
pub(super) fn strip(table: &TableStats) -> String {
    let (parts, all) = (parts(table), table.rows().max(1));
    let title = escape(&format!("{}: {}", table.name, told(&parts, table.rows())));
    let mut bars = String::new();
    let mut x = 0.0;
    for part in parts.iter().filter(|part| part.rows > 0) {
        let wide = 1000.0 * as_float(part.rows) / as_float(all);
        let class = &part.class;
        bars += &format!(
            "<rect x=\"{x:.1}\" y=\"0\" width=\"{:.1}\" height=\"16\" class=\"{class}\"/>",
            (wide - 2.0).max(1.0)
        );
        x += wide;
    }
    if bars.is_empty() {
        bars += "<rect x=\"0\" y=\"0\" width=\"1000\" height=\"16\" class=\"none\"/>";
    }
    format!(
        "<svg viewBox=\"0 0 1000 16\" preserveAspectRatio=\"none\" role=\"img\">\
         <title>{title}</title>{bars}</svg>"
    )
}

/// Where a histogram's bars stand on, and how far up they go.
const FLOOR: f64 = 128.0;
const CEILING: f64 = 22.0;
const LEFT: f64 = 2.0;

/// Bars of sizes by powers of two.
pub(super) fn histogram(what: &str, class: &str, table: &str, sizes: &SizeSummary) -> Page {
    let mut page = Page::new(WIDTH, &format!("{what} of {table}"));
    page.set_height(FLOOR + 22.0);
    page.behind_rule(LEFT, WIDTH - LEFT, FLOOR, "grid");
    let most = sizes.powers.iter().map(|power| power.rows).max().unwrap_or_default();
    if most == 0 {
        page.centred(WIDTH / 2.0, 75.0, "label faint", "no rows");
        return page;
    }
    let told: Vec<_> = sizes
        .powers
        .iter()
        .map(|power| format!("{}: {}", range(power), counted(power.rows, "row")))
        .collect();
    page.set_description(&told.join("; "));
    // A few bars are not made as wide as the page, and stand in the middle.
    let bars = as_float(sizes.powers.len() as u64);
    let pitch = ((WIDTH - 2.0 * LEFT) / bars).min(56.0);
    let begin = (WIDTH - pitch * bars) / 2.0;
    // Every label, or every second, or every third, as they have room.
    let labels: Vec<_> = sizes.powers.iter().map(|power| short(power.from)).collect();
    let widest = labels.iter().map(|label| width("label", label)).fold(0.0, f64::max);
    let stride = (1..).find(|stride| pitch * as_float(*stride) >= widest + 2.0).unwrap_or(1);
    let mut free_from = 0.0;
    for (place, (power, title)) in (0_u64..).zip(sizes.powers.iter().zip(&told)) {
        let x = pitch.mul_add(as_float(place), begin);
        let middle = x + pitch / 2.0;
        if power.rows > 0 {
            let tall = (FLOOR - CEILING) * as_float(power.rows) / as_float(most);
            let tall = tall.max(2.0);
            let wide = (pitch * 0.84).max(1.0);
            page.titled_bar(middle - wide / 2.0, FLOOR - tall, (wide, tall), class, title);
        }
        let label = labels.get(usize::try_from(place).unwrap_or(usize::MAX));
        if let Some(label) = label.filter(|_| place.is_multiple_of(stride)) {
            let half = width("label", label) / 2.0;
            let at = middle.clamp(half, WIDTH - half);
            if at - half >= free_from {
                page.centred(at, FLOOR + 15.0, "label faint", label);
                free_from = at + half;
            }
        }
    }
    if let Some(place) = sizes.powers.iter().position(|power| power.rows == most) {
        let label = counted(most, "row");
        let half = (width("label", &label) / 2.0).min(WIDTH / 2.0);
        let middle = pitch.mul_add(as_float(place as u64) + 0.5, begin);
        page.centred(middle.clamp(half, WIDTH - half), CEILING - 6.0, "label", &label);
    }
    page
}

#[cfg(test)]
mod tests {
    use std::{format, prelude::rust_2024::*};

    use super::histogram;
    use crate::cli::stats::sizes::SizeCounter;

    #[test]
    fn no_label_lies_on_another_one_or_leaves_the_chart() {
        for (first, last) in [(0, 0), (0, 1), (5, 9), (0, 11), (0, 20), (0, 63), (40, 63)] {
            for rows in [1, 7_654_321_u64] {
                let mut counter = SizeCounter::new();
                (first..=last).for_each(|bit| counter.add((1_u64 << bit) - 1));
                let mut summary = counter.summary();
                summary.powers.iter_mut().for_each(|power| power.rows *= rows);
                let page = histogram("Sizes", "values", "t", &summary);
                assert_eq!(page.check(), Ok(()), "{first}–{last}, {rows} rows");
            }
        }
        let none = histogram("Sizes", "values", "t", &SizeCounter::new().summary());
        assert!(none.fragment().contains("no rows"));
    }

    #[test]
    fn a_chart_says_in_words_what_it_shows() {
        let mut counter = SizeCounter::new();
        [3, 3, 20].into_iter().for_each(|size| counter.add(size));
        let chart = histogram("Sizes", "values", "<t>", &counter.summary()).fragment();
        assert!(chart.contains("<title>Sizes of &lt;t&gt;</title>"), "{chart}");
        assert!(
            chart.contains(
                "<desc>2–3 B: 2 rows; 4–7 B: 0 rows; 8–15 B: 0 rows; 16–31 B: 1 row</desc>"
            )
        );
        assert!(chart.contains(&format!("<title>{}</title>", "16–31 B: 1 row")), "{chart}");
    }
}

//! Columns that fit the terminal: what is least wanted is left out first, and bars take what is left.

use std::{format, prelude::rust_2024::*};

use clap::builder::styling::Style;

/// Between two columns.
const GAP: usize = 2;
const BAR_MIN: usize = 8;
const BAR_MAX: usize = 40;

/// A column.
pub(in crate::cli) struct Column {
    head: &'static str,
    cells: Cells,
    /// Columns of higher ranks go first where there is no room. Those of rank 0 stay.
    rank: u8,
}

enum Cells {
    Left(Vec<String>),
    Right(Vec<String>),
    /// From nothing to all, and how each looks.
    Bars(Vec<(f64, Style)>),
}

impl Column {
    pub(in crate::cli) fn left(head: &'static str, cells: Vec<String>) -> Self {
        Self { head, cells: Cells::Left(cells), rank: 0 }
    }

    pub(in crate::cli) fn right(head: &'static str, cells: Vec<String>) -> Self {
        Self { head, cells: Cells::Right(cells), rank: 0 }
    }

    pub(super) fn bars(cells: Vec<(f64, Style)>) -> Self {
        Self { head: "", cells: Cells::Bars(cells), rank: 1 }
    }

    pub(in crate::cli) const fn rank(mut self, rank: u8) -> Self {
        self.rank = rank;
        self
    }

    fn width_min(&self) -> usize {
        match &self.cells {
            Cells::Left(cells) | Cells::Right(cells) => {
                let widths = cells.iter().map(|cell| cell.chars().count());
                widths.chain([self.head.chars().count()]).max().unwrap_or_default()
            }
            Cells::Bars(_) => BAR_MIN,
        }
    }

    fn rows(&self) -> usize {
        match &self.cells {
            Cells::Left(cells) | Cells::Right(cells) => cells.len(),
            Cells::Bars(cells) => cells.len(),
        }
    }

    fn cell(&self, row: usize, width: usize, color: bool) -> String {
        match &self.cells {
            Cells::Left(cells) => {
                format!("{:<width$}", cells.get(row).map(String::as_str).unwrap_or_default())
            }
            Cells::Right(cells) => {
                format!("{:>width$}", cells.get(row).map(String::as_str).unwrap_or_default())
            }
            Cells::Bars(cells) => {
                let (part, style) = cells.get(row).copied().unwrap_or_default();
                let bar = bar(part, width);
                let room = width - bar.chars().count();
                painted(&bar, style, color) + &" ".repeat(room)
            }
        }
    }
}

/// The lines of some columns, each at most `width` wide if the columns of rank 0 are.
pub(in crate::cli) fn lines(
    mut columns: Vec<Column>,
    width: usize,
    indent: usize,
    color: bool,
) -> Vec<String> {
    let room = width.saturating_sub(indent);
    let needed = |columns: &[Column]| {
        let widths: usize = columns.iter().map(Column::width_min).sum();
        widths + GAP * columns.len().saturating_sub(1)
    };
    while needed(&columns) > room {
        let last = columns.iter().enumerate().max_by_key(|(_, column)| column.rank);
        match last.map(|(place, column)| (place, column.rank)) {
            Some((place, 1..)) => drop(columns.remove(place)),
            _ => break,
        }
    }
    let spare = room.saturating_sub(needed(&columns));
    let widths: Vec<usize> = columns
        .iter()
        .map(|column| match column.cells {
            Cells::Bars(_) => (BAR_MIN + spare).min(BAR_MAX),
            _ => column.width_min(),
        })
        .collect();
    let line = |cell: &dyn Fn(&Column, usize) -> String| {
        let cells: Vec<_> =
            columns.iter().zip(&widths).map(|(column, width)| cell(column, *width)).collect();
        let line = format!("{}{}", " ".repeat(indent), cells.join(&" ".repeat(GAP)));
        line.trim_end().to_string()
    };
    let mut lines = Vec::new();
    if columns.iter().any(|column| !column.head.is_empty()) {
        let head = line(&|column, width| match column.cells {
            Cells::Right(_) => format!("{:>width$}", column.head),
            Cells::Left(_) | Cells::Bars(_) => format!("{:<width$}", column.head),
        });
        lines.push(painted(&head, Style::new().dimmed(), color));
    }
    let rows = columns.iter().map(Column::rows).max().unwrap_or_default();
    lines.extend((0..rows).map(|row| line(&|column, width| column.cell(row, width, color))));
    lines
}

/// A bar of eighths of a letter. What is more than nothing is seen.
fn bar(part: f64, width: usize) -> String {
    const PARTS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a width of letters, times a part of one"
    )]
    let eighths = (part.clamp(0.0, 1.0) * (width * 8) as f64).round() as usize;
    let eighths = if part > 0.0 { eighths.max(1) } else { 0 };
    let rest = PARTS.get(eighths % 8).copied().unwrap_or_default();
    "█".repeat(eighths / 8) + rest
}

/// A text in a style, if there are colours.
pub(super) fn painted(text: &str, style: Style, color: bool) -> String {
    if color && !text.is_empty() && style != Style::new() {
        format!("{style}{text}{style:#}")
    } else {
        text.into()
    }
}

/// A sentence in lines.
pub(in crate::cli) fn wrapped(text: &str, width: usize, indent: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(" ".repeat(indent) + word),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use std::{prelude::rust_2024::*, vec};

    use clap::builder::styling::{AnsiColor, Style};

    use super::{BAR_MAX, Column, bar, lines, wrapped};

    fn columns(style: Style) -> Vec<Column> {
        let names = ["V1", "V2"].map(String::from).to_vec();
        let rows = ["1,234,567", "1"].map(String::from).to_vec();
        vec![
            Column::left("version", names),
            Column::bars(vec![(1.0, style), (0.000_001, style)]),
            Column::right("rows", rows.clone()),
            Column::right("mean", rows).rank(2),
        ]
    }

    #[test]
    fn bars_grow_by_eighths_and_the_smallest_is_seen() {
        assert_eq!(bar(0.0, 10), "");
        assert_eq!(bar(1e-9, 10), "▏");
        assert_eq!(bar(0.05, 10), "▌");
        assert_eq!(bar(0.55, 10), "█████▌");
        assert_eq!(bar(1.0, 10), "██████████");
        assert_eq!(bar(7.0, 3), "███");
    }

    #[test]
    fn what_has_no_room_is_left_out_by_rank() {
        for width in 1..130 {
            let lines = lines(columns(Style::new()), width, 2, false);
            let longest = lines.iter().map(|line| line.chars().count()).max();
            assert!(longest <= Some(width.max(20)), "{width}: {lines:?}");
            let has = |text: &str| lines.concat().contains(text);
            assert_eq!(has("mean"), width >= 41, "{width}");
            assert_eq!(has("▏"), width >= 30, "{width}");
            assert!(has("version") && has("1,234,567"));
        }
        let [_, first, _] =
            lines(columns(Style::new()), 120, 0, false).try_into().unwrap_or_default();
        assert_eq!(first.matches('█').count(), BAR_MAX);
    }

    #[test]
    fn without_colour_there_are_no_escapes_and_with_it_the_same_text() {
        let style = AnsiColor::Blue.on_default();
        let plain = lines(columns(style), 60, 0, false).join("\n");
        assert!(!plain.contains('\u{1b}'));
        let painted = lines(columns(style), 60, 0, true).join("\n");
        assert!(painted.contains(&std::format!("{style}█")));
        let bare = painted.replace("\u{1b}[0m", "").replace("\u{1b}[34m", "");
        assert_eq!(bare.replace("\u{1b}[2m", ""), plain);
    }

    #[test]
    fn sentences_are_broken_between_words() {
        assert_eq!(wrapped("a bb ccc dd", 6, 1), [" a bb", " ccc", " dd"]);
        assert_eq!(wrapped("much-too-long x", 4, 0), ["much-too-long", "x"]);
    }
}

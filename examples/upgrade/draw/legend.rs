//! The marks, and what they mean.

use super::{
    BAR, MARGIN,
    page::{Page, width},
};
use crate::timeline::Mark;

/// A mark around a point.
pub fn mark(page: &mut Page, (x, y): (f64, f64), mark: Mark) {
    let check = format!(
        "M{:.1} {:.1} L{:.1} {:.1} L{:.1} {:.1}",
        x - 3.4,
        y + 0.2,
        x - 0.9,
        y + 2.8,
        x + 3.6,
        y - 2.8
    );
    match mark {
        Mark::Accepted => {
            page.disc((x, y), 7.0, "yes");
            page.path(&check, "sign");
        }
        Mark::Retried => {
            page.disc((x, y), 9.2, "ring");
            page.disc((x, y), 7.0, "yes");
            page.path(&check, "sign");
        }
        Mark::Refused => {
            page.disc((x, y), 7.0, "no");
            let (l, r, t, b) = (x - 2.7, x + 2.7, y - 2.7, y + 2.7);
            page.path(
                &format!("M{l:.1} {t:.1} L{r:.1} {b:.1} M{l:.1} {b:.1} L{r:.1} {t:.1}"),
                "sign",
            );
        }
    }
}

/// What is shown of an item.
enum Sample {
    Mark(Mark),
    Bar(&'static str),
}

const ITEMS: [(Sample, &str); 6] = [
    (Sample::Mark(Mark::Accepted), "accepted"),
    (Sample::Mark(Mark::Retried), "accepted, signed anew on the way"),
    (Sample::Mark(Mark::Refused), "refused, or taken back"),
    (Sample::Bar("pending"), "decided, not begun"),
    (Sample::Bar("band"), "supported, or available"),
    (Sample::Bar("gone"), "superseded"),
];

/// Draws all of them, in as many lines as they need, and returns where they end.
pub fn draw(page: &mut Page, y: f64) -> f64 {
    let (mut x, mut y) = (MARGIN, y);
    for (sample, text) in &ITEMS {
        let (room, gap) = (34.0, 14.0);
        let needed = room + width("small", text);
        if x + needed > page.width() - MARGIN {
            (x, y) = (MARGIN, y + 26.0);
        }
        match sample {
            Sample::Mark(one) => mark(page, (x + 14.0, y + 10.0), *one),
            Sample::Bar(class) => page.bar(x, y + 3.0, (28.0, BAR - 6.0), class),
        }
        page.text(x + room, y + 13.5, "small", text);
        x += needed + gap;
    }
    y + 20.0
}

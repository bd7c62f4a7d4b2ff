//! Where everything stands.

use std::{format, string::String};

use super::{
    Picture,
    axis::Axis,
    lane::{Bar, Lane, Look, Mark},
    page::{Page, fitted, width},
    story::Story,
};

/// Where the lanes begin, in pixels from the left: names stand before it.
const LANES: f64 = 130.0;
/// How wide they are.
const ROOM: f64 = 980.0;
/// The room around everything.
const MARGIN: f64 = 20.0;
/// The height of a lane, and of what lies in it.
const LANE: f64 = 26.0;
const BAR: f64 = 18.0;
/// The height of a heading.
const HEADING: f64 = 32.0;

pub(super) fn draw(picture: &Picture, story: &Story) -> Page {
    let mut page = Page::new(LANES + ROOM + MARGIN, &picture.title);
    let title = fitted("title", &picture.title, LANES + ROOM - MARGIN);
    page.text(MARGIN, MARGIN + 12.0, "title", &title);
    let axis = Axis::new((story.first, story.end), LANES, ROOM);
    let top = MARGIN + 34.0;
    let mut y = top + 20.0;
    for (heading, lanes) in [
        ("features", &story.features),
        ("upgrades", &story.upgrades),
        ("networks", &story.networks),
    ] {
        page.text(MARGIN, y + HEADING - 12.0, "heading faint", heading);
        y += HEADING;
        for lane in lanes {
            draw_lane(&mut page, &axis, y, lane);
            y += LANE;
        }
    }
    let mut free_from = f64::MIN;
    for (day, name) in axis.ticks(picture.dates) {
        let x = axis.at(day);
        page.behind_line(x, top + 6.0, y, "grid");
        let half = width("small", &name) / 2.0;
        if x - half > free_from && x + half < page.width() {
            page.centred(x, top, "small faint", &name);
            free_from = x + half + 4.0;
        }
    }
    let today = picture.today.filter(|day| (story.first..=axis.end()).contains(&day.0));
    if let Some(today) = today {
        page.behind_line(axis.at(today.0), top + 6.0, y, "today");
    }
    y = legend(&mut page, y + 14.0, today.is_some());
    page.set_height(y + MARGIN);
    page
}

fn draw_lane(page: &mut Page, axis: &Axis, y: f64, lane: &Lane) {
    let middle = y + LANE / 2.0;
    page.text(MARGIN, middle + 4.0, "name", &fitted("name", &lane.name, LANES - MARGIN - 8.0));
    for bar in &lane.bars {
        draw_bar(page, axis, y, bar);
    }
    for mark in &lane.marks {
        draw_mark(page, (axis.at(mark.day), middle), *mark);
    }
}

fn draw_bar(page: &mut Page, axis: &Axis, y: f64, bar: &Bar) {
    let (left, right) = (axis.at(bar.from), axis.at(bar.to.unwrap_or_else(|| axis.end())));
    let wide = (right - left - 1.0).max(1.0);
    page.bar(left + 0.5, y + (LANE - BAR) / 2.0, (wide, BAR), bar.look.class());
    let class = if bar.look == Look::Gone { "small faint" } else { "small" };
    // Marks stand on the ends.
    let text: String = fitted(class, &bar.text, wide - 14.0);
    // Two letters of a word say nothing.
    if text.chars().count() > 5 || text == bar.text {
        page.centred(f64::midpoint(left, right), y + LANE / 2.0 + 3.5, class, &text);
    }
}

/// A mark around a point.
fn draw_mark(page: &mut Page, (x, y): (f64, f64), mark: Mark) {
    page.disc((x, y), 6.5, if mark.is_good { "yes" } else { "no" });
    let (l, r, t, b) = (x - 2.6, x + 2.6, y - 2.6, y + 2.6);
    let path = match mark.is_good {
        true => format!(
            "M{:.1} {:.1} L{:.1} {:.1} L{:.1} {:.1}",
            x - 3.2,
            y + 0.2,
            x - 0.9,
            y + 2.6,
            x + 3.3,
            y - 2.6
        ),
        false => format!("M{l:.1} {t:.1} L{r:.1} {b:.1} M{l:.1} {b:.1} L{r:.1} {t:.1}"),
    };
    page.path(&path, "sign");
}

/// What the colours mean; returns where it ends.
fn legend(page: &mut Page, y: f64, has_today: bool) -> f64 {
    let mut x = MARGIN;
    for (look, text) in Look::LEGEND {
        page.bar(x, y + 3.0, (26.0, BAR - 6.0), look.class());
        page.text(x + 32.0, y + 13.0, "small", text);
        x += 32.0 + width("small", text) + 16.0;
    }
    if has_today {
        page.behind_line(x + 6.0, y + 2.0, y + 16.0, "today");
        page.text(x + 14.0, y + 13.0, "small", "today");
    }
    y + 20.0
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::string::ToString;

    use super::{Picture, Story, draw};
    use crate::{
        train::{Day, Entry, Event, Feature, Plan, Policy, Train, TrainFile},
        version::SpecVersion,
    };

    /// A year with everything in it.
    fn year() -> Train {
        let file = TrainFile::parse(include_str!("../../../examples/train/train.toml"));
        file.unwrap().train().clone()
    }

    #[test]
    fn no_text_lies_on_another_one_or_leaves_the_page() {
        for picture in [Picture::new("A year"), Picture::new("A year").dates().today(Day(20_700))] {
            let page = draw(&picture, &Story::of(&year(), picture.dates));
            assert_eq!(page.check(), Ok(()));
        }
        let name = "a name that goes on and on & on ".repeat(9);
        let plan = Plan::new(Policy::pm2025(), SpecVersion(5));
        let mut train = Train::new(plan.feature(Feature::new(name.as_str()))).unwrap();
        for day in [0, 3, u32::MAX] {
            train.apply(Entry::from(Event::merge(name.as_str())).on(Day(day))).unwrap();
        }
        let picture = Picture::new(name.as_str()).dates();
        assert_eq!(draw(&picture, &Story::of(&train, true)).check(), Ok(()));
    }

    #[test]
    fn a_year_is_drawn_lane_by_lane() {
        let svg = Picture::new("A year").dates().svg(&year());
        for text in ["karma", "winter", "alphanet", "mainnet", "2026-11", "9 (autumn)", "vetoed"] {
            let shown = [">", text, "</text>"].concat();
            assert!(svg.contains(&shown), "{text} is not drawn");
        }
        // A removed feature, a betanet that failed and a veto twice, for upgrade and feature.
        assert_eq!(svg.matches("class=\"no\"").count(), 4);
        for outside in ["href", "<script", "@import", "url("] {
            assert!(!svg.contains(outside), "{outside} in a file that stands alone");
        }
    }

    #[test]
    fn a_train_without_events_and_one_without_days_are_drawn() {
        let plan = || Plan::new(Policy::pm2025(), SpecVersion(5)).feature(Feature::new("a"));
        let empty = Train::new(plan()).unwrap();
        assert!(Picture::new("none").svg(&empty).contains("spec version 5"));
        let mut undated = Train::new(plan()).unwrap();
        undated.apply(Event::merge("a")).unwrap();
        undated.apply(Event::alpha_submit("a")).unwrap();
        let svg = Picture::new("undated").svg(&undated);
        assert!(svg.contains(">a</text>"), "{}", svg.to_string());
    }
}

//! The timeline as a picture: epochs from left to right, a lane for each fact.
//!
//! It is one file of SVG, without scripts, fonts or links, in colours for light and for dark.

mod lanes;
mod legend;
mod page;

use crate::timeline::Timeline;
use page::Page;

/// Where the lanes begin, in pixels from the left: names stand before it.
const LANES: f64 = 190.0;
/// The width of an epoch.
const EPOCH: f64 = 88.0;
/// The room around everything.
const MARGIN: f64 = 20.0;
/// The height of a lane, and of what lies in it.
const LANE: f64 = 28.0;
const BAR: f64 = 20.0;
/// The height of a heading.
const HEADING: f64 = 34.0;

/// The picture of a timeline.
pub fn svg(timeline: &Timeline) -> String {
    draw(timeline).finish()
}

fn draw(timeline: &Timeline) -> Page {
    let epochs = timeline.epochs.len();
    let mut page = Page::new(LANES + EPOCH * to_f64(epochs) + MARGIN);
    let mut y = MARGIN;
    page.text(MARGIN, y + 12.0, "title", "A chain's upgrades, and what its clients see of them");
    y += 34.0;
    let top = y;
    y = lanes::epochs(&mut page, timeline, y);
    y = lanes::deployments(&mut page, timeline, y);
    y = lanes::clients(&mut page, timeline, y);
    y = lanes::messages(&mut page, timeline, y);
    y = lanes::stored(&mut page, timeline, y);
    for epoch in 0..=epochs {
        page.behind_line(at(to_f64(epoch)), top + 20.0, y);
    }
    y = legend::draw(&mut page, y + 14.0);
    page.set_height(y + MARGIN);
    page
}

/// The place of a moment, in epochs.
fn at(epochs: f64) -> f64 {
    EPOCH.mul_add(epochs, LANES)
}

/// Epochs and versions are few: nothing is lost.
fn to_f64(number: impl TryInto<u32>) -> f64 {
    f64::from(number.try_into().unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use crate::story;

    #[test]
    fn the_story_holds_and_its_picture_is_clean() {
        let folder = tempfile::tempdir().unwrap();
        let timeline = story::tell(folder.path()).unwrap();
        let page = super::draw(&timeline);
        let texts = page.texts();
        assert!(texts.len() > 50, "only {} texts were drawn", texts.len());
        for (index, text) in texts.iter().enumerate() {
            assert!(page.holds(text), "{text:?} leaves the page");
            for other in &texts[index + 1..] {
                assert!(!text.overlaps(other), "{text:?} overlaps {other:?}");
            }
        }
        let svg = page.finish();
        assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
        assert!(!svg.contains("http://www.w3.org/1999/xlink") && !svg.contains("<script"));
        // Drawn twice, it is the same.
        assert_eq!(svg, super::svg(&timeline));
    }
}

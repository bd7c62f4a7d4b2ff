//! The timeline as a picture: epochs from left to right, a lane for each fact.
//!
//! It is one file of SVG, without scripts, fonts or links, in colours for light and for dark.

mod lanes;
mod legend;
#[allow(dead_code, reason = "the library draws more with it")]
#[path = "../../../src/train/draw/page.rs"]
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
///
/// Fails if a text would lie on another one or leave the page.
pub fn svg(timeline: &Timeline) -> Result<String, String> {
    let page = draw(timeline);
    page.check()?;
    Ok(page.finish())
}

fn draw(timeline: &Timeline) -> Page {
    let epochs = timeline.epochs.len();
    let mut page = Page::new(LANES + EPOCH * to_f64(epochs) + MARGIN, "A chain's upgrades");
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
        page.behind_line(at(to_f64(epoch)), top + 20.0, y, "grid");
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
    use std::error::Error;

    use super::Page;
    use crate::story;

    fn draw() -> Result<String, Box<dyn Error>> {
        let folder = tempfile::tempdir()?;
        Ok(super::svg(&story::tell(folder.path())?)?)
    }

    #[test]
    fn the_story_holds_and_its_picture_stands_alone() -> Result<(), Box<dyn Error>> {
        let svg = draw()?;
        assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
        let texts = svg.matches("<text ").count();
        assert!(texts > 50, "only {texts} texts were drawn");
        for outside in ["href", "<script", "@import", "url("] {
            assert!(!svg.contains(outside), "{outside} in a file that stands alone");
        }
        Ok(())
    }

    #[test]
    fn the_same_story_gives_the_same_picture() -> Result<(), Box<dyn Error>> {
        assert_eq!(draw()?, draw()?);
        Ok(())
    }

    fn page() -> Page {
        let mut page = Page::new(400.0, "A page");
        page.set_height(40.0);
        page
    }

    #[test]
    fn texts_are_escaped() {
        let mut page = page();
        page.text(10.0, 20.0, "small", "<a & \"b\" 'c'>\u{7}");
        assert_eq!(page.check(), Ok(()));
        assert!(page.finish().contains("&lt;a &amp; &quot;b&quot; &#39;c&#39;&gt;\u{fffd}<"));
    }

    #[test]
    fn texts_are_kept_apart_and_on_the_page() {
        let mut crowded = page();
        crowded.text(10.0, 20.0, "small", "below");
        crowded.text(30.0, 22.0, "small", "on top");
        assert_eq!(crowded.check(), Err("`on top` lies on `below`".to_owned()));
        let mut narrow = page();
        narrow.text(390.0, 20.0, "small", "outside");
        assert_eq!(narrow.check(), Err("`outside` leaves the page".to_owned()));
    }
}

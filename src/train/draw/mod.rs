//! A train's timeline as a picture: days from left to right, a lane for each feature, upgrade and
//! network.
//!
//! From the entries of the train's history flow, day by day, the states of features and upgrades; runs of
//! one state become bars ([`story`]). The bars are laid out and written as one file of SVG, without
//! scripts, fonts or links, in colours for light and for dark.

mod axis;
mod lane;
mod layout;
#[allow(dead_code, reason = "the command line, tests and examples draw more with it")]
pub(crate) mod page;
mod story;

use std::string::String;

use super::{Day, Train};

/// How a train is drawn.
///
/// # Examples
///
/// ```
/// use perennial::{
///     SpecVersion,
///     train::{Day, Entry, Event, Feature, Picture, Plan, Policy, Train},
/// };
///
/// let plan = Plan::new(Policy::pm2025(), SpecVersion(5)).feature(Feature::new("karma"));
/// let mut train = Train::new(plan)?;
/// train.apply(Entry::from(Event::merge("karma")).on(Day(20_500)))?;
/// train.apply(Entry::from(Event::alpha_submit("karma")).on(Day(20_510)))?;
///
/// let svg = Picture::new("Our train").dates().today(Day(20_530)).svg(&train);
/// assert!(svg.starts_with("<svg ") && svg.contains(">karma</text>"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    title: String,
    dates: bool,
    today: Option<Day>,
}

impl Picture {
    /// A picture with a title.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), dates: false, today: None }
    }

    /// Says that days are counted from 1970-01-01, so that dates can be shown.
    #[must_use]
    pub const fn dates(mut self) -> Self {
        self.dates = true;
        self
    }

    /// Marks a day.
    #[must_use]
    pub const fn today(mut self, day: Day) -> Self {
        self.today = Some(day);
        self
    }

    /// The picture of a train, as a file of SVG. Entries that note no day are drawn on the day of the
    /// one before; if none does, they are drawn one a day.
    #[must_use]
    pub fn svg(&self, train: &Train) -> String {
        layout::draw(self, &story::Story::of(train, self.dates)).finish()
    }
}

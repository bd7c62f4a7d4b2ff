//! What may happen next, and what is missing for the rest.

use std::{format, path::Path, prelude::rust_2024::*};

use super::{args::NextArgs, days, file, next_text, past::Past};
use crate::{
    cli::{exit::Failure, terminal::Env},
    train::{
        Day, Edge, Event, FeatureState, Month, NextEvent, Rejection, Subject, Train, TrainFile,
        Upgrade,
    },
};

/// A train that is asked on a day.
pub(super) struct Asked<'f> {
    pub(super) path: &'f Path,
    pub(super) file: &'f TrainFile,
    pub(super) train: &'f Train,
    pub(super) on: Day,
    pub(super) dates: bool,
    /// Also what would change nothing.
    pub(super) all: bool,
    /// The day of the last event, if that is a later one: nothing may be recorded before it.
    pub(super) closed_by: Option<Day>,
    /// All that may happen.
    next: Vec<NextEvent>,
}

/// A feature or an upgrade, and what may happen to it.
pub(super) struct Prospect {
    /// `None` for meetings and alphanets.
    pub(super) subject: Option<Subject>,
    /// Where it stands.
    pub(super) state: String,
    pub(super) next: Vec<NextEvent>,
    /// What it is on the way to, and why that is not yet.
    pub(super) not_yet: Option<NotYet>,
}

/// Why something does not happen yet.
pub(super) struct NotYet {
    pub(super) word: &'static str,
    pub(super) rejection: Rejection,
    pub(super) missing: Vec<Edge>,
}

/// A day that is set.
pub(super) struct Date {
    pub(super) day: Day,
    pub(super) network: &'static str,
    pub(super) upgrade: String,
}

pub(super) fn run(env: &mut Env<'_>, args: &NextArgs) -> Result<(), Failure> {
    let file = file::read(&args.file)?;
    let on = args.on.unwrap_or_else(days::today);
    let past = Past::of(file.train(), on)?;
    let asked = Asked {
        path: &args.file,
        file: &file,
        train: &past.train,
        on,
        dates: file::has_dates(&file),
        all: args.all,
        closed_by: last_day(file.train()).filter(|last| *last > on),
        next: past.train.next(Some(on)),
    };
    let (prospects, dates) = (asked.prospects(), asked.scheduled());
    match env.json {
        true => next_text::json(env, &asked, &prospects, &dates),
        false => next_text::text(env, &asked, &prospects, &dates),
    }?;
    if past.later > 0 {
        let day = days::shown(on, asked.dates);
        env.note(format!("{} events happened after {day}, and are left out", past.later));
    }
    Ok(())
}

/// The day of the last event.
fn last_day(train: &Train) -> Option<Day> {
    train.history().iter().filter_map(|entry| entry.on).max()
}

impl Asked<'_> {
    /// Why nothing can be recorded on this day.
    pub(super) fn closed(&self) -> Option<(String, String)> {
        let last = days::shown(self.closed_by?, self.dates);
        let why = format!("the last event is of {last}: nothing can be recorded before it");
        Some((last, why))
    }

    /// What may happen, by whom it is about.
    fn prospects(&self) -> Vec<Prospect> {
        let of = |subject: Option<&Subject>| -> Vec<NextEvent> {
            if self.closed_by.is_some() {
                return Vec::new();
            }
            let mine = self.next.iter().filter(|next| next.subject.as_ref() == subject);
            mine.filter(|next| self.all || !next.is_idle).cloned().collect()
        };
        let mut prospects = Vec::new();
        for feature in &self.train.plan().features {
            let subject = Subject::Feature(feature.name.clone());
            let state = self.train.feature(feature.name.as_str());
            let is_over = state == Some(FeatureState::Shipped)
                || state == Some(FeatureState::InUpgrade) && of(Some(&subject)).is_empty();
            if is_over && !self.all {
                continue;
            }
            prospects.push(Prospect {
                state: state.map_or("planned".to_string(), |state| state.to_string()),
                next: of(Some(&subject)),
                not_yet: self.not_yet(match state {
                    Some(FeatureState::InUpgrade | FeatureState::Shipped) => None,
                    _ => Some(Event::beta_submit(feature.name.clone())),
                }),
                subject: Some(subject),
            });
        }
        let (next_of_all, state) = (of(None), "meetings and alphanets".to_string());
        prospects.push(Prospect { subject: None, state, next: next_of_all, not_yet: None });
        for upgrade in self.train.upgrades() {
            let subject = Subject::Upgrade(upgrade.name().clone());
            let next = of(Some(&subject));
            let not_yet = self.not_yet(self.goal(upgrade));
            if next.is_empty() && not_yet.is_none() && !self.all {
                continue;
            }
            let state = upgrade.state().to_string();
            prospects.push(Prospect { subject: Some(subject), state, next, not_yet });
        }
        prospects
    }

    /// What an upgrade is on the way to.
    fn goal(&self, upgrade: &Upgrade) -> Option<Event> {
        let name = || upgrade.name().clone();
        let is_over = upgrade.is_stopped() || upgrade.mainnet().is_some();
        let goal = match upgrade.testnet() {
            None => Event::testnet_activate(name(), self.on),
            Some(_) => Event::mainnet_activate(name(), self.on),
        };
        (!is_over).then_some(goal)
    }

    /// Why a goal is not reached yet; nothing if it may happen by now.
    fn not_yet(&self, goal: Option<Event>) -> Option<NotYet> {
        let goal = goal?;
        // It may happen on another day, or with another epoch.
        let is_next = |next: &NextEvent| {
            next.event.word() == goal.word() && next.subject == subject_of(&goal)
        };
        let rejection = self.train.would(&goal).err().filter(|_| !self.next.iter().any(is_next))?;
        let already = matches!(rejection, Rejection::WrongState { .. });
        let missing = self.train.missing(&goal);
        let not_yet = NotYet { word: goal.word(), rejection, missing };
        (!already).then_some(not_yet)
    }

    /// The days that are set and lie ahead, the earliest first.
    fn scheduled(&self) -> Vec<Date> {
        let mut dates = Vec::new();
        for upgrade in self.train.upgrades() {
            let networks = [("testnet", upgrade.testnet()), ("mainnet", upgrade.mainnet())];
            let ahead = networks.into_iter().filter_map(|(network, at)| Some((network, at?.day)));
            let ahead = ahead.filter(|(_, day)| *day >= self.on);
            dates.extend(ahead.map(|(network, day)| Date {
                day,
                network,
                upgrade: upgrade.name().to_string(),
            }));
        }
        dates.sort_by_key(|date| date.day);
        dates
    }

    /// The next alphanet whose scope is open, and the features that wait for it.
    pub(super) fn open_alphanet(&self) -> Option<(Month, Vec<String>)> {
        let month = self.next.iter().find_map(|next| match next.event {
            Event::AlphaMeeting { month } => Some(month),
            _ => None,
        })?;
        let waiting = self.train.features();
        let waiting = waiting.filter(|(_, state)| *state == FeatureState::AlphaSubmitted);
        Some((month, waiting.map(|(name, _)| name.to_string()).collect()))
    }
}

fn subject_of(event: &Event) -> Option<Subject> {
    match event {
        Event::BetaSubmit { feature } => Some(Subject::Feature(feature.clone())),
        Event::TestnetActivate { upgrade, .. } | Event::MainnetActivate { upgrade, .. } => {
            Some(Subject::Upgrade(upgrade.clone()))
        }
        _ => None,
    }
}

//! What may happen next.

use alloc::{collections::BTreeSet, vec::Vec};

use super::{Train, step::Step};
use crate::train::{Day, Entry, Event, Feature, Month, Rejection, Subject, UpgradeName};

/// One thing that may happen next: [`Train::next`] gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NextEvent {
    /// The event, in its usual form. The train accepts it as it is, but for [evidence](Self::needs_evidence).
    pub event: Event,
    /// The feature or the upgrade that it is about; `None` for meetings and alphanets.
    pub subject: Option<Subject>,
    /// The fields, by their names in files, in which other values may do as well: a month, a day, a name.
    pub free: &'static [&'static str],
    /// Whether a check must give evidence for it first.
    pub needs_evidence: bool,
    /// Whether nothing would change by it, as by a second merge. It is accepted all the same.
    pub is_idle: bool,
}

impl Train {
    /// All that may happen next, if it is decided on a day, or without one: each kind of event for each
    /// feature and upgrade with each answer that it can have, once. For features in the plan's order,
    /// then meetings and alphanets, then upgrades in the order in which they were opened; for each, what
    /// leads on comes first.
    ///
    /// Where people choose a month, a day, a name or a number, it is one that the train accepts, mostly
    /// the earliest: [`NextEvent::free`] says where. Days are counted from 1970-01-01 if they are as high
    /// as those of our time, and months then follow from them.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::{
    ///     SpecVersion,
    ///     train::{Event, Feature, Plan, Policy, Train},
    /// };
    ///
    /// let plan = Plan::new(Policy::pm2025(), SpecVersion(5)).feature(Feature::new("karma"));
    /// let mut train = Train::new(plan)?;
    /// assert_eq!(train.next(None)[0].event, Event::merge("karma"));
    ///
    /// train.apply(Event::merge("karma"))?;
    /// assert_eq!(train.next(None)[0].event, Event::alpha_submit("karma"));
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    #[must_use]
    pub fn next(&self, on: Option<Day>) -> Vec<NextEvent> {
        let asked = Asked { train: self, on };
        let mut next = Vec::new();
        for feature in &self.plan.features {
            let mut events: Vec<NextEvent> = asked.for_feature(feature).collect();
            events.sort_by_key(|next| next.is_idle);
            next.extend(events);
        }
        next.extend(asked.meetings());
        for upgrade in &self.upgrades {
            let mut events = asked.for_upgrade(upgrade);
            events.sort_by_key(|next| next.is_idle);
            next.extend(events);
        }
        next
    }
}

/// A train that is asked what may happen on a day.
pub(super) struct Asked<'t> {
    pub(super) train: &'t Train,
    pub(super) on: Option<Day>,
}

impl Asked<'_> {
    /// An event, if it may happen.
    pub(super) fn ask(
        &self,
        event: Event,
        subject: Option<&Subject>,
        free: &'static [&'static str],
    ) -> Option<NextEvent> {
        let entry = Entry { on: self.on, ..Entry::from(event) };
        let (needs_evidence, is_idle) = match self.train.weigh(&entry) {
            Ok(step) => (false, !self.train.changes_by(&step)),
            // Nothing but the evidence speaks against it: that is asked for last.
            Err(Rejection::EvidenceMissing { .. }) => (true, false),
            Err(_) => return None,
        };
        Some(NextEvent {
            event: entry.event,
            subject: subject.cloned(),
            free,
            needs_evidence,
            is_idle,
        })
    }

    /// The first of some events that may happen and changes something; else the first that may happen.
    pub(super) fn first(
        &self,
        events: impl IntoIterator<Item = Event>,
        subject: Option<&Subject>,
        free: &'static [&'static str],
    ) -> Option<NextEvent> {
        let mut idle = None;
        for event in events {
            match self.ask(event, subject, free) {
                Some(next) if next.is_idle => idle = idle.or(Some(next)),
                Some(next) => return Some(next),
                None => {}
            }
        }
        idle
    }

    fn for_feature(&self, feature: &Feature) -> impl Iterator<Item = NextEvent> {
        let name = || feature.name.clone();
        let subject = Subject::Feature(name());
        let month = self.month(&self.train.alphanets.keys().copied().collect());
        [
            (Event::alpha_accept(name(), None), &[][..]),
            (Event::alpha_reject(name()), &[]),
            (Event::beta_submit(name()), &[]),
            (Event::alpha_submit(name()), &[]),
            (Event::AlphaAdd { month, feature: name() }, &["month"]),
            (Event::Complete { feature: name() }, &[]),
            (Event::merge(name()), &["code_complete"]),
        ]
        .into_iter()
        .filter_map(move |(event, free)| self.ask(event, Some(&subject), free))
    }

    /// What moves several features, or none.
    fn meetings(&self) -> Vec<NextEvent> {
        let train = self.train;
        let alphanets: BTreeSet<Month> = train.alphanets.keys().copied().collect();
        let betanets: BTreeSet<Month> =
            train.upgrades.iter().map(|upgrade| upgrade.month).collect();
        let waiting = train.alphanets.iter().filter(|(_, alphanet)| alphanet.deployed.is_none());
        let deploys = waiting.map(|(month, _)| self.ask(Event::alpha_deploy(*month), None, &[]));
        let month = self.month(&betanets);
        let opened = Event::BetaMeeting { month, upgrade: Some(self.new_upgrade()) };
        let none = Event::BetaMeeting { month, upgrade: None };
        let meeting = Event::alpha_meeting(self.month(&alphanets));
        deploys
            .chain([
                self.ask(meeting, None, &["month"]),
                self.ask(opened, None, &["month", "upgrade"]),
                self.ask(none, None, &["month"]),
            ])
            .flatten()
            .collect()
    }

    /// The first planned upgrade that no meeting has opened; if there is none, a name that nobody has.
    fn new_upgrade(&self) -> UpgradeName {
        let is_open = |name: &str| self.train.upgrade(name).is_some();
        let mut planned = self.train.plan.upgrades.iter().map(|upgrade| &upgrade.name);
        if let Some(name) = planned.find(|name| !is_open(name.as_str())) {
            return name.clone();
        }
        let numbers = 1..=self.train.upgrades.len().saturating_add(1);
        let mut names = numbers.map(|number| alloc::format!("upgrade-{number}"));
        names.find(|name| !is_open(name)).unwrap_or_default().into()
    }

    /// A month that is none of these: that of the day, or the one after the last that is known.
    fn month(&self, used: &BTreeSet<Month>) -> Month {
        let train = self.train;
        let betanets = train.upgrades.iter().map(|upgrade| upgrade.month);
        let last = train.alphanets.keys().copied().chain(betanets).max();
        let of_day = self.on.and_then(Day::dated_month);
        let first = match (of_day.filter(|_| last.is_none_or(Month::is_dated)), last) {
            (Some(month), _) => month,
            (None, last) => last.unwrap_or(Month(1)),
        };
        // Of as many and one more, one is free.
        let after = (first.0..=u32::MAX).chain(0..first.0).map(Month);
        after
            .take(used.len().saturating_add(1))
            .find(|month| !used.contains(month))
            .unwrap_or(first)
    }
}

impl Train {
    /// Whether a step makes anything of this train another one.
    fn changes_by(&self, step: &Step) -> bool {
        let mut features = step.features.iter();
        let mut upgrades = step.upgrades.iter();
        features.any(|(name, progress)| self.features.get(name) != Some(progress))
            || upgrades.any(|upgrade| self.upgrade(upgrade.name.as_str()) != Some(upgrade))
            || step
                .alphanet
                .as_ref()
                .is_some_and(|(month, alphanet)| self.alphanets.get(month) != Some(alphanet))
    }
}

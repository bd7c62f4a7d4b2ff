//! What a store with a schedule should do, as plainly as it can be said.

use std::collections::BTreeMap;

use super::machine::Step;

/// The spec versions from which versions 1, 2 and 3 may be written.
pub const ACTIVATIONS: [u32; 3] = [0, 6, 9];
/// How many deployments a list may have.
pub const DEPLOYMENTS_MAX: usize = 3;

/// A row: its version, and its latest view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    pub version: u8,
    pub value: Value,
}

/// A user: the number of its name, what version 2 brought, and what version 3 did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Value {
    pub name: u8,
    pub karma: u32,
    pub badge: Option<u8>,
}

impl Value {
    /// The first version that holds it.
    fn fits(self) -> u8 {
        match self {
            Self { badge: Some(_), .. } => 3,
            Self { karma: 0, .. } => 1,
            Self { .. } => 2,
        }
    }

    /// What is left of it in a version.
    pub fn as_of(self, version: u8) -> Self {
        Self {
            name: self.name,
            karma: if version >= 2 { self.karma } else { 0 },
            badge: self.badge.filter(|_| version >= 3),
        }
    }
}

/// A list of deployments: spec version and epoch.
pub type List = Vec<(u32, u64)>;

/// By which runtime something is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Through {
    /// The store's spec version of the moment.
    Store,
    /// The runtime of a spec version.
    Runtime(u32),
    /// The runtime that is active at an epoch.
    Epoch(u64),
}

/// What came of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Done,
    Written(u8),
    AlreadyRegistered,
    NotRegistered,
    EpochPassed,
    RuleBroken,
    BelowReached,
    NotAsTheStoreIs,
    NotAhead,
    NotTheSameRuntime,
    Lower,
    Scheduled,
    NotReached,
    NoSchedule,
    NoneActive,
    NotAdvanced,
    NotYetActive { needs: u32 },
}

/// The store, in plain terms.
#[derive(Clone, Debug, Default)]
pub struct Model {
    pub schedule: Option<List>,
    pub epoch: Option<u64>,
    pub spec: u32,
    pub rows: BTreeMap<u8, Row>,
    /// What came of the last step.
    pub verdict: Option<Verdict>,
}

impl Model {
    /// The model behind a step.
    pub fn step(mut self, step: &Step) -> Self {
        let verdict = match step {
            Step::Register { list, at, genesis } => self.register(list, *at, *genesis),
            Step::Update { list, at } => self.update(list, *at),
            Step::Advance(epoch) => self.advance(*epoch),
            Step::CorrectEpoch(to) => self.correct_epoch(*to),
            Step::Raise(spec) => self.raise(*spec),
            Step::Put { through, key, value } => self.put(*through, *key, *value),
            Step::PutVersioned { through, key, version, value } => {
                self.put_versioned(*through, *key, *version, *value)
            }
            Step::WouldWrite { through, value } => self.would_write(*through, *value),
            Step::Remove(key) => {
                self.rows.remove(key);
                Verdict::Done
            }
            Step::Reopen => Verdict::Done,
        };
        self.verdict = Some(verdict);
        self
    }

    fn register(&mut self, list: &List, at: u64, genesis: bool) -> Verdict {
        if self.epoch.is_some_and(|reached| at < reached) {
            return Verdict::EpochPassed;
        }
        if self.schedule.is_some() {
            return Verdict::AlreadyRegistered;
        }
        if !keeps_rules(list, at) || (!genesis && active(list, at).is_some()) {
            return Verdict::RuleBroken;
        }
        self.decide(list, at)
    }

    fn update(&mut self, list: &List, at: u64) -> Verdict {
        if self.epoch.is_some_and(|reached| at < reached) {
            return Verdict::EpochPassed;
        }
        let Some(stored) = &self.schedule else { return Verdict::NotRegistered };
        let may_be_there = |entry: &(u32, u64)| entry.1 > at || stored.contains(entry);
        let allowed = keeps_rules(stored, at)
            && keeps_rules(list, at)
            && list.iter().all(may_be_there)
            && active(stored, at) == active(list, at);
        if !allowed {
            return Verdict::RuleBroken;
        }
        self.decide(list, at)
    }

    /// Takes a list that keeps the rules, unless it would lead below what the store has reached.
    fn decide(&mut self, list: &List, at: u64) -> Verdict {
        let since = active(list, at).map_or(0, |(_, from)| from);
        if list.iter().any(|(spec, from)| *from >= since && *spec < self.spec) {
            return Verdict::BelowReached;
        }
        let now = self.epoch.map(|epoch| active(list, epoch).map(|(spec, _)| spec));
        if now.is_some_and(|active| active != Some(self.spec)) {
            return Verdict::NotAsTheStoreIs;
        }
        self.schedule = Some(list.clone());
        Verdict::Done
    }

    fn correct_epoch(&mut self, to: u64) -> Verdict {
        let Some(reached) = self.epoch.filter(|reached| to < *reached) else {
            return Verdict::NotAhead;
        };
        let Some(schedule) = &self.schedule else { return Verdict::NotRegistered };
        match active(schedule, to) {
            Some(active_then) if Some(active_then) == active(schedule, reached) => {
                self.epoch = Some(to);
                Verdict::Done
            }
            _ => Verdict::NotTheSameRuntime,
        }
    }

    fn advance(&mut self, epoch: u64) -> Verdict {
        if self.schedule.is_some() && self.epoch.is_some_and(|reached| epoch <= reached) {
            return Verdict::Done;
        }
        match self.active_at(epoch) {
            Err(verdict) => verdict,
            Ok(spec) if spec < self.spec => Verdict::BelowReached,
            Ok(spec) => {
                (self.spec, self.epoch) = (spec, Some(epoch));
                Verdict::Done
            }
        }
    }

    fn raise(&mut self, spec: u32) -> Verdict {
        if spec < self.spec {
            return Verdict::Lower;
        }
        if spec > self.spec && self.schedule.is_some() {
            return Verdict::Scheduled;
        }
        self.spec = spec;
        Verdict::Done
    }

    fn put(&mut self, through: Through, key: u8, value: Value) -> Verdict {
        let verdict = self.would_write(through, value);
        if let Verdict::Written(version) = verdict {
            self.rows.insert(key, Row { version, value });
        }
        verdict
    }

    fn would_write(&self, through: Through, value: Value) -> Verdict {
        let spec = match self.spec_of(through) {
            Ok(spec) => spec,
            Err(verdict) => return verdict,
        };
        let newest = (1..=3).rev().find(|version| activation(*version) <= spec).unwrap_or(1);
        if value.fits() <= newest {
            return Verdict::Written(newest);
        }
        Verdict::NotYetActive { needs: activation(value.fits()) }
    }

    fn put_versioned(&mut self, through: Through, key: u8, version: u8, value: Value) -> Verdict {
        let spec = match self.spec_of(through) {
            Ok(spec) => spec,
            Err(verdict) => return verdict,
        };
        if activation(version) > spec {
            return Verdict::NotYetActive { needs: activation(version) };
        }
        self.rows.insert(key, Row { version, value: value.as_of(version) });
        Verdict::Written(version)
    }

    fn spec_of(&self, through: Through) -> Result<u32, Verdict> {
        match through {
            Through::Store => Ok(self.spec),
            Through::Runtime(spec) if spec > self.spec => Err(Verdict::NotReached),
            Through::Runtime(spec) => Ok(spec),
            Through::Epoch(epoch) => match self.active_at(epoch)? {
                spec if spec > self.spec || self.epoch.is_none_or(|at| at < epoch) => {
                    Err(Verdict::NotAdvanced)
                }
                spec => Ok(spec),
            },
        }
    }

    fn active_at(&self, epoch: u64) -> Result<u32, Verdict> {
        let schedule = self.schedule.as_ref().ok_or(Verdict::NoSchedule)?;
        active(schedule, epoch).map(|(spec, _)| spec).ok_or(Verdict::NoneActive)
    }
}

/// The spec version from which a version may be written.
pub fn activation(version: u8) -> u32 {
    ACTIVATIONS[usize::from(version) - 1]
}

/// What is active: of what has begun, the last to begin. Lists that keep the rules have no ties.
fn active(list: &List, epoch: u64) -> Option<(u32, u64)> {
    list.iter().copied().filter(|(_, from)| *from <= epoch).max_by_key(|(_, from)| *from)
}

/// Higher versions begin later, there are neither too few nor too many, and at most one is pending.
fn keeps_rules(list: &List, now: u64) -> bool {
    let mut sorted = list.clone();
    sorted.sort_unstable();
    (1..=DEPLOYMENTS_MAX).contains(&list.len())
        && sorted.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 < pair[1].1)
        && list.iter().filter(|(_, from)| *from > now).count() <= 1
}

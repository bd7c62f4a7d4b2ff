//! Somebody who was told what happened, and nothing else, and asks how a feature got to mainnet.

use std::collections::BTreeMap;

use perennial::train::{
    AuditResult, Covered, Day, Event, Evidence, FeatureName, Month, Plan, Release, UpgradeName,
};

pub struct Observer<'a> {
    pub plan: &'a Plan,
    pub events: Vec<&'a Event>,
    /// What each upgrade had in the end.
    pub upgrades: BTreeMap<&'a UpgradeName, &'a [FeatureName]>,
}

/// The place of an event in the history.
type At = usize;

impl Observer<'_> {
    /// The last event of a kind before another one.
    fn last(&self, before: At, is: impl Fn(&Event) -> bool) -> Option<At> {
        self.events[..before].iter().rposition(|event| is(event))
    }

    /// The way of a feature to mainnet in an upgrade, step by step from its end.
    pub fn explain(&self, feature: &FeatureName, upgrade: &UpgradeName) -> Result<(), String> {
        let end = self.events.len();
        let of = |name: &UpgradeName| name == upgrade;
        let is_active =
            |event: &Event| matches!(event, Event::MainnetActivate { upgrade, .. } if of(upgrade));
        let active = self.last(end, is_active).ok_or("not activated on mainnet")?;
        let mainnet = self
            .last(active, |e| matches!(e, Event::MainnetRelease { upgrade, .. } if of(upgrade)))
            .ok_or("no mainnet release")?;
        let vote = |wanted: bool| move |e: &Event| matches!(e, Event::GovResult { upgrade, veto } if of(upgrade) && *veto == wanted);
        if self.last(end, vote(true)).is_some() {
            return Err("vetoed".into());
        }
        let voted = self.last(mainnet, vote(false)).ok_or("no vote")?;
        let posted = self
            .last(voted, |e| matches!(e, Event::GovPost { upgrade, .. } if of(upgrade)))
            .ok_or("not posted")?;
        let testnet = self
            .last(mainnet, |e| {
                matches!(e, Event::TestnetActivate { upgrade, all_chains: true, matches_mainnet: true, .. }
                    if of(upgrade))
            })
            .ok_or("not on the testnet")?;
        let release = self
            .last(testnet, |e| matches!(e, Event::TestnetRelease { upgrade, .. } if of(upgrade)))
            .ok_or("no testnet release")?;
        if posted < release {
            return Err("posted before the testnet's release".into());
        }
        self.explain_days([release, testnet, mainnet, active])?;
        self.explain_betanet(release, feature, upgrade)?;
        self.explain_needs_on_testnet(testnet, feature, upgrade)?;
        self.explain_needs(active, feature, upgrade)
    }

    fn day(&self, at: At) -> Option<Day> {
        match self.events[at] {
            Event::TestnetRelease { day, .. } | Event::MainnetRelease { day, .. } => Some(*day),
            Event::TestnetActivate { upgrade, day, .. } => {
                let moved = self.events[at..].iter().rev().find_map(|event| match event {
                    Event::TestnetReschedule { upgrade: name, day, .. } => {
                        (name == upgrade).then_some(*day)
                    }
                    _ => None,
                });
                moved.or(Some(*day))
            }
            Event::MainnetActivate { upgrade, day, .. } => {
                let moved = self.events[at..].iter().rev().find_map(|event| match event {
                    Event::MainnetReschedule { upgrade: name, day, .. } => {
                        (name == upgrade).then_some(*day)
                    }
                    _ => None,
                });
                moved.or(Some(*day))
            }
            _ => None,
        }
    }

    fn explain_days(&self, at: [At; 4]) -> Result<(), String> {
        let policy = &self.plan.policy;
        let [release, testnet, mainnet, active] = at.map(|at| u64::from(self.day(at).unwrap().0));
        let max = policy.testnet_lead_max_days.map_or(u64::MAX, u64::from);
        let earliest = release + u64::from(policy.testnet_lead_min_days);
        let is_good = earliest <= testnet
            && testnet <= release.saturating_add(max)
            && mainnet <= active
            && testnet + u64::from(policy.mainnet_after_testnet_min_days) <= active;
        is_good
            .then_some(())
            .ok_or_else(|| format!("days {:?}", [release, testnet, mainnet, active]))
    }

    /// The last betanet was deployed, asked about an audit, answered, and stable, in this order, and
    /// was nothing else.
    fn explain_betanet(
        &self,
        before: At,
        feature: &FeatureName,
        upgrade: &UpgradeName,
    ) -> Result<(), String> {
        let of = |name: &UpgradeName| name == upgrade;
        let deploy = |e: &Event| matches!(e, Event::BetaDeploy { upgrade, performs_upgrade: true } if of(upgrade));
        let deployed = self.last(before, deploy).ok_or("no betanet")?;
        let mut left = self.events[deployed + 1..before].iter().filter(|event| match event {
            Event::AuditDecision { upgrade, .. }
            | Event::AuditResult { upgrade, .. }
            | Event::BetaAccept { upgrade, .. } => of(upgrade),
            _ => false,
        });
        match left.next() {
            Some(Event::AuditDecision { required: false, .. }) => {}
            Some(Event::AuditDecision { required: true, .. }) => match left.next() {
                Some(Event::AuditResult { result: AuditResult::Clean, .. }) => {}
                other => return Err(format!("the audit's answer is {other:?}")),
            },
            other => return Err(format!("whether there is an audit: {other:?}")),
        }
        match left.next() {
            Some(Event::BetaAccept { stable: true, evidence, .. }) => {
                self.explain_evidence(feature, evidence.as_deref(), false)?;
            }
            other => return Err(format!("the betanet's acceptance is {other:?}")),
        }
        if let Some(more) = left.next() {
            return Err(format!("{more:?} after the betanet's acceptance"));
        }
        let removed = self.events[..before].iter().any(|event| match event {
            Event::AuditResult { upgrade, result: AuditResult::HighRisk { feature: named } } => {
                of(upgrade) && named.as_ref() == Some(feature)
            }
            _ => false,
        });
        if removed {
            return Err("removed by the auditors".into());
        }
        let meeting = self
            .last(
                deployed,
                |e| matches!(e, Event::BetaMeeting { upgrade: Some(upgrade), .. } if of(upgrade)),
            )
            .ok_or("no meeting")?;
        let asks = |e: &Event| matches!(e, Event::BetaSubmit { feature: name } if name == feature);
        let asked = self.last(meeting, asks).ok_or("did not ask for the betanet")?;
        // Who asks twice was removed in between, or proved itself again.
        if let Some(first) = self.last(asked, asks) {
            let between = first..asked;
            let is_removed = self.events[between.clone()].iter().any(|event| {
                matches!(event, Event::AuditResult { result: AuditResult::HighRisk { .. }, .. })
            });
            let passed = self.alpha_accepted(asked, feature);
            if !is_removed && passed.is_none_or(|passed| !between.contains(&passed)) {
                return Err("asked twice on one alphanet".into());
            }
        }
        self.explain_alphanet(asked, feature)
    }

    fn alpha_accepted(&self, before: At, feature: &FeatureName) -> Option<At> {
        self.last(
            before,
            |event| matches!(event, Event::AlphaAccept { feature: name, .. } if name == feature),
        )
    }

    /// It was code-complete on an alphanet whose scope it was in, after its last failure there.
    fn explain_alphanet(&self, before: At, feature: &FeatureName) -> Result<(), String> {
        let accepted = self.alpha_accepted(before, feature).ok_or("not accepted on an alphanet")?;
        match self.events[accepted] {
            Event::AlphaAccept { stable: true, evidence, .. } => {
                self.explain_evidence(feature, evidence.as_deref(), true)?;
            }
            other => return Err(format!("the alphanet's acceptance is {other:?}")),
        }
        let since = self.alpha_accepted(accepted, feature).map_or(0, |failed| failed + 1);
        let was_on = (since..accepted).any(|at| match self.events[at] {
            Event::AlphaDeploy { month, at_genesis: true } => {
                self.was_on(since, at, *month, feature)
            }
            _ => false,
        });
        was_on.then_some(()).ok_or_else(|| "not on an alphanet".into())
    }

    /// Whether it was, since a failure and since a veto made it begin anew.
    fn was_on(&self, failed: At, deployed: At, month: Month, feature: &FeatureName) -> bool {
        let meeting = self
            .last(deployed, |e| matches!(e, Event::AlphaMeeting { month: held } if *held == month));
        let Some(meeting) = meeting else { return false };
        let asked = self.last(meeting, |event| match event {
            Event::AlphaSubmit { feature: name } | Event::AlphaAdd { feature: name, .. } => {
                name == feature
            }
            _ => false,
        });
        let complete = self.last(deployed, |event| match event {
            Event::Merge { feature: name, code_complete: true }
            | Event::Complete { feature: name } => name == feature,
            _ => false,
        });
        let veto = |event: &Event| matches!(event, Event::GovResult { upgrade, veto: true } if self.has(upgrade, feature));
        let veto = self.last(deployed, veto);
        asked > veto && complete > veto && meeting >= failed
    }

    /// What it releases was checked.
    fn explain_evidence(
        &self,
        feature: &FeatureName,
        evidence: Option<&Evidence>,
        alone: bool,
    ) -> Result<(), String> {
        let releases: &[Release] = &self.plan.find(feature.as_str()).unwrap().releases;
        let covers: &[Covered] = evidence.map_or(&[], Evidence::covers);
        let is_covered =
            |release: &Release| covers.iter().any(|covered| covered.release == *release);
        let is_good = releases.iter().all(is_covered) && (!alone || covers.len() == releases.len());
        is_good.then_some(()).ok_or_else(|| format!("{releases:?} and {covers:?}"))
    }

    /// What it needs was shipped before it, and no later, or with it.
    fn explain_needs(
        &self,
        active: At,
        feature: &FeatureName,
        upgrade: &UpgradeName,
    ) -> Result<(), String> {
        for need in &self.plan.find(feature.as_str()).unwrap().needs {
            let carriers = (0..=active).filter_map(|at| match self.events[at] {
                Event::MainnetActivate { upgrade, .. }
                    if self.day(at) <= self.day(active) && self.has(upgrade, need) =>
                {
                    Some(upgrade)
                }
                _ => None,
            });
            // With it, as part of the same upgrade, it is asked about there.
            let mut carriers =
                carriers.filter(|name| *name == upgrade || self.explain(need, name).is_ok());
            if carriers.next().is_none() {
                return Err(format!("{need} is not there"));
            }
        }
        Ok(())
    }

    fn has(&self, upgrade: &UpgradeName, feature: &FeatureName) -> bool {
        self.upgrades.get(upgrade).is_some_and(|features| features.contains(feature))
    }

    /// What it needs came to the testnet with it, or was there no later, or was shipped.
    fn explain_needs_on_testnet(
        &self,
        testnet: At,
        feature: &FeatureName,
        upgrade: &UpgradeName,
    ) -> Result<(), String> {
        for need in &self.plan.find(feature.as_str()).unwrap().needs {
            let brings = |at: &At| match self.events[*at] {
                Event::TestnetActivate { upgrade, .. } => {
                    self.has(upgrade, need) && self.day(*at) <= self.day(testnet)
                }
                Event::MainnetActivate { upgrade, .. } => self.has(upgrade, need),
                _ => false,
            };
            if !self.has(upgrade, need) && !(0..testnet).any(|at| brings(&at)) {
                return Err(format!("{need} is not on the testnet"));
            }
        }
        Ok(())
    }
}

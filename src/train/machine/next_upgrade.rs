//! What may happen to an upgrade next, and on which days.

use alloc::{collections::BTreeSet, format, string::String, vec::Vec};

use super::next::{Asked, NextEvent};
use crate::{
    train::{Activation, AuditResult, Day, Event, ProposalNumber, Subject, Upgrade},
    version::Epoch,
};

/// Where an activation is looked for.
type OnNetwork = fn(&Upgrade) -> Option<Activation>;

impl Asked<'_> {
    /// What may happen to an upgrade, what leads on first.
    pub(super) fn for_upgrade(&self, upgrade: &Upgrade) -> Vec<NextEvent> {
        let name = || upgrade.name.clone();
        let subject = Subject::Upgrade(name());
        let subject = Some(&subject);
        let mut next: Vec<NextEvent> = Vec::new();
        let names = self.hardforks().map(|hardfork| Event::hardfork_name(name(), hardfork));
        next.extend(self.first(names, subject, &["name"]));
        let numbers = self.numbers().map(|number| Event::upgrade_number(name(), number));
        next.extend(self.first(numbers, subject, &["number"]));
        let answers = [
            Event::beta_deploy(name()),
            Event::audit_decision(name(), true),
            Event::audit_decision(name(), false),
            Event::audit_result(name(), AuditResult::Clean),
            Event::audit_result(name(), AuditResult::NeedsFix),
        ];
        let risks = upgrade.features.iter().map(|feature| {
            let feature = Some(feature.clone());
            Event::audit_result(name(), AuditResult::HighRisk { feature })
        });
        let acceptance = [Event::beta_accept(name(), None), Event::beta_reject(name())];
        let answers = answers.into_iter().chain(risks).chain(acceptance);
        next.extend(answers.filter_map(|event| self.ask(event, subject, &[])));

        let today = self.on.unwrap_or(upgrade.testnet().map_or(Day(0), |testnet| testnet.day));
        next.extend(self.ask(Event::testnet_release(name(), today), subject, &["day"]));
        let free = &["day", "epoch"];
        let activations = self.days(upgrade, Upgrade::testnet).into_iter();
        let activations = activations.map(|Activation { day, epoch }| Event::TestnetActivate {
            upgrade: name(),
            day,
            epoch,
            all_chains: true,
            matches_mainnet: true,
        });
        next.extend(self.first(activations, subject, free));
        let post = upgrade.number.map(|number| Event::gov_post(name(), number));
        let votes = [Event::gov_result(name(), false), Event::gov_result(name(), true)];
        let votes = post.into_iter().chain(votes);
        next.extend(votes.filter_map(|event| self.ask(event, subject, &[])));
        next.extend(self.ask(Event::mainnet_release(name(), today), subject, &["day"]));
        let mainnet = self.days(upgrade, Upgrade::mainnet);
        let activate =
            |Activation { day, epoch }| Event::MainnetActivate { upgrade: name(), day, epoch };
        next.extend(self.first(mainnet.iter().copied().map(activate), subject, free));
        let moved =
            |Activation { day, epoch }| Event::MainnetReschedule { upgrade: name(), day, epoch };
        next.extend(self.first(mainnet.into_iter().map(moved), subject, free));
        let testnet = self.days(upgrade, Upgrade::testnet).into_iter();
        let moved =
            |Activation { day, epoch }| Event::TestnetReschedule { upgrade: name(), day, epoch };
        next.extend(self.first(testnet.map(moved), subject, free));
        next
    }

    /// Names of which one follows the alphabet and is nobody's.
    fn hardforks(&self) -> impl Iterator<Item = String> {
        let letter = self.train.next_letter().unwrap_or('a');
        // Each upgrade has at most one name, and the plan may have one.
        let numbers = 2..=self.train.upgrades.len().saturating_add(3);
        let numbered = numbers.map(move |number| format!("{letter}{number}"));
        core::iter::once(String::from(letter)).chain(numbered)
    }

    /// Numbers of which one is nobody's: the next one first.
    fn numbers(&self) -> impl Iterator<Item = ProposalNumber> {
        let used = self.train.upgrades.iter().filter_map(|upgrade| upgrade.number);
        let next = used.max().map_or(1, |last| last.number().saturating_add(1));
        let count = u32::try_from(self.train.upgrades.len()).unwrap_or(u32::MAX);
        let others = 1..=count.saturating_add(1);
        core::iter::once(next).chain(others).map(ProposalNumber::from)
    }

    /// The activations that are worth asking for, the earliest first. Between the days on which other
    /// upgrades are active nothing changes, so that if any day will do, one of these does.
    fn days(&self, upgrade: &Upgrade, of: OnNetwork) -> Vec<Activation> {
        let train = self.train;
        let (lead, after) = (
            train.plan.policy.testnet_lead_min_days,
            train.plan.policy.mainnet_after_testnet_min_days,
        );
        let behind = |day: Option<Day>, days: u32| day.map(|day| day.0.saturating_add(days));
        let testnet = upgrade.testnet().map(|testnet| testnet.day);
        let set = of(upgrade).map(|set| set.day);
        let others = train.upgrades.iter().filter(|other| other.name != upgrade.name);
        let others: Vec<Activation> = others.filter_map(of).collect();
        let mut days: BTreeSet<u32> = [
            self.on.map(|on| on.0),
            // A set activation is moved behind the day on which that is decided.
            behind(self.on, 1),
            behind(upgrade.testnet_release(), lead),
            behind(testnet, after),
            behind(upgrade.mainnet_release(), 0),
            behind(set, 0),
            behind(set, 1),
        ]
        .into_iter()
        .flatten()
        .collect();
        for Activation { day, .. } in &others {
            days.extend([day.0.saturating_sub(1), day.0, day.0.saturating_add(1)]);
        }
        let mut found = Vec::new();
        for day in days.into_iter().map(Day) {
            found.push(Activation { day, epoch: None });
            // Beside others that have an exact epoch, one before or behind it may be asked for.
            for Epoch(epoch) in others.iter().filter(|at| at.day == day).filter_map(|at| at.epoch) {
                let beside = [epoch.checked_sub(1), epoch.checked_add(1)].into_iter().flatten();
                found.extend(beside.map(|at| Activation { day, epoch: Some(Epoch(at)) }));
            }
        }
        found
    }
}

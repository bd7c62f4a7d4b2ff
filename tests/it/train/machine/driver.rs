//! Random plans and events: mostly what comes next, so that many trains get far, and sometimes anything.

use perennial::{
    SpecVersion,
    train::{
        AuditResult, Day, Entry, Event, Evidence, Feature, FeatureName, FeatureState, Governance,
        Month, Naming, Plan, Policy, ProposalNumber, Subject, Train, Upgrade, UpgradeName,
        UpgradeState,
    },
};

use super::{evidence, evidence_at, random::Random};

const NAMES: [&str; 5] = ["A", "B", "C", "D", "E"];

fn policy(random: &mut Random) -> Policy {
    match random.below(4) {
        0 => Policy::seed001(),
        1 => Policy::seed001_parallel(),
        2 => Policy::pm2025(),
        _ => {
            let min = random.below(9);
            Policy {
                name: "ours".into(),
                testnet_lead_min_days: min,
                testnet_lead_max_days: random.percent(50).then(|| min + random.below(5)),
                governance: *random
                    .pick(&[Governance::AfterTestnetActivation, Governance::Parallel]),
                mainnet_after_testnet_min_days: random.below(9),
                naming: *random.pick(&[Naming::NextLetter, Naming::Free]),
            }
        }
    }
}

pub fn plan(random: &mut Random) -> Plan {
    let mut plan = Plan::new(policy(random), SpecVersion(5));
    plan.last_hardfork = random.percent(50).then(|| "yarrow".into());
    let count = 1 + random.below(5) as usize;
    for (at, name) in NAMES.into_iter().enumerate().take(count) {
        let mut feature = Feature::new(name);
        feature.l2 = random.percent(30);
        if random.percent(40) {
            let release = format!("Entity{name} V2").parse().unwrap();
            feature = feature.releases(release, SpecVersion(6 + random.below(3)));
        }
        if at > 0 && random.percent(30) {
            feature = feature.needs(*random.pick(&NAMES[..at]));
        }
        plan = plan.feature(feature);
    }
    plan
}

/// Evidence that a check of these features went well; none if they release nothing.
pub fn found(plan: &Plan, subject: Subject, features: &[FeatureName]) -> Option<Box<Evidence>> {
    let features = features.iter().filter_map(|name| plan.find(name.as_str()));
    let spec = features.clone().filter_map(|feature| feature.spec_version).max();
    let covers: Vec<_> = features.flat_map(|feature| feature.releases.clone()).collect();
    spec.map(|spec| Box::new(evidence_at(subject, covers, (SpecVersion(5), spec))))
}

/// The next event: mostly one that comes next somewhere.
pub fn entry(train: &Train, random: &mut Random) -> Entry {
    let event = if random.percent(85) { sensible(train, random) } else { anything(train, random) };
    let mut entry = Entry::from(event);
    let latest = train.history().iter().rev().find_map(|entry| entry.on);
    let is_moved =
        matches!(entry.event, Event::TestnetReschedule { .. } | Event::MainnetReschedule { .. });
    if is_moved && random.percent(90) {
        let day = latest.map_or(90, |day| day.0.max(90)) + random.below(30);
        return entry.on(Day(day));
    }
    if random.percent(10) {
        let day = latest.map_or(5, |day| day.0) + random.below(4);
        entry = entry.on(Day(day.saturating_sub(1)));
    }
    entry
}

fn sensible(train: &Train, random: &mut Random) -> Event {
    // The way of an upgrade is long, so it is looked after more often.
    let under_way = |upgrade: &&Upgrade| {
        !matches!(upgrade.state(), UpgradeState::MainnetActive | UpgradeState::Stopped)
    };
    let upgrades: Vec<&Upgrade> = train.upgrades().iter().filter(under_way).collect();
    if !upgrades.is_empty() && random.percent(65) {
        let upgrade = *random.pick(&upgrades);
        return for_upgrade(train, upgrade, random);
    }
    let name = random.pick(&train.plan().features).name.clone();
    let feature = || name.clone();
    let Some(state) = train.feature(name.as_str()) else {
        return Event::Merge { feature: feature(), code_complete: random.percent(80) };
    };
    match state {
        FeatureState::Merged => match random.below(4) {
            0 => Event::Complete { feature: feature() },
            1 => Event::AlphaAdd { feature: feature(), month: Month(random.below(20)) },
            _ => Event::AlphaSubmit { feature: feature() },
        },
        FeatureState::AlphaSubmitted => match random.below(4) {
            0 => Event::Complete { feature: feature() },
            1 => Event::alpha_meeting(next_month(train, false)),
            _ => Event::alpha_deploy(next_month(train, true)),
        },
        FeatureState::AlphaTesting => {
            let stable = random.percent(85);
            let evidence = found(train.plan(), Subject::Feature(feature()), &[feature()]);
            Event::AlphaAccept { feature: feature(), stable, evidence }
        }
        FeatureState::AlphaPassed | FeatureState::Removed => Event::beta_submit(feature()),
        FeatureState::BetaSubmitted => {
            let month = Month(u32::try_from(train.upgrades().len()).unwrap());
            let name = if random.percent(5) { String::new() } else { format!("U{month}") };
            Event::beta_meeting(month, name.as_str())
        }
        // Only one in a vetoed upgrade gets anywhere by this.
        _ => Event::Merge { feature: feature(), code_complete: random.percent(80) },
    }
}

/// The last month with a meeting, or the one after it.
fn next_month(train: &Train, deploy: bool) -> Month {
    let meetings = train.history().iter();
    let meetings =
        meetings.filter(|entry| matches!(entry.event, Event::AlphaMeeting { .. })).count();
    let last = u32::try_from(meetings).unwrap();
    Month(if deploy { last } else { last + 1 })
}

fn for_upgrade(train: &Train, upgrade: &Upgrade, random: &mut Random) -> Event {
    let name = upgrade.name().clone();
    let policy = train.policy();
    let testnet = |release: Day, random: &mut Random| {
        let lead = (policy.testnet_lead_min_days + random.below(4)).saturating_sub(1);
        Event::testnet_activate(name.clone(), Day(release.0.saturating_add(lead)))
    };
    match upgrade.state() {
        UpgradeState::Scoped => scoped(train, upgrade, random),
        UpgradeState::Deployed => Event::audit_decision(name, random.percent(50)),
        UpgradeState::Audit => {
            let result = match random.below(4) {
                0 | 1 => AuditResult::Clean,
                2 => AuditResult::NeedsFix,
                _ => AuditResult::HighRisk { feature: upgrade.features().first().cloned() },
            };
            Event::audit_result(name, result)
        }
        UpgradeState::Acceptance => {
            let subject = Subject::Upgrade(name.clone());
            let evidence = found(train.plan(), subject, upgrade.features());
            Event::BetaAccept { upgrade: name, stable: random.percent(85), evidence }
        }
        UpgradeState::BetaPassed => Event::testnet_release(name, Day(100 + random.below(20))),
        UpgradeState::TestnetReleased => match (policy.governance, upgrade.testnet_release()) {
            (Governance::AfterTestnetActivation, Some(day)) => testnet(day, random),
            (Governance::Parallel, Some(day)) if random.percent(50) => testnet(day, random),
            _ => Event::gov_post(name, upgrade.number().unwrap()),
        },
        UpgradeState::TestnetActive => Event::gov_post(name, upgrade.number().unwrap()),
        UpgradeState::Governance => Event::gov_result(name, random.percent(15)),
        UpgradeState::GovernancePassed => match upgrade.testnet() {
            None => testnet(upgrade.testnet_release().unwrap(), random),
            Some(active) => {
                Event::mainnet_release(name, Day(active.day.0.saturating_add(random.below(5))))
            }
        },
        UpgradeState::MainnetActive => match random.percent(50) {
            true => Event::testnet_reschedule(name, Day(110 + random.below(40))),
            false => Event::mainnet_reschedule(name, Day(140 + random.below(60))),
        },
        _ => Event::mainnet_activate(name, Day(140 + random.below(30))),
    }
}

fn scoped(train: &Train, upgrade: &Upgrade, random: &mut Random) -> Event {
    let name = upgrade.name().clone();
    let is_l2 = |name: &FeatureName| train.plan().find(name.as_str()).unwrap().l2;
    if upgrade.hardfork().is_none() && upgrade.features().iter().any(is_l2) {
        let mut given = train.upgrades().iter().filter_map(Upgrade::hardfork);
        let used = given.next().filter(|_| random.percent(20)).map(Into::into);
        return Event::hardfork_name(name, used.unwrap_or_else(|| next_name(train)));
    }
    if upgrade.number().is_none() {
        return Event::upgrade_number(name, number(train, random));
    }
    Event::beta_deploy(name)
}

fn number(train: &Train, random: &mut Random) -> ProposalNumber {
    let number = u32::try_from(train.upgrades().len()).unwrap() + random.below(5);
    let letter = if random.percent(50) { *random.pick(&["a", "b", "c"]) } else { "" };
    format!("{number}{letter}").parse().unwrap()
}

/// A name that follows the alphabet.
pub fn next_name(train: &Train) -> String {
    let given = train.history().iter().rev().find_map(|entry| match &entry.event {
        Event::HardforkName { name, .. } => Some(name.clone()),
        _ => None,
    });
    let last = given.or_else(|| train.plan().last_hardfork.clone());
    match last.and_then(|last| last.bytes().next()) {
        Some(letter @ b'a'..=b'y') => char::from(letter + 1).to_string(),
        _ => "a".into(),
    }
}

fn anything(train: &Train, random: &mut Random) -> Event {
    let feature = FeatureName::from(*random.pick(&["A", "B", "C", "D", "E", "X"]));
    let upgrade = UpgradeName::from(*random.pick(&["U0", "U1", "U2", "X"]));
    let month = Month(random.below(6));
    let day = Day(*random.pick(&[0, 99, 110, 117, 120, 150, u32::MAX]));
    let (flag, other) = (random.percent(50), random.percent(50));
    let number = number(train, random);
    let covers = vec!["EntityA V2".parse().unwrap()];
    match random.below(25) {
        0 => Event::Merge { feature, code_complete: flag },
        1 => Event::Complete { feature },
        2 => Event::AlphaSubmit { feature },
        3 => Event::AlphaHold { month, feature },
        4 => Event::AlphaAdd { month, feature },
        5 => Event::AlphaMeeting { month },
        6 => Event::AlphaDeploy { month, at_genesis: flag },
        7 => {
            let evidence = other.then(|| evidence(Subject::Feature(feature.clone()), covers));
            Event::AlphaAccept { feature, stable: flag, evidence: evidence.map(Box::new) }
        }
        8 => Event::BetaSubmit { feature },
        9 => Event::BetaMeeting { month, upgrade: flag.then_some(upgrade) },
        10 => Event::BetaAdd { upgrade, feature },
        11 => {
            let name = random.pick(&["", "a", "b", "lagoon", "zeta", "ß"]);
            Event::hardfork_name(upgrade, *name)
        }
        12 => Event::UpgradeNumber { upgrade, number },
        13 => Event::BetaDeploy { upgrade, performs_upgrade: flag },
        14 => Event::AuditDecision { upgrade, required: flag },
        15 => {
            let feature = other.then_some(feature);
            let risk = AuditResult::HighRisk { feature };
            let result = random.pick(&[AuditResult::Clean, AuditResult::NeedsFix, risk]).clone();
            Event::AuditResult { upgrade, result }
        }
        16 => {
            let evidence = other.then(|| evidence(Subject::Upgrade(upgrade.clone()), covers));
            Event::BetaAccept { upgrade, stable: flag, evidence: evidence.map(Box::new) }
        }
        17 => Event::TestnetRelease { upgrade, day },
        18 => Event::TestnetActivate {
            upgrade,
            day,
            epoch: None,
            all_chains: flag,
            matches_mainnet: other,
        },
        19 => Event::GovPost { upgrade, number },
        20 => Event::GovResult { upgrade, veto: flag },
        21 => Event::MainnetRelease { upgrade, day },
        22 => Event::MainnetActivate { upgrade, day, epoch: None },
        23 => Event::TestnetReschedule { upgrade, day, epoch: None },
        _ => Event::MainnetReschedule { upgrade, day, epoch: None },
    }
}

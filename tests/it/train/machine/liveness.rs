//! Whatever has happened to a train: if all goes well from then on, all that is planned ships.

use perennial::train::{
    Day, Entry, Event, Feature, FeatureState, Governance, Month, Plan, Train, Upgrade, UpgradeState,
};

use super::{driver, random::Random};

const STREAMS: u64 = 6_000;
/// What a fair driver's months, numbers and days begin with: far behind those of random streams.
const FRESH: u32 = 1_000;
const MAINNET: u32 = 50_000;

/// A random plan with many needs. Nothing is released: a project that has spec versions out of order
/// mends its plan, and a driver cannot.
fn plan(random: &mut Random) -> Plan {
    let mut plan = driver::plan(random);
    let names: Vec<_> = plan.features.iter().map(|feature| feature.name.clone()).collect();
    let is_turned = random.percent(50);
    for (at, feature) in plan.features.iter_mut().enumerate() {
        *feature = Feature { l2: feature.l2, ..Feature::new(feature.name.clone()) };
        for (other, name) in names.iter().enumerate() {
            let may_need = if is_turned { other > at } else { other < at };
            if may_need && random.percent(40) {
                feature.needs.push(name.clone());
            }
        }
    }
    plan
}

/// A day so late that no other one comes after it is nobody's fault but its own.
fn is_late(event: &Event) -> bool {
    match event {
        Event::TestnetRelease { day, .. }
        | Event::TestnetActivate { day, .. }
        | Event::MainnetRelease { day, .. }
        | Event::MainnetActivate { day, .. }
        | Event::TestnetReschedule { day, .. }
        | Event::MainnetReschedule { day, .. } => *day > Day(10_000),
        _ => false,
    }
}

fn may(train: &mut Train, event: impl Into<Entry>) {
    // Who must wait asks again in the next round.
    let _ = train.apply(event);
}

/// A round in which everybody who can goes on, and everybody says yes.
fn round(train: &mut Train, number: u32) {
    let month = Month(FRESH + number);
    let names: Vec<_> = train.plan().features.iter().map(|feature| feature.name.clone()).collect();
    for name in &names {
        let is_stopped = train.upgrade_of(name.as_str()).is_some_and(Upgrade::is_stopped);
        match train.feature(name.as_str()) {
            None => may(train, Event::merge(name.clone())),
            Some(_) if is_stopped => may(train, Event::merge(name.clone())),
            Some(_) => {}
        }
        may(train, Event::Complete { feature: name.clone() });
        may(train, Event::alpha_submit(name.clone()));
    }
    may(train, Event::alpha_meeting(month));
    may(train, Event::alpha_deploy(month));
    names.iter().for_each(|name| may(train, Event::alpha_accept(name.clone(), None)));
    // Who needs another one may only ask after it.
    for _ in &names {
        names.iter().for_each(|name| may(train, Event::beta_submit(name.clone())));
    }
    may(train, Event::beta_meeting(month, format!("L{number}").as_str()));
    let upgrades: Vec<_> = train.upgrades().iter().map(|upgrade| upgrade.name().clone()).collect();
    for (at, name) in (0..).zip(&upgrades) {
        // More steps than an upgrade has.
        for _ in 0..12 {
            let upgrade = train.upgrade(name.as_str()).unwrap().clone();
            let number = FRESH + number * 100 + at;
            next(train, &upgrade, number).into_iter().for_each(|event| may(train, event));
        }
    }
}

fn next(train: &Train, upgrade: &Upgrade, number: u32) -> Vec<Event> {
    let name = || upgrade.name().clone();
    let policy = train.policy();
    let activate = || {
        let lead = policy.testnet_lead_max_days.unwrap_or(policy.testnet_lead_min_days + 5_000);
        upgrade.testnet_release().map(|day| Event::testnet_activate(name(), Day(day.0 + lead)))
    };
    let post = || upgrade.number().map(|number| Event::gov_post(name(), number));
    match upgrade.state() {
        UpgradeState::Scoped => vec![
            Event::hardfork_name(name(), format!("{}{number}", driver::next_name(train))),
            Event::upgrade_number(name(), number),
            Event::beta_deploy(name()),
        ],
        UpgradeState::Deployed => vec![Event::audit_decision(name(), false)],
        UpgradeState::Audit => {
            vec![Event::audit_result(name(), perennial::train::AuditResult::Clean)]
        }
        UpgradeState::Acceptance => vec![Event::beta_accept(name(), None)],
        UpgradeState::BetaPassed => vec![Event::testnet_release(name(), Day(200))],
        UpgradeState::TestnetReleased => match policy.governance {
            Governance::AfterTestnetActivation => activate().into_iter().collect(),
            Governance::Parallel => activate().into_iter().chain(post()).collect(),
        },
        UpgradeState::TestnetActive => post().into_iter().collect(),
        UpgradeState::Governance => {
            activate().into_iter().chain([Event::gov_result(name(), false)]).collect()
        }
        UpgradeState::GovernancePassed => {
            activate().into_iter().chain([Event::mainnet_release(name(), Day(MAINNET))]).collect()
        }
        UpgradeState::MainnetReleased => {
            vec![Event::mainnet_activate(name(), Day(MAINNET + number))]
        }
        _ => Vec::new(),
    }
}

fn left(train: &Train) -> usize {
    let names = train.plan().features.iter();
    names.filter(|f| train.feature(f.name.as_str()) != Some(FeatureState::Shipped)).count()
}

#[test]
fn all_ships_in_the_end_whatever_has_happened() {
    let (mut most, mut stopped, mut removed) = (0, 0, 0);
    for seed in 0..STREAMS {
        let mut random = Random::seeded(seed);
        let mut train = Train::new(plan(&mut random)).unwrap();
        for _ in 0..10 + random.below(120) {
            let entry = driver::entry(&train, &mut random);
            if !is_late(&entry.event) {
                let done = train.apply(entry);
                removed += done.map_or(0, |done| usize::from(done.removed.len() > 1));
            }
        }
        stopped += train.upgrades().iter().filter(|upgrade| upgrade.is_stopped()).count();
        // A round ships at least what needs nothing that is left, unless it only takes it up again.
        let bound = 2 * u32::try_from(train.plan().features.len()).unwrap() + 2;
        let mut rounds = 0;
        while left(&train) > 0 {
            assert!(rounds < bound, "stream {seed} is stuck: {train:#?}");
            rounds += 1;
            round(&mut train, rounds);
        }
        most = most.max(rounds);
    }
    println!(
        "{STREAMS} streams, {stopped} vetoes, {removed} removals of several; {most} rounds at most"
    );
    assert!(stopped > 100 && removed > 100 && most > 1);
}

//! What may happen next: no more and no less than what is accepted.

use std::collections::BTreeMap;

use perennial::{
    Epoch, SpecVersion,
    train::{
        AuditResult, Day, Entry, Event, Feature, Month, NextEvent, Plan, PlannedUpgrade, Policy,
        Subject, Train,
    },
};

use super::{driver, random::Random, support};

const STREAMS: u64 = 1_200;

/// An event without what people choose freely.
fn bare(train: &Train, event: &Event) -> Event {
    let mut event = event.clone();
    match &mut event {
        Event::Merge { code_complete, .. } => *code_complete = true,
        Event::AlphaAdd { month, .. } | Event::AlphaMeeting { month } => *month = Month(0),
        Event::AlphaAccept { evidence, .. } | Event::BetaAccept { evidence, .. } => {
            *evidence = None
        }
        Event::BetaMeeting { month, upgrade } => {
            *month = Month(0);
            *upgrade = upgrade.as_ref().map(|_| "U".into());
        }
        Event::HardforkName { name, .. } => name.clear(),
        Event::UpgradeNumber { number, .. } => *number = 0.into(),
        Event::AuditResult { upgrade, result: AuditResult::HighRisk { feature } } => {
            let only =
                train.upgrade(upgrade.as_str()).and_then(|upgrade| upgrade.features().first());
            *feature = feature.take().or_else(|| only.cloned());
        }
        Event::TestnetRelease { day, .. } | Event::MainnetRelease { day, .. } => *day = Day(0),
        Event::TestnetActivate { day, epoch, .. }
        | Event::MainnetActivate { day, epoch, .. }
        | Event::TestnetReschedule { day, epoch, .. }
        | Event::MainnetReschedule { day, epoch, .. } => (*day, *epoch) = (Day(0), None),
        _ => {}
    }
    event
}

/// The event with the evidence that it needs.
fn proven(train: &Train, next: &NextEvent) -> Event {
    let mut event = next.event.clone();
    match &mut event {
        Event::AlphaAccept { feature, evidence, .. } if next.needs_evidence => {
            let subject = Subject::Feature(feature.clone());
            *evidence = driver::found(train.plan(), subject, std::slice::from_ref(feature));
        }
        Event::BetaAccept { upgrade, evidence, .. } if next.needs_evidence => {
            let features = train.upgrade(upgrade.as_str()).unwrap().features();
            let subject = Subject::Upgrade(upgrade.clone());
            *evidence = driver::found(train.plan(), subject, features);
        }
        _ => assert!(!next.needs_evidence, "{next:?}"),
    }
    event
}

fn states(train: &Train) -> String {
    let features: Vec<_> = train.features().collect();
    format!("{features:?} {:?}", train.upgrades())
}

#[test]
fn what_may_happen_next_is_just_what_is_accepted() {
    let (mut kinds, mut asked, mut idle) = (BTreeMap::new(), 0_u64, 0_u64);
    for seed in 0..STREAMS {
        let mut random = Random::seeded(seed);
        let mut train = Train::new(driver::plan(&mut random)).unwrap();
        for _ in 0..10 + random.below(60) {
            let entry = driver::entry(&train, &mut random);
            let next = train.next(entry.on);
            let before = train.clone();
            if train.apply(entry.clone()).is_ok() {
                let wanted = bare(&before, &entry.event);
                let has = next.iter().any(|next| bare(&before, &next.event) == wanted);
                assert!(has, "stream {seed}: {entry:?} is not among {next:#?}");
                *kinds.entry(entry.event.word()).or_insert(0_u64) += 1;
            }
            if !random.percent(20) {
                continue;
            }
            for next in &next {
                let mut copy = before.clone();
                let event = Entry { on: entry.on, ..Entry::from(proven(&before, next)) };
                let applied = copy.apply(event.clone());
                assert!(applied.is_ok(), "stream {seed}: {event:?}: {applied:?}");
                asked += 1;
                if next.is_idle {
                    assert_eq!(states(&copy), states(&before), "stream {seed}: {event:?}");
                    idle += 1;
                }
            }
        }
    }
    println!(
        "{STREAMS} streams, {asked} events that may come next, {idle} idle; accepted: {kinds:?}"
    );
    // All but the two that are never accepted.
    assert_eq!(kinds.len(), 23, "{kinds:?}");
    assert!(asked > 10_000 && idle > 100);
}

fn words(next: &[NextEvent]) -> Vec<&'static str> {
    next.iter().filter(|next| !next.is_idle).map(|next| next.event.word()).collect()
}

#[test]
fn what_leads_on_comes_first_and_months_follow_from_days() {
    let plan = Plan::new(Policy::pm2025(), SpecVersion(5))
        .feature(Feature::new("karma").l2())
        .upgrade(PlannedUpgrade::new("july"));
    let plan = plan.last_hardfork("karst");
    let mut train = Train::new(plan).unwrap();
    let march = Day::of_date(2026, 3, 2).unwrap();
    assert_eq!(words(&train.next(Some(march))), ["merge", "alpha_meeting"]);
    let meeting = Event::alpha_meeting(Month::of_text("2026-03").unwrap());
    assert!(train.next(Some(march)).iter().any(|next| next.event == meeting));
    for event in [Event::merge("karma"), Event::alpha_submit("karma"), meeting] {
        train.apply(event).unwrap();
    }
    let again = Event::alpha_meeting(Month::of_text("2026-04").unwrap());
    assert!(train.next(Some(march)).iter().any(|next| next.event == again));
    for event in [
        Event::alpha_deploy(Month::of_text("2026-03").unwrap()),
        Event::alpha_accept("karma", None),
        Event::beta_submit("karma"),
    ] {
        train.apply(event).unwrap();
    }
    let meeting = Event::beta_meeting(Month::of_text("2026-03").unwrap(), "july");
    assert!(train.next(Some(march)).iter().any(|next| next.event == meeting));
    train.apply(meeting).unwrap();
    let name =
        train.next(Some(march)).into_iter().find(|next| next.event.word() == "hardfork_name");
    assert_eq!(name.unwrap().event, Event::hardfork_name("july", "l"));
}

/// Between them, only an exact epoch keeps the spec versions in order.
#[test]
fn an_epoch_is_found_where_no_day_alone_will_do() {
    let release = |text: &str| text.parse().unwrap();
    let plan =
        Plan::new(Policy { testnet_lead_max_days: Some(7), ..Policy::pm2025() }, SpecVersion(5));
    let plan = plan
        .feature(Feature::new("a").releases(release("A V2"), SpecVersion(6)))
        .feature(Feature::new("b").releases(release("B V2"), SpecVersion(7)));
    let mut train = Train::new(plan).unwrap();
    let mut go = |event: Event| {
        train.apply(event.clone()).unwrap_or_else(|error| panic!("{event:?}: {error}"));
    };
    for (number, (name, upgrade)) in (1..).zip([("a", "A"), ("b", "B")]) {
        let covers =
            |spec| (vec![release(&format!("{upgrade} V2"))], (SpecVersion(5), SpecVersion(spec)));
        let evidence = |subject| {
            let (covers, specs) = covers(5 + number);
            Some(support::evidence_at(subject, covers, specs))
        };
        go(Event::merge(name));
        go(Event::alpha_submit(name));
        go(Event::alpha_meeting(Month(number)));
        go(Event::alpha_deploy(Month(number)));
        go(Event::alpha_accept(name, evidence(Subject::Feature(name.into()))));
        go(Event::beta_submit(name));
        go(Event::beta_meeting(Month(number), upgrade));
        go(Event::upgrade_number(upgrade, number));
        go(Event::beta_deploy(upgrade));
        go(Event::audit_decision(upgrade, false));
        go(Event::beta_accept(upgrade, evidence(Subject::Upgrade(upgrade.into()))));
        go(Event::testnet_release(upgrade, Day(100)));
    }
    let at = |epoch| Event::TestnetActivate {
        upgrade: "A".into(),
        day: Day(107),
        epoch: Some(Epoch(epoch)),
        all_chains: true,
        matches_mainnet: true,
    };
    go(at(500));
    let next = train.next(None);
    let next = next.iter().find(|next| next.event.word() == "testnet_activate").unwrap();
    let Event::TestnetActivate { day: Day(107), epoch: Some(Epoch(501)), .. } = next.event else {
        panic!("{next:?}");
    };
}

//! Random trains, written and read.

use std::collections::BTreeSet;

use perennial::{
    Epoch, SpecVersion, Version,
    schema::Fingerprint,
    train::{
        AuditResult, Covered, Day, Entry, Event, Evidence, Feature, Governance, Month, Naming,
        Plan, PlannedUpgrade, Policy, ProposalNumber, Release, Subject, Train, TrainFile,
    },
};
use proptest::{collection::vec, option, prelude::*, test_runner::TestRunner};

/// Names as people give them, and as they do not.
fn name() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z]{1,6}", any::<String>().prop_filter("a name", |name| !name.is_empty())]
}

fn policy() -> impl Strategy<Value = Policy> {
    let governance =
        prop_oneof![Just(Governance::AfterTestnetActivation), Just(Governance::Parallel)];
    let naming = prop_oneof![Just(Naming::NextLetter), Just(Naming::Free)];
    let own = (name(), 0..9_u32, option::of(9..30_u32), governance, 0..9_u32, naming);
    let own = own.prop_map(|(name, lead_min, lead_max, governance, after, naming)| Policy {
        name,
        testnet_lead_min_days: lead_min,
        testnet_lead_max_days: lead_max,
        governance,
        mainnet_after_testnet_min_days: after,
        naming,
    });
    prop_oneof![
        Just(Policy::seed001()),
        Just(Policy::seed001_parallel()),
        Just(Policy::pm2025()),
        own
    ]
}

fn release(number: usize, is_message: bool) -> Release {
    if is_message {
        let (messages, message) = ("a::Möp".into(), format!("Ping{number}"));
        return Release::Message { messages, message };
    }
    let version = Version::new((number % 255 + 1) as u8).unwrap();
    Release::Entity { entity: format!("Entity{number}"), version }
}

fn plan() -> impl Strategy<Value = Plan> {
    let feature = (any::<bool>(), vec(any::<bool>(), 0..3), 1..1000_u32, any::<bool>());
    let features = (vec(feature, 1..4), vec(name(), 4));
    let upgrades = vec((name(), option::of(any::<String>())), 1..3);
    (policy(), 0..1000_u32, features, upgrades, option::of(name())).prop_map(
        |(policy, base, (features, names), upgrades, last_hardfork)| {
            let mut plan = Plan::new(policy, SpecVersion(base));
            plan.last_hardfork = last_hardfork;
            for (at, (l2, releases, above, needs)) in features.into_iter().enumerate() {
                // Numbers keep the names apart.
                let name = |at: usize| format!("{}{at}", names[at]);
                let mut feature = Feature { l2, ..Feature::new(name(at)) };
                for (number, is_message) in releases.into_iter().enumerate() {
                    let spec = SpecVersion(base + above);
                    feature = feature.releases(release(at * 100 + number, is_message), spec);
                }
                if needs && at > 0 {
                    feature = feature.needs(name(at - 1));
                }
                plan = plan.feature(feature);
            }
            for (at, (name, title)) in upgrades.into_iter().enumerate() {
                let name = format!("{name}{at}").into();
                plan = plan.upgrade(PlannedUpgrade { name, title });
            }
            plan
        },
    )
}

/// What a check of some features found out; the seal is the hash of the line that says it.
fn evidence(plan: &Plan, subject: Subject, features: &[&Feature], values: u64) -> Option<Evidence> {
    let spec = features.iter().filter_map(|feature| feature.spec_version).max();
    let specs = (plan.base, spec.unwrap_or(SpecVersion(plan.base.0 + 1)));
    let mut releases: Vec<Release> =
        features.iter().flat_map(|feature| feature.releases.clone()).collect();
    releases.sort();
    let covers: Vec<Covered> = releases
        .into_iter()
        .map(|release| {
            let hash = Fingerprint(u128::from(values) << 60);
            let fingerprint = matches!(release, Release::Entity { .. }).then_some(hash);
            Covered { release, fingerprint }
        })
        .collect();
    let line = covers.iter().map(|covered| match covered.fingerprint {
        Some(hash) => format!(" {} {hash}", covered.release),
        None => format!(" {}", covered.release),
    });
    let line = line.collect::<Vec<_>>().join(",");
    let whose = match &subject {
        Subject::Feature(name) => format!("feature `{name}` alone"),
        Subject::Upgrade(name) => format!("upgrade `{name}` as a set"),
    };
    let line = format!("{whose}, spec version {} to {}, {values} values:{line}", specs.0, specs.1);
    let seal = Fingerprint::of_bytes(line.as_bytes());
    Evidence::sealed(subject, covers, specs, values, seal).ok()
}

/// Every event that could be asked for, of which most are refused.
fn asked(train: &Train, step: u32, wild: u64) -> Vec<Event> {
    let plan = train.plan();
    let month = Month(step / 4);
    let day = Day(20_000 + step * 3);
    let epoch = (wild.is_multiple_of(3)).then_some(Epoch(wild));
    let is_odd = wild % 2 == 1;
    let mut events = vec![
        Event::alpha_meeting(month),
        Event::alpha_deploy(month),
        Event::BetaMeeting { month, upgrade: None },
    ];
    for feature in &plan.features {
        let name = || feature.name.clone();
        let checked = evidence(plan, Subject::Feature(name()), &[feature], wild);
        events.extend([
            Event::Merge { feature: name(), code_complete: is_odd },
            Event::Complete { feature: name() },
            Event::alpha_submit(name()),
            Event::AlphaAdd { month, feature: name() },
            Event::AlphaAccept {
                feature: name(),
                stable: !wild.is_multiple_of(5),
                evidence: checked.map(Box::new),
            },
            Event::beta_submit(name()),
        ]);
    }
    for upgrade in &plan.upgrades {
        let name = || upgrade.name.clone();
        let inside = train.upgrade(upgrade.name.as_str()).map(|upgrade| upgrade.features());
        let inside = plan
            .features
            .iter()
            .filter(|feature| inside.is_some_and(|inside| inside.contains(&feature.name)));
        let inside: Vec<&Feature> = inside.collect();
        let checked = evidence(plan, Subject::Upgrade(name()), &inside, wild);
        let number = if is_odd { "7b" } else { "7" }.parse::<ProposalNumber>().unwrap();
        let number =
            train.upgrade(upgrade.name.as_str()).and_then(|known| known.number()).unwrap_or(number);
        let risky = inside.first().map(|feature| feature.name.clone());
        events.extend([
            Event::beta_meeting(month, name()),
            Event::upgrade_number(name(), number),
            Event::beta_deploy(name()),
            Event::audit_decision(name(), is_odd),
            Event::audit_result(name(), AuditResult::Clean),
            Event::audit_result(name(), AuditResult::NeedsFix),
            Event::audit_result(name(), AuditResult::HighRisk { feature: risky }),
            Event::BetaAccept {
                upgrade: name(),
                stable: !wild.is_multiple_of(5),
                evidence: checked.map(Box::new),
            },
            Event::testnet_release(name(), day),
            Event::TestnetActivate {
                upgrade: name(),
                day: Day(day.0 + 7),
                epoch,
                all_chains: true,
                matches_mainnet: true,
            },
            Event::gov_post(name(), number),
            Event::gov_result(name(), wild.is_multiple_of(7)),
            Event::mainnet_release(name(), day),
            Event::MainnetActivate { upgrade: name(), day: Day(day.0 + 9), epoch },
        ]);
        let letters =
            ('a'..='z').map(|letter| Event::hardfork_name(name(), format!("{letter}\"ö\n")));
        events.extend(letters);
    }
    events
}

type Notes = (bool, Option<String>, Option<String>);

/// A random train, and the words of what happened to it.
fn walk(file: &mut TrainFile, picks: Vec<(u64, Notes)>, words: &mut BTreeSet<&'static str>) {
    for (step, (pick, (dated, by, because))) in picks.into_iter().enumerate() {
        let train = file.train();
        let mut events = asked(train, step as u32, pick);
        events.retain(|event| train.would(event).is_ok());
        // What is new moves the train; merging again and again does not.
        let fresh = |event: &Event| {
            !matches!(
                event,
                Event::Merge { .. }
                    | Event::Complete { .. }
                    | Event::BetaMeeting { upgrade: None, .. }
            )
        };
        if events.iter().any(fresh) && pick % 4 > 0 {
            events.retain(fresh);
        }
        let Some(event) = events.get((pick >> 8) as usize % events.len().max(1)).cloned() else {
            continue;
        };
        words.insert(event.word());
        let on = dated.then_some(Day(20_000 + step as u32));
        file.apply(Entry { event, on, by, because }).unwrap();
    }
}

#[test]
fn random_trains_read_as_they_were_written() {
    let notes = (any::<bool>(), option::of(any::<String>()), option::of(any::<String>()));
    let walks = (plan(), vec((any::<u64>(), notes), 60), any::<bool>());
    let mut words = BTreeSet::new();
    let seen = std::cell::RefCell::new(&mut words);
    let config =
        ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() };
    TestRunner::new_with_rng(
        config,
        proptest::test_runner::TestRng::deterministic_rng(
            proptest::test_runner::RngAlgorithm::ChaCha,
        ),
    )
    .run(&walks, |(plan, picks, dates)| {
        let plan = TrainFile::of(&Train::new(plan).unwrap()).unwrap();
        let text =
            plan.text().replacen("format = 1\n", &format!("format = 1\ndates = {dates}\n"), 1);
        let mut file = TrainFile::parse(&text).unwrap();
        walk(&mut file, picks, *seen.borrow_mut());
        prop_assert!(file.text().starts_with(&text));
        prop_assert_eq!(&TrainFile::parse(file.text()).unwrap(), &file);

        let written = TrainFile::of(file.train()).unwrap();
        prop_assert_eq!(written.train(), file.train());
        prop_assert_eq!(&TrainFile::parse(written.text()).unwrap(), &written);
        Ok(())
    })
    .unwrap();
    // All but `alpha_hold` and `beta_add`, which are always refused.
    assert_eq!(words.len(), 21, "only {words:?} happened");
}

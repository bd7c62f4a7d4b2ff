//! Many random trains: whatever happens to one, it stays on the chart, and mainnet gets nothing that did
//! not go all the way.

use std::collections::{BTreeMap, BTreeSet};

use perennial::train::{
    Clock, Edge, Entry, Event, FeatureState, Network, Rejection, Train, UpgradeState,
};

use super::{driver, observer::Observer, random::Random, walk::Walks};

const STREAMS: u64 = 50_000;
/// Streams run on as many threads; each has its own seeds.
const THREADS: u64 = 4;

#[derive(Default)]
struct Tally {
    events: u64,
    accepted: u64,
    /// Streams with an upgrade on mainnet.
    on_mainnet: u64,
    shipped: u64,
    codes: BTreeMap<&'static str, u64>,
    edges: BTreeSet<Edge>,
}

impl Tally {
    fn add(mut self, other: Self) -> Self {
        self.events += other.events;
        self.accepted += other.accepted;
        self.on_mainnet += other.on_mainnet;
        self.shipped += other.shipped;
        for (code, count) in other.codes {
            *self.codes.entry(code).or_default() += count;
        }
        self.edges.extend(other.edges);
        self
    }
}

fn stream(seed: u64, tally: &mut Tally) {
    let mut random = Random::seeded(seed);
    let mut train = Train::new(driver::plan(&mut random)).unwrap();
    let mut walks = Walks::default();
    for _ in 0..10 + random.below(50) {
        let entry = driver::entry(&train, &mut random);
        let event = entry.event.clone();
        // A refused event that left a trace would show in the replay. Here it shows at once, but a
        // copy for each event would take most of the test's time.
        let before = seed.is_multiple_of(16).then(|| train.clone());
        tally.events += 1;
        match train.apply(entry) {
            Ok(transition) => {
                tally.accepted += 1;
                tally.edges.extend(transition.crossings.iter().map(|crossing| crossing.edge));
                walks.go(&transition.crossings, &train);
                walks.go_back(&transition, &train);
                walks.check(&train, &event);
            }
            Err(rejection) => {
                *tally.codes.entry(rejection.code()).or_default() += 1;
                if let Some(before) = before {
                    assert_eq!(train, before, "{event:?} was refused, but the train changed");
                }
            }
        }
    }
    finish(&train, tally);
}

fn finish(train: &Train, tally: &mut Tally) {
    let again = Train::replay(train.plan().clone(), train.history().to_vec()).unwrap();
    assert_eq!(again, *train, "the same events give another train");
    let events: Vec<&Event> = train.history().iter().map(|Entry { event, .. }| event).collect();
    let upgrades = train.upgrades().iter();
    let upgrades = upgrades.map(|upgrade| (upgrade.name(), upgrade.features())).collect();
    let observer = Observer { plan: train.plan(), events, upgrades };
    let clock = Clock::unix();
    for network in [Network::testnet(clock), Network::mainnet(clock)] {
        train.rollout(&network).unwrap_or_else(|error| panic!("{network:?}: {error}"));
    }
    for (feature, _) in train.features().filter(|(_, state)| *state == FeatureState::Shipped) {
        let upgrade = train.upgrade_of(feature.as_str()).unwrap();
        assert_eq!(upgrade.state(), UpgradeState::MainnetActive);
        tally.shipped += 1;
    }
    let active = train.upgrades().iter().filter(|u| u.state() == UpgradeState::MainnetActive);
    let mut count = 0;
    for upgrade in active {
        count += 1;
        assert!(!upgrade.features().is_empty());
        for feature in upgrade.features() {
            assert_eq!(train.feature(feature.as_str()), Some(FeatureState::Shipped));
            if let Err(why) = observer.explain(feature, upgrade.name()) {
                panic!("{feature} is on mainnet: {why}\n{:#?}", observer.events);
            }
        }
    }
    tally.on_mainnet += u64::from(count > 0);
}

#[test]
fn nothing_reaches_mainnet_but_by_the_whole_way() {
    let threads = (0..THREADS).map(|thread| {
        std::thread::spawn(move || {
            let mut tally = Tally::default();
            (0..STREAMS).filter(|seed| seed % THREADS == thread).for_each(|seed| {
                let ran = std::panic::catch_unwind(|| {
                    let mut tally = Tally::default();
                    stream(seed, &mut tally);
                    tally
                });
                let ran = ran.unwrap_or_else(|_| panic!("stream {seed}"));
                tally = std::mem::take(&mut tally).add(ran);
            });
            tally
        })
    });
    let threads: Vec<_> = threads.collect();
    let tallies = threads.into_iter().map(|thread| thread.join().unwrap());
    let tally = tallies.fold(Tally::default(), Tally::add);
    println!(
        "{STREAMS} streams, {} events, {} of them accepted; {} streams reach mainnet with {} \
         features; {} edges, refusals {:?}",
        tally.events,
        tally.accepted,
        tally.on_mainnet,
        tally.shipped,
        tally.edges.len(),
        tally.codes
    );
    assert!(tally.on_mainnet > 1_000 && tally.shipped > tally.on_mainnet);
    assert_eq!(tally.edges, BTreeSet::from(Edge::ALL));
    let seen: BTreeSet<&str> = tally.codes.keys().copied().collect();
    assert_eq!(seen, Rejection::CODES.iter().copied().collect(), "a refusal that never comes");
}

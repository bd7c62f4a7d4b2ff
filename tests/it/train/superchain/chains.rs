//! Every chain of the file.

use std::collections::BTreeSet;

use perennial::{
    Epoch,
    schedule::{Rules, ScheduleError},
    train::{Chain, ForkTimes, OrderRules},
};
use serde_json::{Value, json};

use super::{TEXT, TIMETABLE};

/// Chains that have a network's time written out as it stands although it lies before their genesis,
/// where inheritance gives 0: they were added when the registry copied times without looking at
/// genesis. Both mean that the fork is active from genesis on.
const WRITTEN_OUT_AS_THEY_STAND: [(&str, &str, &[&str]); 3] = [
    ("mainnet", "ethernity", &["canyon", "delta", "ecotone", "fjord"]),
    ("mainnet", "lisk", &["canyon", "delta", "ecotone"]),
    ("sepolia", "ink", &["canyon", "delta", "ecotone", "fjord", "granite"]),
];

fn file() -> Value {
    serde_json::from_str(TEXT).unwrap()
}

fn names<'a>(forks: impl IntoIterator<Item = &'a perennial::train::Fork>) -> Vec<&'a str> {
    forks.into_iter().map(|fork| fork.name.as_str()).collect()
}

#[test]
fn every_chain_keeps_the_order_of_its_forks() {
    let mut checked = 0;
    for (network, chain) in TIMETABLE.chains() {
        for rules in [OrderRules::v2024(), OrderRules::v2026()] {
            assert_eq!(chain.check(&rules), Ok(()), "{} of {}", chain.name(), network.name());
        }
        checked += 1;
    }
    assert_eq!(checked, 53);
    for network in TIMETABLE.networks() {
        let outcome = network.times().check(network.order(), &OrderRules::v2026(), Epoch(0));
        assert_eq!(outcome, Ok(()), "{}", network.name());
    }
}

#[test]
fn the_shared_times_after_genesis_are_those_that_the_file_lists() {
    let found = TIMETABLE.chains().flat_map(|(network, chain)| {
        chain.shared_times().into_iter().map(move |shared| {
            json!({
                "network": network.name(),
                "chain": chain.name(),
                "forks": names(shared.forks),
                "time": shared.at.0,
                "genesis": chain.genesis_time().0,
            })
        })
    });
    assert_eq!(found.collect::<Value>(), file()["shared_post_genesis_timestamps"]);
}

#[test]
fn inheritance_gives_what_is_written_out() {
    let mut exceptions = Vec::new();
    let mut taking_part = 0;
    for (network, chain) in TIMETABLE.chains() {
        let Some(from) = chain.superchain_time() else {
            let inherited = network.times().inherit(chain.times(), None, chain.genesis_time());
            assert_eq!(inherited, *chain.times());
            continue;
        };
        taking_part += 1;
        // What the network cannot have given is the chain's own.
        let is_given = |fork: &str| network.times().get(fork).is_some_and(|at| at >= from);
        let own: ForkTimes = chain.times().iter().filter(|(fork, _)| !is_given(fork)).collect();
        let derived = network.times().inherit(&own, Some(from), chain.genesis_time());
        assert_eq!(derived.len(), chain.times().len(), "{}", chain.name());
        let written = chain.times().iter();
        let others = written.filter(|(fork, at)| derived.get(fork) != Some(*at));
        let others: Vec<(&str, Epoch)> = others.collect();
        for (fork, at) in &others {
            assert_eq!(network.times().get(fork), Some(*at), "{}: {fork}", chain.name());
            assert!(*at <= chain.genesis_time(), "{}: {fork}", chain.name());
            assert_eq!(derived.get(fork), Some(Epoch(0)));
        }
        if !others.is_empty() {
            let mut forks: Vec<&str> = others.iter().map(|(fork, _)| *fork).collect();
            forks.sort_by_key(|fork| chain.order().position(fork));
            exceptions.push((network.name(), chain.name(), forks));
        }
        for at in [chain.genesis_time(), Epoch(1_783_526_401), Epoch(u64::MAX)] {
            assert_eq!(derived.active(chain.order(), at), chain.active(at), "{}", chain.name());
        }
    }
    let expected =
        WRITTEN_OUT_AS_THEY_STAND.map(|(network, name, forks)| (network, name, forks.to_vec()));
    assert_eq!(exceptions, expected);
    assert_eq!(taking_part, 19);
}

/// Each fork's time with the second before it and the one after it.
fn around(chain: &Chain) -> BTreeSet<Epoch> {
    let times = chain.times().iter().map(|(_, at)| at.0).chain([chain.genesis_time().0]);
    let around = times.flat_map(|at| [at.saturating_sub(1), at, at + 1]);
    around.chain([0, u64::MAX]).map(Epoch).collect()
}

#[test]
fn every_chain_is_a_schedule_that_has_active_what_is_current() {
    let mut asked = 0;
    for (_, chain) in TIMETABLE.chains() {
        let schedule = chain.schedule().unwrap();
        for at in around(chain) {
            let active = schedule.active(at).unwrap().version;
            assert_eq!(active, chain.spec_version(at), "{} at {at}", chain.name());
            let current = chain.current(at).unwrap();
            assert_eq!(Some(active), current.spec_version, "{} at {at}", chain.name());
            let next = schedule.next(at).map(|entry| entry.valid_from);
            let forks = chain.order().forks().iter();
            let ahead =
                forks.filter_map(|fork| chain.times().get(&fork.name)).filter(|time| *time > at);
            assert_eq!(next, ahead.min(), "{} at {at}", chain.name());
            asked += 1;
        }
    }
    assert!(asked > 900, "only {asked} times were asked for");
}

#[test]
fn every_schedule_is_valid_from_the_time_on_at_which_one_is_pending() {
    for (_, chain) in TIMETABLE.chains() {
        let schedule = chain.schedule().unwrap();
        let rules = Rules::new(12);
        let timeline: Vec<Epoch> =
            schedule.timeline().iter().map(|entry| entry.valid_from).collect();
        for (place, at) in timeline.iter().enumerate() {
            let pending = timeline.len() - place - 1;
            match schedule.validate(*at, &rules) {
                Ok(()) => assert!(pending <= 1, "{} at {at}", chain.name()),
                Err(ScheduleError::SeveralPending { .. }) => assert!(pending > 1),
                Err(error) => panic!("{} at {at}: {error}", chain.name()),
            }
        }
    }
}

#[test]
fn active_forks_and_the_next_ones_are_what_the_file_says() {
    let file = file();
    let order: Vec<&str> = ["fork_order", "optional_forks"]
        .iter()
        .flat_map(|key| file["about"][key].as_array().unwrap())
        .map(|name| name.as_str().unwrap())
        .collect();
    let mut answers = 0;
    for (network, chain) in TIMETABLE.chains() {
        let forks = &file["networks"][network.name()]["chains"][chain.name()]["forks"];
        let time = |fork: &str| match fork {
            "bedrock" | "regolith" => Some(0),
            _ => forks[fork].as_u64(),
        };
        for at in around(chain) {
            let begun = |fork: &&str| time(fork).is_some_and(|time| time <= at.0);
            let active: Vec<&str> = order.iter().copied().filter(begun).collect();
            assert_eq!(names(chain.active(at)), active, "{} at {at}", chain.name());
            let next = order.iter().filter_map(|fork| time(fork)).filter(|time| *time > at.0).min();
            let coming: Vec<&str> =
                order.iter().copied().filter(|fork| next.is_some() && time(fork) == next).collect();
            let found = chain.next(at);
            assert_eq!(found.as_ref().map(|next| next.at.0), next, "{} at {at}", chain.name());
            assert_eq!(found.map(|next| names(next.forks)).unwrap_or_default(), coming);
            answers += 1;
        }
    }
    assert!(answers > 900, "only {answers} times were asked for");
}

#[test]
fn a_chain_runs_from_its_genesis_on() {
    let ink = TIMETABLE.chain("sepolia", "ink").unwrap();
    assert!(!ink.is_running(Epoch(1_729_003_295)) && ink.is_running(Epoch(1_729_003_296)));
}

#[test]
fn activation_blocks_are_the_first_ones_with_the_fork() {
    let mut found = 0;
    for (_, chain) in TIMETABLE.chains() {
        let (genesis, step) = (chain.genesis_time().0, chain.block_time());
        for (fork, at) in chain.times().iter().filter(|(_, at)| at.0 > genesis) {
            let block = Epoch(genesis + (at.0 - genesis).div_ceil(step) * step);
            let is_activation = |at| chain.times().is_activation_block(fork, at, step);
            assert!(is_activation(block), "{fork} on {}", chain.name());
            assert!(!is_activation(Epoch(block.0 - step)) && !is_activation(Epoch(block.0 + step)));
            found += 1;
        }
    }
    assert!(found > 100, "only {found} activations");
}

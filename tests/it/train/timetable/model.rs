//! Times against a naive model: a list of forks and times, asked one second after the other.

use std::collections::BTreeMap;

use perennial::{
    Epoch,
    train::{Fork, ForkOrder, ForkTimes},
};
use proptest::prelude::*;

const FORKS: [&str; 5] = ["alpha", "bravo", "charlie", "delta", "echo"];
const OPTIONAL: [&str; 2] = ["extra", "surplus"];
/// Times are small, so that many are equal.
const TIME_MAX: u64 = 12;

type Model = BTreeMap<&'static str, u64>;

fn any_times() -> impl Strategy<Value = Model> {
    let all: Vec<&str> = FORKS.into_iter().chain(OPTIONAL).collect();
    proptest::collection::btree_map(proptest::sample::select(all), 0..=TIME_MAX, 0..=7)
}

fn times(model: &Model) -> ForkTimes {
    model.iter().map(|(fork, at)| (*fork, Epoch(*at))).collect()
}

fn names<'a>(forks: impl IntoIterator<Item = &'a Fork>) -> Vec<&'a str> {
    forks.into_iter().map(|fork| fork.name.as_str()).collect()
}

proptest! {
    #[test]
    fn active_current_and_next_are_what_a_walk_through_time_sees(
        model in any_times(),
        from_genesis in 0..=FORKS.len(),
    ) {
        let mut order = ForkOrder::numbered(FORKS).unwrap().with_optional(OPTIONAL).unwrap();
        let mut model_full = model.clone();
        for fork in FORKS.iter().take(from_genesis) {
            order = order.with_genesis_forks(fork).unwrap();
            model_full.entry(fork).or_insert(0);
        }
        let times = times(&model);
        let mut begun: Vec<(&str, u64)> = Vec::new();
        for now in 0..=TIME_MAX + 1 {
            let new = model_full.iter().filter(|(_, at)| **at == now);
            begun.extend(new.map(|(fork, at)| (*fork, *at)));
            let is_begun = |fork: &&str| begun.iter().any(|(name, _)| name == fork);
            let active: Vec<&str> = FORKS.into_iter().chain(OPTIONAL).filter(is_begun).collect();
            prop_assert_eq!(names(times.active(&order, Epoch(now))), active);
            let current = FORKS.into_iter().rfind(is_begun);
            prop_assert_eq!(times.current(&order, Epoch(now)).map(|fork| fork.name.as_str()), current);

            let next = (now + 1..=TIME_MAX).find(|at| model_full.values().any(|time| time == at));
            let upcoming = times.next(&order, Epoch(now));
            prop_assert_eq!(upcoming.as_ref().map(|next| next.at.0), next);
            let begins = |fork: &&str| next.is_some() && model_full.get(fork).copied() == next;
            let expected: Vec<&str> = FORKS.into_iter().chain(OPTIONAL).filter(begins).collect();
            prop_assert_eq!(upcoming.map(|next| names(next.forks)).unwrap_or_default(), expected);
        }
    }

    #[test]
    fn a_fork_has_at_most_one_activation_block_and_it_is_the_first_active_one(
        fork_time in 0..=TIME_MAX,
        genesis in 0..=TIME_MAX,
        block_time in 1_u64..=4,
    ) {
        let times = ForkTimes::from_iter([("alpha", Epoch(fork_time))]);
        let blocks: Vec<u64> = (0..20).map(|number| genesis + number * block_time).collect();
        let is_first = |at: &&u64| times.is_activation_block("alpha", Epoch(**at), block_time);
        let found: Vec<u64> = blocks.iter().filter(is_first).copied().collect();
        let first = blocks.iter().copied().find(|at| *at >= fork_time).unwrap();
        // A fork that a block one step before the first one would not have had, if there is room for
        // such a block.
        let expected = first.checked_sub(block_time).filter(|before| *before < fork_time);
        prop_assert_eq!(found, expected.map(|_| first).into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn inheriting_takes_what_is_missing_and_not_too_early(
        network in any_times(),
        own in any_times(),
        from in proptest::option::of(0..=TIME_MAX),
        genesis in 0..=TIME_MAX,
    ) {
        let mut expected = own.clone();
        for (fork, at) in &network {
            let is_taken = from.is_some_and(|from| *at >= from) && !own.contains_key(fork);
            if is_taken && *at <= genesis {
                expected.insert(fork, 0);
            } else if is_taken {
                expected.insert(fork, *at);
            }
        }
        let found = times(&network).inherit(&times(&own), from.map(Epoch), Epoch(genesis));
        prop_assert_eq!(&found, &times(&expected));
        // What was written out is found again.
        let again = times(&network).inherit(&found, from.map(Epoch), Epoch(genesis));
        prop_assert_eq!(again, found);
    }

    #[test]
    fn times_that_may_be_rescheduled_agree_on_all_that_has_passed(
        stored in any_times(),
        new in any_times(),
        head in 0..=TIME_MAX,
    ) {
        let (before, after) = (times(&stored), times(&new));
        let order = ForkOrder::numbered(FORKS).unwrap().with_optional(OPTIONAL).unwrap();
        let agree = (0..=head).all(|at| {
            before.active(&order, Epoch(at)) == after.active(&order, Epoch(at))
        });
        prop_assert_eq!(before.check_reschedule(&after, Epoch(head), None).is_ok(), agree);
    }
}

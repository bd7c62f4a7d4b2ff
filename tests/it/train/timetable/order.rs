//! Orders of forks, their rules, and changes of times.

use perennial::{
    Epoch, SpecVersion,
    train::{ForkOrder, ForkOrderError, OrderError, OrderRules, check_reschedule, offset_to_time},
};

use super::times;

fn letters() -> ForkOrder {
    let order = ForkOrder::numbered(["alpha", "bravo", "charlie"]).unwrap();
    order.with_optional(["extra"]).unwrap()
}

fn strict_from(fork: &str) -> OrderRules {
    OrderRules::StrictFrom(fork.into())
}

#[test]
fn orders_refuse_names_twice_and_versions_that_do_not_grow() {
    let version = SpecVersion;
    for (order, expected) in [
        (ForkOrder::numbered(["a", "b", "a"]), ForkOrderError::Twice { fork: "a".into() }),
        (ForkOrder::numbered(["a", ""]), ForkOrderError::EmptyName),
        (letters().with_optional(["bravo"]), ForkOrderError::Twice { fork: "bravo".into() }),
        (letters().with_optional([""]), ForkOrderError::EmptyName),
        (letters().with_genesis_forks("extra"), ForkOrderError::Unknown { fork: "extra".into() }),
        (
            ForkOrder::new(version(4), [("a", version(5)), ("b", version(5))]),
            ForkOrderError::NotGrowing {
                fork: "b".into(),
                version: version(5),
                before: version(5),
            },
        ),
        (
            ForkOrder::new(version(4), [("a", version(4))]),
            ForkOrderError::NotGrowing {
                fork: "a".into(),
                version: version(4),
                before: version(4),
            },
        ),
    ] {
        assert_eq!(order, Err(expected));
    }
}

#[test]
fn a_prior_fork_may_not_begin_later() {
    let late = times([("alpha", 30), ("bravo", 20)]);
    let error = late.check(&letters(), &OrderRules::v2024(), Epoch(0)).unwrap_err();
    let expected = OrderError::PriorForkLater {
        fork: "bravo".into(),
        prior: "alpha".into(),
        at: Epoch(20),
        prior_at: Epoch(30),
    };
    assert_eq!(error, expected);
}

#[test]
fn the_first_broken_pair_of_the_order_is_told() {
    let both = times([("alpha", 30), ("charlie", 10)]);
    let error = both.check(&letters(), &OrderRules::v2024(), Epoch(0)).unwrap_err();
    assert_eq!(error.code(), "prior_fork_missing:bravo");
    let all = times([("alpha", 30), ("bravo", 20), ("charlie", 10)]);
    let error = all.check(&letters(), &OrderRules::v2024(), Epoch(0)).unwrap_err();
    assert_eq!(error.code(), "prior_fork_has_higher_offset:alpha");
}

#[test]
fn strict_rules_refuse_equal_times_from_their_fork_on_and_after_genesis() {
    let first_two = times([("alpha", 20), ("bravo", 20), ("charlie", 21)]);
    let last_two = times([("alpha", 19), ("bravo", 20), ("charlie", 20)]);
    let code = |times: &perennial::train::ForkTimes, rules: &OrderRules, genesis| {
        times.check(&letters(), rules, Epoch(genesis)).err().map(|error| error.code())
    };
    let refused = |fork: &str| Some(format!("prior_fork_at_same_time:{fork}"));
    let rules = strict_from("charlie");
    assert_eq!(code(&first_two, &rules, 10), None);
    assert_eq!(code(&last_two, &rules, 10), refused("bravo"));
    assert_eq!(code(&last_two, &rules, 19), refused("bravo"));
    assert_eq!(code(&last_two, &rules, 20), None);
    assert_eq!(code(&first_two, &strict_from("bravo"), 10), refused("alpha"));
    // The first fork has none before it.
    assert_eq!(code(&first_two, &strict_from("alpha"), 10), refused("alpha"));
    // From nowhere is from the beginning, and so is a fork that is not in the order.
    for rules in [OrderRules::strict(), OrderRules::v2026(), strict_from("extra")] {
        assert_eq!(code(&first_two, &rules, 10), refused("alpha"), "{rules:?}");
        assert_eq!(code(&first_two, &rules, 20), None, "{rules:?}");
        assert_eq!(code(&times([("alpha", 0), ("bravo", 0)]), &rules, 0), None, "{rules:?}");
    }
    assert_eq!(code(&first_two, &OrderRules::v2024(), 10), None);
}

#[test]
fn strict_rules_hold_for_any_order() {
    let order = ForkOrder::numbered(["isthmus", "jovian", "karst"]).unwrap();
    let together = times([("isthmus", 20), ("jovian", 21), ("karst", 21)]);
    let error = together.check(&order, &OrderRules::strict(), Epoch(10)).unwrap_err();
    assert_eq!(error.code(), "prior_fork_at_same_time:jovian");
}

#[test]
fn jovian_may_not_begin_with_isthmus_since_2026() {
    let order = ForkOrder::numbered(["holocene", "isthmus", "jovian", "karst"]).unwrap();
    let check = |forks| times(forks).check(&order, &OrderRules::v2026(), Epoch(10));
    assert!(check([("holocene", 20), ("isthmus", 20), ("jovian", 21), ("karst", 22)]).is_ok());
    let error = check([("holocene", 20), ("isthmus", 21), ("jovian", 21), ("karst", 22)]);
    assert_eq!(error.unwrap_err().code(), "prior_fork_at_same_time:isthmus");
    let error = check([("holocene", 20), ("isthmus", 21), ("jovian", 22), ("karst", 22)]);
    assert_eq!(error.unwrap_err().code(), "prior_fork_at_same_time:jovian");
}

#[test]
fn optional_forks_have_any_time_and_unknown_ones_none() {
    let optional = times([("alpha", 30), ("extra", 5)]);
    assert!(optional.check(&letters(), &OrderRules::v2026(), Epoch(0)).is_ok());
    let unknown = times([("alpha", 30), ("delta", 40)]);
    let error = unknown.check(&letters(), &OrderRules::v2026(), Epoch(0)).unwrap_err();
    assert_eq!(error, OrderError::UnknownFork { fork: "delta".into() });
}

#[test]
fn forks_from_genesis_need_no_time_and_their_own_time_wins() {
    let order = letters().with_genesis_forks("bravo").unwrap();
    let implied = times([("charlie", 20)]);
    assert!(implied.check(&order, &OrderRules::v2024(), Epoch(0)).is_ok());
    assert_eq!(implied.current(&order, Epoch(0)).unwrap().name, "bravo");
    let set = times([("bravo", 10), ("charlie", 20)]);
    assert_eq!(set.current(&order, Epoch(0)).unwrap().name, "alpha");
    assert!(implied.check(&letters(), &OrderRules::v2024(), Epoch(0)).is_err());
}

#[test]
fn what_comes_next_is_all_that_begins_together() {
    let times = times([("alpha", 0), ("bravo", 20), ("charlie", 20), ("extra", 20)]);
    let order = letters();
    let next = times.next(&order, Epoch(19)).unwrap();
    let names: Vec<&str> = next.forks.iter().map(|fork| fork.name.as_str()).collect();
    assert_eq!((next.at, names.as_slice()), (Epoch(20), &["bravo", "charlie", "extra"][..]));
    assert_eq!(times.next(&order, Epoch(20)), None);
}

#[test]
fn times_before_genesis_are_the_same_time() {
    let check = |stored, new, genesis| {
        let time = |time: u64| Some(Epoch(time));
        check_reschedule(time(stored), time(new), Epoch(25), genesis)
    };
    let genesis = Some(Epoch(10));
    assert!(check(0, 5, genesis).is_ok());
    assert!(check(9, 0, genesis).is_ok());
    assert!(check(0, 10, genesis).is_err(), "the fork would have a block at genesis");
    assert!(check(0, 5, None).is_err());
    assert!(check(5, 20, genesis).is_err());
    // Not set is not before genesis.
    assert!(check_reschedule(None, Some(Epoch(5)), Epoch(25), genesis).is_err());
}

#[test]
fn the_head_itself_has_passed() {
    let check = |head| check_reschedule(Some(Epoch(10)), Some(Epoch(20)), Epoch(head), None);
    assert!(check(9).is_ok());
    let error = check(10).unwrap_err();
    assert_eq!((error.code(), error.rewind_to), ("fork_already_passed", Epoch(9)));
    let late = check_reschedule(None, Some(Epoch(10)), Epoch(10), None).unwrap_err();
    assert_eq!(late.rewind_to, Epoch(9));
    assert!(check_reschedule(Some(Epoch(10)), Some(Epoch(10)), Epoch(25), None).is_ok());
}

#[test]
fn whole_times_are_rescheduled_fork_by_fork() {
    let stored = times([("alpha", 10), ("bravo", 30)]);
    let moved = times([("alpha", 10), ("bravo", 40), ("charlie", 50)]);
    assert_eq!(stored.check_reschedule(&moved, Epoch(20), None), Ok(()));
    let added = times([("alpha", 10), ("bravo", 30), ("charlie", 15)]);
    let (fork, error) = stored.check_reschedule(&added, Epoch(20), None).unwrap_err();
    assert_eq!((fork.as_str(), error.rewind_to), ("charlie", Epoch(14)));
    let (fork, error) = stored.check_reschedule(&times([]), Epoch(20), None).unwrap_err();
    assert_eq!((fork.as_str(), error.rewind_to), ("alpha", Epoch(9)));
}

#[test]
fn an_offset_beyond_all_times_is_an_error() {
    assert_eq!(offset_to_time(None, Epoch(7)), Ok(None));
    let last = offset_to_time(Some(Epoch(u64::MAX - 7)), Epoch(7));
    assert_eq!(last, Ok(Some(Epoch(u64::MAX))));
    assert!(offset_to_time(Some(Epoch(u64::MAX - 6)), Epoch(7)).is_err());
    assert_eq!(offset_to_time(Some(Epoch(0)), Epoch(u64::MAX)), Ok(Some(Epoch(0))));
}

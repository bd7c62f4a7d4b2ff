//! From times to a schedule of spec versions.

use perennial::{
    Epoch, SpecVersion,
    schedule::{Rules, Schedule},
    train::{ForkOrder, ForkTimes},
};
use proptest::prelude::*;

use super::times;

fn entries(schedule: &Schedule) -> Vec<(u32, u64)> {
    schedule.deployments().map(|entry| (entry.version.0, entry.valid_from.0)).collect()
}

#[test]
fn a_schedule_begins_at_epoch_0_with_what_is_active_there() {
    let order = ForkOrder::new(
        SpecVersion(4),
        [("alpha", 5), ("bravo", 7), ("charlie", 9)].map(|(name, spec)| (name, SpecVersion(spec))),
    );
    let order = order.unwrap().with_optional(["extra"]).unwrap();
    let list = |forks| entries(&forks_schedule(&order, forks));
    assert_eq!(list(times([])), [(4, 0)]);
    assert_eq!(list(times([("alpha", 10), ("extra", 5)])), [(4, 0), (5, 10)]);
    assert_eq!(list(times([("alpha", 0), ("bravo", 10)])), [(5, 0), (7, 10)]);
    assert_eq!(list(times([("alpha", 0), ("bravo", 0), ("charlie", 3)])), [(7, 0), (9, 3)]);
    assert_eq!(list(times([("alpha", 3), ("bravo", 3), ("charlie", 3)])), [(4, 0), (9, 3)]);
}

fn forks_schedule(order: &ForkOrder, times: ForkTimes) -> Schedule {
    times.schedule(order).unwrap()
}

#[test]
fn times_out_of_order_make_no_schedule() {
    let order = ForkOrder::numbered(["alpha", "bravo", "charlie"]).unwrap();
    let code = |times: ForkTimes| times.schedule(&order).unwrap_err().code();
    assert_eq!(code(times([("alpha", 3), ("bravo", 2)])), "prior_fork_has_higher_offset:alpha");
    assert_eq!(code(times([("alpha", 3), ("charlie", 4)])), "prior_fork_missing:bravo");
}

proptest! {
    #[test]
    fn a_schedule_has_active_what_is_current(
        offsets in proptest::collection::vec(0_u64..4, 0..6),
        base in 0_u32..3,
    ) {
        let names = ["alpha", "bravo", "charlie", "delta", "echo", "foxtrot"];
        let versions = names.iter().zip(base + 1..).map(|(name, spec)| (*name, SpecVersion(spec)));
        let order = ForkOrder::new(SpecVersion(base), versions).unwrap();
        let mut at = 0;
        let times: ForkTimes = names.iter().zip(&offsets).map(|(name, offset)| {
            at += offset;
            (*name, Epoch(at))
        }).collect();
        let schedule = times.schedule(&order).unwrap();
        prop_assert!(schedule.validate(Epoch(at), &Rules::new(7)).is_ok());
        for now in (0..=at + 1).map(Epoch) {
            let active = schedule.active(now).map(|entry| entry.version);
            prop_assert_eq!(active, Some(times.spec_version(&order, now)));
        }
    }
}

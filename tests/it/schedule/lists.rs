//! What holds for all lists, good and bad.

use perennial::{
    Epoch, SpecVersion,
    schedule::{
        ConstraintsGiven, ConstraintsPolicy, Deployment, EntryAt, Phase, Registration, Rules,
        RuntimeVersion, Schedule, ScheduleError, UpdateError,
    },
};
use proptest::prelude::*;

use super::cases::List;

/// Epochs close together, so that they meet, and those at the end of time.
pub fn any_epoch() -> impl Strategy<Value = Epoch> {
    prop_oneof![8 => 0_u64..12, 1 => u64::MAX - 2..=u64::MAX, 1 => any::<u64>()].prop_map(Epoch)
}

fn any_deployment() -> impl Strategy<Value = Deployment<RuntimeVersion>> {
    let version = (0_u16..2, 0_u16..4, prop_oneof![6 => Just(0_u16), 1 => any::<u16>()]);
    let constraints = prop_oneof![8 => Just(None), 1 => any::<Vec<u8>>().prop_map(Some)];
    let checksum = prop_oneof![
        8 => Just(Vec::new()),
        2 => Just(vec![0xC5; 32]),
        1 => any::<Vec<u8>>(),
    ];
    (version, any_epoch(), constraints, checksum).prop_map(
        |((major, minor, patch), valid_from, constraints, checksum)| Deployment {
            version: RuntimeVersion::new(major, minor, patch),
            valid_from,
            constraints,
            checksum,
        },
    )
}

/// Any list, with nil entries, repeated versions and equal epochs.
pub fn any_list() -> impl Strategy<Value = List> {
    let entry = prop_oneof![12 => any_deployment().prop_map(Some), 1 => Just(None)];
    prop::collection::vec(entry, 0..6).prop_map(Schedule::from_entries)
}

/// A list whose versions rise with their epochs: most of them keep the rules.
fn rising_list() -> impl Strategy<Value = List> {
    let steps = prop::collection::vec((1_u16..3, 1_u64..5), 1..5);
    (steps, 0_u64..6).prop_map(|(steps, start)| {
        let (mut minor, mut epoch) = (0, start);
        let entries = steps.into_iter().map(|(versions, epochs)| {
            (minor, epoch) = (minor + versions, epoch + epochs);
            Deployment::new(RuntimeVersion::new(1, minor, 0), Epoch(epoch))
        });
        entries.collect()
    })
}

/// The same entries in another order.
fn shuffled(list: impl Strategy<Value = List>) -> impl Strategy<Value = (List, List)> {
    list.prop_flat_map(|list| {
        let entries = Just(list.entries().to_vec()).prop_shuffle();
        (Just(list), entries.prop_map(Schedule::from_entries))
    })
}

fn spec(version: u32, epoch: u64) -> Deployment {
    Deployment::new(SpecVersion(version), Epoch(epoch))
}

fn at(index: usize, version: u32, epoch: u64) -> EntryAt<SpecVersion> {
    EntryAt { index, version: SpecVersion(version), valid_from: Epoch(epoch) }
}

#[test]
fn questions_have_answers_on_malformed_lists() {
    let list = Schedule::from_entries(vec![
        None,
        Some(spec(1, 5)),
        Some(spec(2, 5)),
        Some(spec(3, 9)),
        Some(spec(4, 9)),
        Some(spec(1, 7)),
    ]);
    assert_eq!(list.active(Epoch(5)), Some(&spec(1, 5)), "the first of two");
    assert_eq!(list.next(Epoch(7)), Some(&spec(4, 9)), "the last of two");
    assert_eq!(list.for_version(SpecVersion(1)), Some(&spec(1, 5)), "the first of two");
    assert_eq!(list.for_version(SpecVersion(9)), None);
    assert!(!list.is_empty());
    assert_eq!(list.deployments().count(), 5);
}

#[test]
fn the_end_of_time_is_an_epoch() {
    let rules = Rules::default();
    let (end, before) = (Epoch(u64::MAX), Epoch(u64::MAX - 1));
    let stored: Schedule = [spec(1, 0), spec(2, u64::MAX)].into_iter().collect();
    assert_eq!(stored.next(before).map(|entry| entry.version), Some(SpecVersion(2)));
    assert_eq!(stored.active(end).map(|entry| entry.version), Some(SpecVersion(2)));
    assert_eq!(stored.next(end), None);
    // Nothing begins after the end, so the last deployment stays for ever.
    let new: Schedule = [spec(2, u64::MAX), spec(3, u64::MAX)].into_iter().collect();
    assert!(matches!(stored.update(new, end, &rules), Err(UpdateError::New(_))));
    let same = stored.update(stored.clone(), end, &rules);
    assert_eq!(same.as_ref(), Ok(&stored));
    let first: Schedule = [spec(1, u64::MAX)].into_iter().collect();
    assert!(first.clone().register(before, &rules, Registration::Ordinary).is_ok());
    assert!(first.register(end, &rules, Registration::Ordinary).is_err());
}

#[test]
fn errors_name_places_in_the_list_as_it_was_given() {
    let list: Schedule = [spec(3, 30), spec(1, 10), spec(2, 30)].into_iter().collect();
    let lower = at(2, 2, 30);
    assert_eq!(
        list.validate(Epoch(99), &Rules::new(3)),
        Err(ScheduleError::NotIncreasing { lower, higher: at(0, 3, 30) })
    );
    let list: Schedule = [spec(2, 30), spec(1, 20)].into_iter().collect();
    let (first, second, now) = (at(1, 1, 20), at(0, 2, 30), Epoch(19));
    assert_eq!(
        list.validate(now, &Rules::default()),
        Err(ScheduleError::SeveralPending { first, second, now })
    );
    let list: Schedule = [spec(1, 0), spec(2, 5), spec(3, 9)].into_iter().collect();
    assert_eq!(
        list.validate(now, &Rules::new(1)),
        Err(ScheduleError::TooMany { found: 3, max: 2 })
    );
}

#[test]
fn update_errors_say_what_differs_and_when() {
    let (rules, now) = (Rules::default(), Epoch(10));
    let stored: Schedule = [spec(1, 5)].into_iter().collect();
    let update = |new: Deployment| stored.update([new].into_iter().collect(), now, &rules);
    let change =
        |new, difference| Err(UpdateError::Changed { stored: at(0, 1, 5), new, difference, now });
    assert_eq!(update(spec(1, 4)), change(at(0, 1, 4), "valid_from"));
    assert_eq!(update(spec(1, 5).with_checksum([1; 32])), change(at(0, 1, 5), "checksum"));
    assert_eq!(update(spec(2, 6)), Err(UpdateError::Retroactive { new: at(0, 2, 6), now }));
    assert_eq!(update(spec(2, 11)), Err(UpdateError::ActiveRemoved { active: at(0, 1, 5), now }));
    let text = update(spec(1, 4)).unwrap_err().to_string();
    assert!(text.contains("valid_from") && text.contains("epoch 10"), "{text}");
}

#[test]
fn each_deployment_of_a_malformed_list_has_a_phase() {
    let list = Schedule::from_entries(vec![
        Some(spec(3, 9)),
        None,
        Some(spec(1, 5)),
        Some(spec(2, 5)),
        Some(spec(1, 20)),
    ]);
    let phase = |version, epoch| list.phase(SpecVersion(version), Epoch(epoch));
    assert_eq!(phase(1, 5), Some(Phase::Active));
    assert_eq!(phase(2, 5), Some(Phase::Superseded), "it begins together with an earlier entry");
    assert_eq!(phase(3, 5), Some(Phase::Pending));
    assert_eq!(phase(1, 20), Some(Phase::Superseded), "of its first entry");
    assert_eq!(Phase::Superseded.to_string(), "superseded");
    let superseded: Vec<_> = list.superseded(Epoch(9)).collect();
    assert_eq!(superseded, [&spec(1, 5), &spec(2, 5)]);
    let timeline = list.timeline();
    assert_eq!(timeline, [&spec(1, 5), &spec(2, 5), &spec(3, 9), &spec(1, 20)]);
}

#[test]
fn missing_and_empty_constraints_are_the_same_in_an_update() {
    let (rules, now) = (Rules::default().with_constraints(Anything), Epoch(10));
    let (missing, empty) = (spec(1, 0), spec(1, 0).with_constraints([]));
    assert_ne!(missing, empty);
    let list = |entry: &Deployment| [entry.clone()].into_iter().collect::<Schedule>();
    assert!(list(&missing).update(list(&empty), now, &rules).is_ok());
    let other = list(&missing.with_constraints([0]));
    let error = list(&empty).update(other, now, &rules).unwrap_err();
    assert!(matches!(error, UpdateError::Changed { difference: "constraints", .. }), "{error}");
}

/// Lets all constraints pass.
struct Anything;

impl<V> ConstraintsPolicy<V> for Anything {
    type Refusal = std::convert::Infallible;

    fn judge(&self, _: &Deployment<V>) -> Result<(), Self::Refusal> {
        Ok(())
    }

    fn admits(&self, _: &Deployment<V>, _: Option<&[u8]>) -> bool {
        true
    }
}

#[test]
fn a_policys_refusal_is_the_source_of_the_error() {
    let list: Schedule = [spec(1, 0).with_constraints([1, 2])].into_iter().collect();
    let error = list.validate(Epoch(0), &Rules::default()).unwrap_err();
    let refusal = ConstraintsGiven { bytes: 2 };
    assert_eq!(error, ScheduleError::Constraints { entry: at(0, 1, 0), refusal });
    let source = std::error::Error::source(&error).unwrap();
    assert_eq!(source.downcast_ref(), Some(&refusal));
}

proptest! {
    #[test]
    fn validation_does_not_depend_on_the_order(
        (list, shuffled) in shuffled(prop_oneof![any_list(), rising_list()]),
        now in any_epoch(),
        max in 0_u32..6,
    ) {
        let rules = Rules::new(max);
        let verdicts = [list.validate(now, &rules), shuffled.validate(now, &rules)];
        prop_assert_eq!(verdicts[0].is_ok(), verdicts[1].is_ok(), "{:?}", verdicts);
    }

    #[test]
    fn no_lists_make_an_update_panic(
        stored in prop_oneof![any_list(), rising_list()],
        new in prop_oneof![any_list(), rising_list()],
        now in any_epoch(),
        max: u32,
    ) {
        let rules = Rules::new(max);
        let _ = (stored.active(now), stored.next(now));
        let outcome = stored.update(new.clone(), now, &rules);
        match stored.validate(now, &rules) {
            Ok(()) => prop_assert!(!matches!(outcome, Err(UpdateError::Stored(_)))),
            Err(error) => prop_assert_eq!(outcome, Err(UpdateError::Stored(error))),
        }
    }

    #[test]
    fn an_accepted_update_keeps_what_is_active(
        stored in rising_list(),
        drop in 0_usize..4,
        ahead in 0_u64..4,
        now in 0_u64..20,
    ) {
        // A part of the stored list and something new: many of these are accepted.
        let kept = stored.deployments().skip(drop).filter(|entry| entry.valid_from.0 <= now);
        let added = Deployment::new(RuntimeVersion::new(2, 0, 0), Epoch(now + ahead));
        let new: List = kept.cloned().chain([added]).collect();
        let (now, rules) = (Epoch(now), Rules::new(8));
        if let Ok(accepted) = stored.update(new.clone(), now, &rules) {
            prop_assert_eq!(accepted.active(now), stored.active(now));
            prop_assert_eq!(accepted, new);
        } else if stored.validate(now, &rules).is_ok() {
            let is_retroactive = ahead == 0;
            prop_assert!(is_retroactive || new.active(now) != stored.active(now));
        }
    }

    #[test]
    fn the_active_version_never_goes_back(
        first in rising_list(),
        updates in prop::collection::vec((0_u64..6, 0_u16..4, 0_u64..6, any::<prop::sample::Index>()), 0..12),
    ) {
        let rules = Rules::new(4);
        let Ok(mut stored) = first.register(Epoch(3), &rules, Registration::Genesis) else {
            return Ok(());
        };
        let (mut now, mut reached) = (3, stored.active(Epoch(3)).map(|entry| entry.version));
        for (epochs, versions, ahead, drop) in updates {
            now += epochs;
            let last = stored.deployments().map(|entry| entry.version.minor).max().unwrap();
            let version = RuntimeVersion::new(1, (last + versions).saturating_sub(1), 0);
            let drop = drop.index(stored.entries().len() + 1);
            let kept = stored.deployments().enumerate();
            let kept = kept.filter(|(index, entry)| *index != drop && entry.version != version);
            let added = Deployment::new(version, Epoch(now + ahead));
            let new = kept.map(|(_, entry)| entry.clone()).chain([added]).collect();
            if let Ok(accepted) = stored.update(new, Epoch(now), &rules) {
                stored = accepted;
            }
            let active = stored.active(Epoch(now)).map(|entry| entry.version);
            prop_assert!(active >= reached, "{active:?} after {reached:?}");
            reached = active;
        }
    }
}

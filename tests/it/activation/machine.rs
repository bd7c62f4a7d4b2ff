//! Random registrations, updates, epochs, writes and reads, held against the model.

use std::cell::Cell;

use perennial::{
    Epoch, SpecVersion, Store, Table, Version, Versioned,
    backend::Memory,
    gate::GateError,
    registry,
    schedule::{Deployment, Registration, Rules, Schedule},
    store::{Change, RuntimeError, ScheduleWriteError, SpecVersionError, TableHandle, WriteError},
};
use proptest::{prelude::*, sample, test_runner::Config};
use proptest_state_machine::{ReferenceStateMachine, StateMachineTest, prop_state_machine};

use super::model::{DEPLOYMENTS_MAX, List, Model, Through, Value, Verdict, activation};

/// How often the machine runs.
const RUNS: u32 = 10_000;
/// Steps of a run.
const STEPS: std::ops::Range<usize> = 1..24;

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 3, activates(2 = 6, 3 = 9), derive(Clone, Debug, PartialEq))]
pub struct User {
    pub name: String,
    #[versioned(since = 2)]
    pub karma: u32,
    #[versioned(since = 3)]
    pub badge: Option<u8>,
}

const USERS: Table<u8, User> = Table::new("users");

/// What happens to a store.
#[derive(Clone, Debug)]
pub enum Step {
    Register { list: List, at: u64, genesis: bool },
    Update { list: List, at: u64 },
    Advance(u64),
    CorrectEpoch(u64),
    Raise(u32),
    Put { through: Through, key: u8, value: Value },
    PutVersioned { through: Through, key: u8, version: u8, value: Value },
    WouldWrite { through: Through, value: Value },
    Remove(u8),
    Reopen,
}

/// The model, and the steps that are likely to tell.
struct Reference;

impl ReferenceStateMachine for Reference {
    type State = Model;
    type Transition = Step;

    fn init_state() -> BoxedStrategy<Model> {
        Just(Model::default()).boxed()
    }

    fn transitions(model: &Model) -> BoxedStrategy<Step> {
        let key = 0..6_u8;
        let now = model.epoch.unwrap_or(0);
        let at = move || prop_oneof![4 => now..now + 8, 1 => 0..now + 40];
        let through = || {
            prop_oneof![
                Just(Through::Store),
                at().prop_map(Through::Epoch),
                (0..12_u32).prop_map(Through::Runtime),
            ]
        };
        let register = (list(), at(), any::<bool>())
            .prop_map(|(list, at, genesis)| Step::Register { list, at, genesis });
        let register_weight = if model.schedule.is_none() { 6 } else { 1 };
        let stored = model.schedule.clone().unwrap_or_default();
        let update = (changed(stored, now), at()).prop_map(|(list, at)| Step::Update { list, at });
        prop_oneof![
            register_weight => register,
            4 => update,
            3 => at().prop_map(Step::Advance),
            1 => (0..now + 2).prop_map(Step::CorrectEpoch),
            1 => (0..12_u32).prop_map(Step::Raise),
            5 => (through(), key.clone(), value())
                .prop_map(|(through, key, value)| Step::Put { through, key, value }),
            2 => (through(), key.clone(), 1..=3_u8, value()).prop_map(
                |(through, key, version, value)| Step::PutVersioned { through, key, version, value }
            ),
            2 => (through(), value())
                .prop_map(|(through, value)| Step::WouldWrite { through, value }),
            1 => key.prop_map(Step::Remove),
            1 => Just(Step::Reopen),
        ]
        .boxed()
    }

    fn apply(model: Model, step: &Step) -> Model {
        model.step(step)
    }
}

fn value() -> impl Strategy<Value = Value> {
    let karma = prop_oneof![Just(0), any::<u32>()];
    (any::<u8>(), karma, proptest::option::of(any::<u8>())).prop_map(|(name, karma, badge)| Value {
        name,
        karma,
        badge,
    })
}

/// Any list: most of them break a rule.
fn list() -> impl Strategy<Value = List> {
    let entry = (1..12_u32, 0..40_u64);
    prop_oneof![
        3 => entry.clone().prop_map(|entry| vec![entry]),
        2 => prop::collection::vec(entry, 0..=DEPLOYMENTS_MAX + 1),
    ]
}

/// The stored list with something left out, put off or added: many of them keep the rules.
fn changed(stored: List, now: u64) -> impl Strategy<Value = List> {
    let (highest, len) = (stored.iter().map(|entry| entry.0).max().unwrap_or(0), stored.len());
    let kept = sample::subsequence(stored, 0..=len);
    let added = proptest::option::weighted(0.8, (highest..highest + 3, now..now + 10));
    let usual = (kept, added, any::<bool>()).prop_map(|(mut list, added, first)| {
        if let Some(entry) = added {
            list.insert(if first { 0 } else { list.len() }, entry);
        }
        list
    });
    prop_oneof![4 => usual, 1 => list()]
}

/// The store under test, and the highest spec version that was seen.
struct Tested {
    store: Store<Memory>,
    highest: Cell<SpecVersion>,
}

impl StateMachineTest for Tested {
    type SystemUnderTest = Self;
    type Reference = Reference;

    fn init_test(_: &Model) -> Self {
        Self { store: open(Memory::new()), highest: Cell::default() }
    }

    fn apply(mut tested: Self, model: &Model, step: Step) -> Self {
        if let Step::Reopen = step {
            tested.store = open(tested.store.backend().clone());
        }
        let verdict = tested.step(&step);
        assert_eq!(Some(verdict), model.verdict, "{step:?}");
        tested
    }

    fn check_invariants(tested: &Self, model: &Model) {
        let store = &tested.store;
        let spec = store.spec_version();
        assert!(spec >= tested.highest.get(), "the active version went back");
        tested.highest.set(spec);
        assert_eq!((spec, store.epoch()), (SpecVersion(model.spec), model.epoch.map(Epoch)));
        assert_eq!(store.schedule().current().unwrap(), model.schedule.as_ref().map(deployments));
        // What is active where the store is never goes back, either.
        if let Some(epoch) = store.epoch() {
            assert_eq!(store.at(epoch).unwrap().spec_version(), spec, "another runtime is active");
        }

        // All that was ever written is there, as it was written, and nothing else.
        let users = store.table(USERS).unwrap();
        assert_eq!(users.scan(..).count().unwrap(), model.rows.len() as u64);
        for (key, row) in &model.rows {
            assert_eq!(users.get(key).unwrap(), Some(user(row.value)));
            let stored = users.get_versioned(key).unwrap().unwrap();
            assert_eq!(stored.version().get(), row.version);
            assert!(
                activation(row.version) <= spec.0,
                "a version above the active one was written"
            );
        }
    }
}

impl Tested {
    fn step(&self, step: &Step) -> Verdict {
        let (store, rules) = (&self.store, Rules::new(DEPLOYMENTS_MAX as u32));
        match step {
            Step::Register { list, at, genesis } => {
                let registration =
                    if *genesis { Registration::Genesis } else { Registration::Ordinary };
                let change = Change::new("model", Epoch(*at));
                let list = deployments(list);
                of_schedule(store.schedule().register(list, &change, &rules, registration))
            }
            Step::Update { list, at } => {
                let change = Change::new("model", Epoch(*at));
                of_schedule(store.schedule().update(deployments(list), &change, &rules))
            }
            Step::Advance(epoch) => match store.advance_to(Epoch(*epoch)) {
                Ok(_) => Verdict::Done,
                Err(error) => of_runtime(&error),
            },
            Step::CorrectEpoch(to) => {
                of_schedule(store.schedule().correct_epoch(&Change::new("model", Epoch(*to))))
            }
            Step::Raise(spec) => match store.raise_spec_version(SpecVersion(*spec)) {
                Ok(()) => Verdict::Done,
                Err(SpecVersionError::Lower { .. }) => Verdict::Lower,
                Err(SpecVersionError::Scheduled { .. }) => Verdict::Scheduled,
                Err(error) => panic!("{error}"),
            },
            Step::Put { through, key, value } => {
                self.write(*through, |users| users.put(key, &user(*value)))
            }
            Step::PutVersioned { through, key, version, value } => {
                self.write(*through, |users| users.put_versioned(key, &versioned(*version, *value)))
            }
            Step::WouldWrite { through, value } => {
                self.write(*through, |users| users.would_write(&user(*value)))
            }
            Step::Remove(key) => {
                store.table(USERS).unwrap().remove(key).unwrap();
                Verdict::Done
            }
            Step::Reopen => Verdict::Done,
        }
    }

    /// Writes through a handle, and says what came of it.
    fn write(
        &self,
        through: Through,
        write: impl FnOnce(Users<'_>) -> Result<Version, WriteError>,
    ) -> Verdict {
        let handle = match through {
            Through::Store => Ok(self.store.table(USERS).unwrap()),
            Through::Runtime(spec) => {
                self.store.runtime(SpecVersion(spec)).map(|runtime| runtime.table(USERS).unwrap())
            }
            Through::Epoch(epoch) => {
                self.store.at(Epoch(epoch)).map(|runtime| runtime.table(USERS).unwrap())
            }
        };
        match handle.map(write) {
            Ok(Ok(version)) => Verdict::Written(version.get()),
            Ok(Err(WriteError::Gate { source, .. })) => match *source {
                GateError::NotYetActive { needs, .. } => Verdict::NotYetActive { needs: needs.0 },
                other => panic!("{other}"),
            },
            Ok(Err(error)) => panic!("{error}"),
            Err(error) => of_runtime(&error),
        }
    }
}

type Users<'a> = TableHandle<'a, Memory, u8, User, perennial::Scale, perennial::key::Ordered>;

fn open(engine: Memory) -> Store<Memory> {
    Store::open(engine, registry![USERS]).unwrap()
}

fn deployments(list: &List) -> Schedule {
    let entries = list.iter();
    entries.map(|&(spec, from)| Deployment::new(SpecVersion(spec), Epoch(from))).collect()
}

fn name(value: Value) -> String {
    format!("user {}", value.name)
}

fn user(value: Value) -> User {
    User { name: name(value), karma: value.karma, badge: value.badge }
}

fn versioned(version: u8, value: Value) -> VersionedUser {
    match version {
        1 => VersionedUser::V1(UserV1 { name: name(value) }),
        2 => VersionedUser::V2(UserV2 { name: name(value), karma: value.karma }),
        _ => VersionedUser::V3(user(value)),
    }
}

fn of_schedule(result: Result<(), ScheduleWriteError>) -> Verdict {
    match result {
        Ok(()) => Verdict::Done,
        Err(ScheduleWriteError::AlreadyRegistered) => Verdict::AlreadyRegistered,
        Err(ScheduleWriteError::NotRegistered) => Verdict::NotRegistered,
        Err(ScheduleWriteError::EpochPassed { .. }) => Verdict::EpochPassed,
        Err(ScheduleWriteError::BelowReached { .. }) => Verdict::BelowReached,
        Err(ScheduleWriteError::NotAsTheStoreIs { .. }) => Verdict::NotAsTheStoreIs,
        Err(ScheduleWriteError::NotAhead { .. }) => Verdict::NotAhead,
        Err(ScheduleWriteError::NotTheSameRuntime { .. }) => Verdict::NotTheSameRuntime,
        Err(ScheduleWriteError::Register(_) | ScheduleWriteError::Update(_)) => Verdict::RuleBroken,
        Err(error) => panic!("{error}"),
    }
}

fn of_runtime(error: &RuntimeError) -> Verdict {
    match error {
        RuntimeError::NotReached { .. } => Verdict::NotReached,
        RuntimeError::NoSchedule { .. } => Verdict::NoSchedule,
        RuntimeError::NoneActive { .. } => Verdict::NoneActive,
        RuntimeError::NotAdvanced { .. } => Verdict::NotAdvanced,
        RuntimeError::Below { .. } => Verdict::BelowReached,
        error => panic!("{error}"),
    }
}

prop_state_machine! {
    #![proptest_config(Config { cases: RUNS, ..Config::default() })]

    #[test]
    fn a_store_with_a_schedule_does_what_the_model_does(sequential STEPS => Tested);
}

//! Cases of hosts on a node, and what holds for all that may happen to them.

use std::collections::BTreeSet;

use perennial::{
    Epoch, SpecVersion,
    schedule::{
        Deployment, HostEvent, HostMode, HostVersions, Hosts, HostsError, RuntimeVersion, Schedule,
    },
};
use proptest::prelude::*;
use serde_json::Value;

use super::cases::{epoch, expect, list, maybe_version, version, versions};

type Events = Vec<HostEvent<RuntimeVersion>>;

pub fn host_versions(case: &Value) {
    let pre_warm_epochs = case.get("pre_warm_epochs").map_or(3, |epochs| epochs.as_u64().unwrap());
    let mode = match case["node_mode"].as_str().unwrap() {
        "compute" => HostMode::Compute { pre_warm_epochs },
        // All other modes look on.
        _ => HostMode::Client,
    };
    let expected = |active: &str, next: &str| {
        let get = |key| maybe_version(&case["expect"][key]);
        HostVersions { active: get(active), next: get(next) }
    };
    let requested = list(&case["existing"]).host_versions(epoch(&case["epoch"]), mode);
    assert_eq!(requested, expected("requested_active", "requested_next"));
    assert_eq!(requested.hosted(), expected("hosted_active", "hosted_next"));
}

pub fn host_sequence(case: &Value) {
    let mut hosts = Hosts::new();
    let mut last = Ok(Vec::new());
    for step in case["steps"].as_array().unwrap() {
        last = host_step(&mut hosts, step);
        judge(&hosts, &last, &step["expect"]);
    }
    judge(&hosts, &last, &case["expect"]);
}

fn host_step(
    hosts: &mut Hosts<RuntimeVersion>,
    step: &Value,
) -> Result<Events, HostsError<RuntimeVersion>> {
    match step["op"].as_str().unwrap() {
        "add" => hosts.add(version(&step["version"])),
        "remove" => hosts.remove(version(&step["version"])).map(|()| Vec::new()),
        "set" => {
            let (active, next) = (maybe_version(&step["active"]), maybe_version(&step["next"]));
            Ok(hosts.set(HostVersions { active, next }))
        }
        "start" => Ok(hosts.start()),
        "stop" => Ok(hosts.stop()),
        other => panic!("unknown step {other}"),
    }
}

/// Holds everything that is expected against what is there.
fn judge(
    hosts: &Hosts<RuntimeVersion>,
    outcome: &Result<Events, HostsError<RuntimeVersion>>,
    expected: &Value,
) {
    if expected.get("result").is_some() {
        let outcome = outcome.as_ref().map(|_| ());
        expect(outcome.map_err(|error| ("", rule(error))), expected);
    }
    let events = outcome.as_deref().unwrap_or_default();
    for (key, expected) in expected.as_object().unwrap() {
        let set = || versions(expected).into_iter().collect::<BTreeSet<_>>();
        let of = |event: &dyn Fn(&HostEvent<_>) -> Option<RuntimeVersion>| {
            events.iter().filter_map(event).collect::<BTreeSet<_>>()
        };
        let running = hosts.running();
        match key.as_str() {
            "running" => {
                let found = running.active.into_iter().chain(running.next);
                assert_eq!(found.collect::<BTreeSet<_>>(), set(), "running");
            }
            "active" => assert_eq!(running.active, maybe_version(expected), "active"),
            "next" => assert_eq!(running.next, maybe_version(expected), "next"),
            "known" => assert_eq!(hosts.known().collect::<BTreeSet<_>>(), set(), "known"),
            "started" => assert_eq!(of(&started), set(), "started"),
            "stopped" => assert_eq!(of(&stopped), set(), "stopped"),
            "event" => {
                let updated = events.contains(&HostEvent::ConfigUpdated);
                assert_eq!(updated, expected == "config_updated", "event");
            }
            "result" | "error" | "rule" => {}
            other => panic!("unknown expectation {other}"),
        }
    }
}

fn started(event: &HostEvent<RuntimeVersion>) -> Option<RuntimeVersion> {
    match event {
        HostEvent::StartedActive(version) | HostEvent::StartedNext(version) => Some(*version),
        _ => None,
    }
}

fn stopped(event: &HostEvent<RuntimeVersion>) -> Option<RuntimeVersion> {
    match event {
        HostEvent::Stopped(version) => Some(*version),
        _ => None,
    }
}

fn rule(error: &HostsError<RuntimeVersion>) -> &'static str {
    match error {
        HostsError::Duplicate { .. } => "duplicate_runtime_version",
        HostsError::Unknown { .. } => "no_such_version",
        HostsError::Active { .. } => "cannot_remove_active",
        HostsError::Next { .. } => "cannot_remove_next",
        other => panic!("no rule for {other}"),
    }
}

const ONE: SpecVersion = SpecVersion(1);
const TWO: SpecVersion = SpecVersion(2);

fn wanted(active: SpecVersion, next: Option<SpecVersion>) -> HostVersions<SpecVersion> {
    HostVersions { active: Some(active), next }
}

#[test]
fn without_an_active_version_the_next_is_hosted_as_active() {
    let schedule: Schedule = [Deployment::new(ONE, Epoch(20))].into_iter().collect();
    let asked = schedule.host_versions(Epoch(17), HostMode::COMPUTE);
    assert_eq!(asked, HostVersions { active: None, next: Some(ONE) });
    assert_eq!(asked.hosted(), wanted(ONE, None));
    assert_eq!(wanted(ONE, Some(ONE)).hosted(), wanted(ONE, None), "none is hosted twice");
}

#[test]
fn the_window_does_not_wrap_at_the_end_of_time() {
    let schedule: Schedule = [Deployment::new(ONE, Epoch(u64::MAX))].into_iter().collect();
    let next = |epoch, pre_warm_epochs| {
        schedule.host_versions(Epoch(epoch), HostMode::Compute { pre_warm_epochs }).next
    };
    assert_eq!(next(u64::MAX - 4, 3), None);
    assert_eq!(next(u64::MAX - 3, 3), Some(ONE));
    assert_eq!(next(u64::MAX - 1, 1), Some(ONE));
    assert_eq!(next(u64::MAX - 1, 0), None, "a window of nothing prepares nothing");
    assert_eq!(next(0, u64::MAX), Some(ONE));
    assert_eq!(next(u64::MAX, u64::MAX), None, "it is active");
}

#[test]
fn a_next_version_that_is_no_longer_wanted_is_stopped() {
    let mut hosts = Hosts::new();
    let _ = (hosts.add(ONE), hosts.add(TWO), hosts.start());
    let _ = hosts.set(wanted(ONE, Some(TWO)));
    let events = hosts.set(wanted(ONE, None));
    assert_eq!(events, [HostEvent::Stopped(TWO), HostEvent::ConfigUpdated]);
    assert_eq!(hosts.known().collect::<Vec<_>>(), [ONE]);
    // A stopped host is not used again.
    assert_eq!(hosts.set(wanted(ONE, Some(TWO))), [HostEvent::Postponed(TWO)]);
    assert_eq!(hosts.remove(TWO), Err(HostsError::Unknown { version: TWO }));
    let events = hosts.add(TWO).unwrap();
    assert_eq!(events, [HostEvent::StartedNext(TWO), HostEvent::ConfigUpdated]);
}

#[test]
fn versions_that_change_places_do_not_both_run_on() {
    let mut hosts = Hosts::new();
    let _ = (hosts.add(ONE), hosts.add(TWO), hosts.start());
    let _ = hosts.set(wanted(ONE, Some(TWO)));
    let events = hosts.set(wanted(TWO, Some(ONE)));
    let expected = [HostEvent::Stopped(ONE), HostEvent::Promoted(TWO), HostEvent::Postponed(ONE)];
    assert_eq!(events, expected);
    assert_eq!(hosts.running(), wanted(TWO, None));
}

#[test]
fn stopping_stops_all_and_keeps_what_is_wanted() {
    let mut hosts = Hosts::new();
    let _ = (hosts.add(ONE), hosts.add(TWO), hosts.set(wanted(ONE, Some(TWO))), hosts.start());
    assert!(hosts.is_started());
    let expected = [HostEvent::Stopped(ONE), HostEvent::Stopped(TWO), HostEvent::ConfigUpdated];
    assert_eq!(hosts.stop(), expected);
    assert!(!hosts.is_started());
    assert_eq!(hosts.stop(), []);
    assert_eq!(hosts.wanted(), wanted(ONE, Some(TWO)));
    let _ = hosts.add(ONE);
    assert_eq!(hosts.remove(ONE), Err(HostsError::Active { version: ONE }));
    assert_eq!(hosts.start(), [HostEvent::StartedActive(ONE), HostEvent::Postponed(TWO)]);
}

#[derive(Clone, Debug)]
enum Op {
    Add(u32),
    Remove(u32),
    Set(Option<u32>, Option<u32>),
    Start,
    Stop,
}

fn any_op() -> impl Strategy<Value = Op> {
    let some = || prop::option::weighted(0.8, 0_u32..4);
    prop_oneof![
        4 => (0_u32..4).prop_map(Op::Add),
        1 => (0_u32..4).prop_map(Op::Remove),
        4 => (some(), some()).prop_map(|(active, next)| Op::Set(active, next)),
        2 => Just(Op::Start),
        1 => Just(Op::Stop),
    ]
}

proptest! {
    /// Whoever does what the events say has exactly those hosts running that the state tells of.
    #[test]
    fn events_lead_to_the_state(ops in prop::collection::vec(any_op(), 0..24)) {
        let mut hosts = Hosts::new();
        let mut running = BTreeSet::new();
        for op in ops {
            let events = match op {
                Op::Add(version) => hosts.add(SpecVersion(version)).unwrap_or_default(),
                Op::Remove(version) => {
                    if hosts.remove(SpecVersion(version)).is_ok() {
                        prop_assert!(!running.contains(&SpecVersion(version)), "{version} runs");
                    }
                    Vec::new()
                }
                Op::Set(active, next) => {
                    let (active, next) = (active.map(SpecVersion), next.map(SpecVersion));
                    hosts.set(HostVersions { active, next })
                }
                Op::Start => hosts.start(),
                Op::Stop => hosts.stop(),
            };
            for event in events {
                match event {
                    HostEvent::StartedActive(version) | HostEvent::StartedNext(version) => {
                        prop_assert!(running.insert(version), "{version} is started twice");
                    }
                    HostEvent::Stopped(version) => prop_assert!(running.remove(&version)),
                    HostEvent::Promoted(version) => prop_assert!(running.contains(&version)),
                    _ => {}
                }
            }
            let state = hosts.running();
            let found: BTreeSet<_> = state.active.into_iter().chain(state.next).collect();
            prop_assert_eq!(&running, &found);
            prop_assert!(state.active != state.next || state.active.is_none());
            prop_assert!(found.iter().all(|version| hosts.known().any(|known| known == *version)));
            // What is wanted and known runs, and nothing runs that is not wanted.
            for (runs, wants) in [
                (state.active, hosts.wanted().active),
                (state.next, hosts.wanted().next),
            ] {
                let known = wants.filter(|wants| hosts.known().any(|known| known == *wants));
                prop_assert_eq!(runs, known.filter(|_| hosts.is_started()));
            }
        }
    }
}

//! How the chain's code changes.

use perennial::{
    Epoch, SpecVersion,
    backend::Memory,
    client::{Chain, Event},
    emulator::{FAILED_CHAIN_RUNTIME_UPDATE, RuntimeInfo, SystemMessage, UpdateRuntime},
};
use serde_json::Value;

use super::toy::{
    NAME, abort, chain, chain_of, code_updated, genesis, included, send, signer, toy, update,
};

const VECTORS: &str = include_str!("../../vectors/radicle_state_vectors.json");

fn number(value: &Value) -> u32 {
    value.as_u64().and_then(|number| number.try_into().ok()).unwrap()
}

#[test]
fn updates_are_decided_as_the_chain_of_radicle_decides_them() {
    let file: Value = serde_json::from_str(VECTORS).unwrap();
    let cases = file["update_runtime_cases"].as_array().unwrap();
    let mut judged = 0;
    for case in cases.iter().filter(|case| case.get("author").is_some()) {
        let now = toy(number(&case["chain_spec"]));
        let code = match case["valid_wasm"].as_bool().unwrap() {
            true => Some(RuntimeInfo {
                spec_name: if case["spec_name"] == "same" { NAME } else { "other" }.into(),
                spec_version: SpecVersion(number(&case["code_spec"])),
                impl_version: case.get("code_impl").map_or(0, number),
            }),
            false => None,
        };
        let infos: Vec<_> = std::iter::once(now).chain(code.clone()).collect();
        let chain = chain_of(Memory::new(), &infos, genesis().endow("other", 1));
        let bytes = code.as_ref().map_or_else(|| b"\0asm no runtime".to_vec(), RuntimeInfo::code);
        let message = UpdateRuntime { code: bytes, valid_from: 1 };
        let message = SystemMessage::from(message).encode().unwrap();
        let author = signer(case["author"].as_str().unwrap());
        let (outcome, events) = included(chain.send(&author, message).unwrap());
        let updated = events.iter().any(|event| matches!(event, Event::CodeUpdated { .. }));
        match case["expect"].as_str().unwrap() {
            "CodeUpdated" => {
                assert_eq!(outcome, Ok(()), "{}", case["name"]);
                assert!(updated, "{}", case["name"]);
            }
            "FailedChainRuntimeUpdate" => {
                assert_eq!(outcome, Err(FAILED_CHAIN_RUNTIME_UPDATE), "{}", case["name"]);
                assert!(!updated, "{}", case["name"]);
            }
            other => panic!("the cases expect something that this test does not know: {other}"),
        }
        judged += 1;
    }
    assert!(judged >= 4, "only {judged} cases were found");
}

#[test]
fn a_successful_update_brings_success_and_code_updated() {
    let file: Value = serde_json::from_str(VECTORS).unwrap();
    let cases = file["update_runtime_cases"].as_array().unwrap();
    let case = cases.iter().find(|case| case.get("events").is_some()).unwrap();
    let events = send(&chain(), "sudo", update(&toy(2), 1));
    for expected in case["events"].as_array().unwrap() {
        let found = events.iter().any(|event| match expected.as_str().unwrap() {
            "ExtrinsicSuccess" => matches!(event, Event::Success { .. }),
            "CodeUpdated" => *event == code_updated(2, 1),
            other => panic!("an event that this test does not know: {other}"),
        });
        assert!(found, "{expected} is not among {events:?}");
    }
}

#[test]
fn the_error_has_the_number_that_the_chain_gave_it() {
    let file: Value = serde_json::from_str(VECTORS).unwrap();
    let cases = file["vectors"].as_array().unwrap();
    let codes = cases.iter().find(|case| case["kind"] == "error_codes").unwrap();
    assert_eq!(codes["module_index"], FAILED_CHAIN_RUNTIME_UPDATE.module);
    assert_eq!(codes["codes"]["FailedChainRuntimeUpdate"], FAILED_CHAIN_RUNTIME_UPDATE.code);
}

#[test]
fn what_breaks_a_rule_changes_no_schedule() {
    let other = RuntimeInfo::new("other", SpecVersion(9));
    let infos = [toy(2), toy(1), toy(3), other.clone()];
    let chain = chain_of(Memory::new(), &infos, genesis());
    chain.next_epoch().unwrap();
    let impl_1 = RuntimeInfo { impl_version: 1, ..toy(3) };
    let refused = [
        ("another name", "sudo", update(&other, 2)),
        ("a lower spec version", "sudo", update(&toy(1), 2)),
        ("the same spec version", "sudo", update(&toy(2), 2)),
        ("a runtime that the node lacks", "sudo", update(&toy(4), 2)),
        ("a program that the node lacks", "sudo", update(&impl_1, 2)),
        ("an epoch that has begun", "sudo", update(&toy(3), 1)),
        ("an epoch in the past", "sudo", update(&toy(3), 0)),
        ("another author", "alice", update(&toy(3), 2)),
        ("nothing to abort", "sudo", abort(3)),
        ("the active one cannot be aborted", "sudo", abort(2)),
    ];
    let before = chain.schedule().unwrap();
    for (why, author, message) in refused {
        let (outcome, events) = included(chain.send(&signer(author), message).unwrap());
        assert_eq!(outcome, Err(FAILED_CHAIN_RUNTIME_UPDATE), "{why}");
        let failed = Event::Failed { transaction: 0, fault: FAILED_CHAIN_RUNTIME_UPDATE };
        assert_eq!(events, [failed], "{why}");
        assert_eq!(chain.schedule().unwrap(), before, "{why}");
    }
    assert_eq!(before.deployments().count(), 1);
}

#[test]
fn the_new_runtime_runs_from_the_first_block_of_its_epoch_on() {
    let chain = chain();
    assert!(send(&chain, "sudo", update(&toy(2), 2)).contains(&code_updated(2, 2)));
    let spec_versions = |epoch: u64| {
        let head = chain.head().unwrap();
        assert_eq!(head.epoch, Epoch(epoch));
        let block = chain.produce_block().unwrap().block;
        let block = chain.block(block).unwrap().unwrap();
        assert_eq!(block.epoch, Epoch(epoch));
        (head.spec_version.0, block.spec_version.0)
    };
    assert_eq!(spec_versions(0), (1, 1));
    chain.next_epoch().unwrap();
    assert_eq!(spec_versions(1), (1, 1));
    chain.next_epoch().unwrap();
    assert_eq!(spec_versions(2), (2, 2));
    assert_eq!(chain.store().spec_version(), SpecVersion(2));
}

#[test]
fn one_update_waits_at_a_time_and_an_aborted_one_never_runs() {
    let chain = chain();
    send(&chain, "sudo", update(&toy(2), 1));
    let (outcome, _) = included(chain.send(&signer("sudo"), update(&toy(3), 2)).unwrap());
    assert_eq!(outcome, Err(FAILED_CHAIN_RUNTIME_UPDATE), "another one waits");
    let (outcome, _) = included(chain.send(&signer("alice"), abort(2)).unwrap());
    assert_eq!(outcome, Err(FAILED_CHAIN_RUNTIME_UPDATE), "alice is not sudo");

    let events = send(&chain, "sudo", abort(2));
    assert_eq!(events, [Event::Success { transaction: 0 }], "success alone proves no update");
    let head = chain.next_epoch().unwrap();
    assert_eq!((head.epoch, head.spec_version), (Epoch(1), SpecVersion(1)));

    send(&chain, "sudo", update(&toy(3), 2));
    assert_eq!(chain.next_epoch().unwrap().spec_version, SpecVersion(3));
}

#[test]
fn the_store_keeps_the_schedule_and_every_change_of_it() {
    let chain = chain_of(Memory::new(), &[toy(1), toy(2), toy(3)], genesis().blocks_per_epoch(2));
    send(&chain, "alice", vec![0, 1]);
    // Decided in the last block of epoch 0, for the epoch that it ends with.
    send(&chain, "sudo", update(&toy(2), 1));
    assert_eq!(chain.head().unwrap().spec_version, SpecVersion(2));
    send(&chain, "sudo", update(&toy(3), 5));
    send(&chain, "sudo", abort(3));
    let store = chain.store();
    assert_eq!(store.schedule().current().unwrap(), Some(chain.schedule().unwrap()));
    assert_eq!(store.epoch(), Some(Epoch(2)));
    let changes = store.schedule().changes().unwrap();
    let changes: Vec<_> = changes
        .iter()
        .map(|change| {
            let list = change.schedule.deployments();
            let list: Vec<_> = list.map(|entry| (entry.version.0, entry.valid_from.0)).collect();
            (change.at.0, change.reason.as_str(), list)
        })
        .collect();
    let expected = [
        (0, "genesis", vec![(1, 0)]),
        (0, "block 2", vec![(1, 0), (2, 1)]),
        (1, "block 3", vec![(2, 1), (3, 5)]),
        (1, "block 4", vec![(2, 1)]),
    ];
    assert_eq!(changes, expected);
}

#[test]
fn after_an_update_the_next_one_is_held_against_the_new_runtime() {
    let chain = chain();
    send(&chain, "sudo", update(&toy(3), 1));
    chain.next_epoch().unwrap();
    let (outcome, _) = included(chain.send(&signer("sudo"), update(&toy(2), 2)).unwrap());
    assert_eq!(outcome, Err(FAILED_CHAIN_RUNTIME_UPDATE), "2 is lower than 3");
}

#[test]
fn bytes_that_are_no_runtime_are_not_read_as_one() {
    let code = toy(7).code();
    assert_eq!(RuntimeInfo::from_code(&code), Ok(toy(7)));
    for end in 0..code.len() {
        assert!(RuntimeInfo::from_code(&code[..end]).is_err(), "the first {end} bytes");
    }
    let longer = [code.as_slice(), &[0]].concat();
    assert!(RuntimeInfo::from_code(&longer).is_err(), "a byte more");
    let nameless = RuntimeInfo::new("", SpecVersion(1));
    assert!(RuntimeInfo::from_code(&nameless.code()).is_err(), "no name");
    let long = RuntimeInfo::new(&"n".repeat(65), SpecVersion(1));
    assert!(RuntimeInfo::from_code(&long.code()).is_err(), "a name of 65 bytes");
}

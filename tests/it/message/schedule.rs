//! From which epoch on a message is available, as scheduled.

use perennial::{
    Epoch, SpecVersion, message,
    schedule::{Deployment, Schedule},
};

use super::types::Message;

fn schedule(deployments: &[(u32, u64)]) -> Schedule {
    let deployment = |(spec, from): &(u32, u64)| Deployment::new(SpecVersion(*spec), Epoch(*from));
    deployments.iter().map(deployment).collect()
}

fn from(name: &str, deployments: &[(u32, u64)], now: u64) -> Option<u64> {
    let info = message::by_name::<Message>(name).unwrap();
    info.available_from(&schedule(deployments), Epoch(now)).map(|epoch| epoch.0)
}

fn gone(name: &str, deployments: &[(u32, u64)], now: u64) -> Option<u64> {
    let info = message::by_name::<Message>(name).unwrap();
    info.unavailable_from(&schedule(deployments), Epoch(now)).map(|epoch| epoch.0)
}

#[test]
fn a_message_is_available_when_its_deployment_begins() {
    // In any order, as a schedule may be.
    let deployments = [(19, 300), (8, 0), (9, 100)];
    assert_eq!(from("RegisterProject", &deployments, 0), Some(100));
    assert_eq!(from("RegisterProject", &deployments, 99), Some(100));
    assert_eq!(from("RegisterProject", &deployments, 250), Some(250));
    assert_eq!(from("UnregisterUser", &deployments, 250), Some(300));
}

#[test]
fn a_message_that_no_deployment_knows_is_never_available() {
    assert_eq!(from("RegisterProject", &[], 5), None);
    assert_eq!(from("RegisterProject", &[(8, 0)], 5), None);
    // It went, and does not come back.
    assert_eq!(from("CreateCheckpoint", &[(18, 0), (19, 100)], 100), None);
    // The deployment that knew it is over.
    assert_eq!(from("Tip", &[(17, 10), (18, 20)], 20), None);
}

#[test]
fn a_deployment_without_epochs_of_its_own_brings_nothing() {
    // Of two from one epoch, the first in the list is active.
    assert_eq!(from("CreateCheckpoint", &[(19, 50), (18, 50)], 0), None);
    assert_eq!(from("CreateCheckpoint", &[(18, 50), (19, 50)], 0), Some(50));
}

#[test]
fn before_the_first_deployment_nothing_is_available() {
    assert_eq!(from("Ping", &[(5, 10)], 0), Some(10));
    assert_eq!(gone("Ping", &[(5, 10)], 0), Some(0));
}

#[test]
fn a_message_is_gone_when_a_deployment_without_it_begins() {
    let deployments = [(9, 0), (18, 50), (19, 100)];
    assert_eq!(gone("CreateCheckpoint", &deployments, 10), Some(100));
    assert_eq!(gone("CreateCheckpoint", &deployments, 120), Some(120));
    assert_eq!(gone("RegisterProject", &deployments, 10), None);
}

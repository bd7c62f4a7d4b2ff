//! The dated changes of the networks' times.

use perennial::{
    Epoch,
    train::{ChangeError, DatedChange, ForkTimes, replay_changes},
};
use serde_json::Value;

use super::{TEXT, TIMETABLE};

const DAY_SECONDS: f64 = 86_400.0;

/// As the file rounds days.
fn rounded(days: f64) -> f64 {
    (days * 100.0).round() / 100.0
}

fn days(seconds: i64) -> f64 {
    seconds as f64 / DAY_SECONDS
}

fn is_near(a: f64, b: f64) -> bool {
    (a - b).abs() < 0.0051
}

#[test]
fn the_changes_in_their_order_lead_to_the_present_times() {
    let mut count = 0;
    for network in ["mainnet", "sepolia"] {
        let changes = TIMETABLE.changes(network);
        let times = replay_changes(changes).unwrap();
        assert_eq!(times, *TIMETABLE.network(network).unwrap().times(), "{network}");
        count += changes.len();
    }
    assert_eq!(count, 27);
    assert!(TIMETABLE.changes("sepolia-devnet-2").is_empty());
}

#[test]
fn lead_days_are_those_between_the_change_and_the_new_time() {
    let mut judged = 0;
    for change in ["mainnet", "sepolia"].iter().flat_map(|network| TIMETABLE.changes(network)) {
        match (change.lead_seconds(), change.lead_days) {
            (Some(seconds), Some(lead)) => {
                assert!(is_near(days(seconds), lead), "{}: {}", change.commit, days(seconds));
                judged += 1;
            }
            (None, None) => assert_eq!(change.to, None),
            (_, _) => panic!("{} has a time and no lead", change.commit),
        }
    }
    assert_eq!(judged, 26);
}

#[test]
fn the_summary_of_leads_follows_from_the_changes() {
    let (_, summary) = TIMETABLE.sections().find(|(name, _)| *name == "lead_summary").unwrap();
    let summary: Value = serde_json::from_str(summary).unwrap();
    let mut judged = 0;
    for network in ["mainnet", "sepolia"] {
        for (fork, expected) in summary[network].as_object().unwrap() {
            let changes: Vec<&DatedChange> =
                TIMETABLE.changes(network).iter().filter(|change| change.fork == *fork).collect();
            let first = changes.first().and_then(|change| change.lead_seconds()).unwrap();
            let last = changes.last().and_then(|change| change.lead_seconds()).unwrap();
            let key = "first_scheduled_days_before_first_target";
            assert!(is_near(days(first), expected[key].as_f64().unwrap()), "{network} {fork}");
            let key = "final_change_lead_days";
            assert!(is_near(days(last), expected[key].as_f64().unwrap()), "{network} {fork}");
            // Taking a time back counts, and setting one where there is none does not.
            let again = changes.iter().filter(|change| change.from.is_some()).count();
            let expected = expected["times_rescheduled"].as_u64();
            assert_eq!(Some(again as u64), expected, "{network} {fork}");
            judged += 1;
        }
    }
    assert_eq!(judged, 18);
}

#[test]
fn mainnet_follows_sepolia_by_the_days_that_the_file_says() {
    let file: Value = serde_json::from_str(TEXT).unwrap();
    let times = |network: &str| TIMETABLE.network(network).unwrap().times();
    let (mainnet, sepolia) = (times("mainnet"), times("sepolia"));
    let expected = file["days_mainnet_after_sepolia"].as_object().unwrap();
    assert_eq!(expected.len(), mainnet.len());
    for (fork, at) in mainnet.iter() {
        let after = at.0 as i64 - sepolia.get(fork).unwrap().0 as i64;
        assert_eq!(rounded(days(after)), expected[fork].as_f64().unwrap(), "{fork}");
    }
}

fn change(at: u64, from: Option<u64>, to: Option<u64>) -> DatedChange {
    DatedChange {
        commit: "c0ffee".into(),
        at: Epoch(at),
        fork: "canyon".into(),
        from: from.map(Epoch),
        to: to.map(Epoch),
        subject: String::new(),
        lead_days: None,
    }
}

#[test]
fn changes_that_do_not_follow_each_other_are_refused_with_their_place() {
    let replay = |changes: &[DatedChange]| replay_changes(changes).unwrap_err();
    let first = change(5, None, Some(20));
    let error = replay(&[first.clone(), change(4, Some(20), Some(30))]);
    assert!(matches!(error, ChangeError::OutOfOrder { index: 1, .. }), "{error}");
    let error = replay(&[first.clone(), change(6, Some(21), Some(30))]);
    let stored = Some(Epoch(20));
    assert_eq!(error, ChangeError::OtherTimeBefore { index: 1, fork: "canyon".into(), stored });
    let error = replay(&[first.clone(), change(20, Some(20), Some(30))]);
    assert!(matches!(error, ChangeError::TooLate { index: 1, .. }), "{error}");
    let error = replay(&[change(20, None, Some(20))]);
    assert!(matches!(error, ChangeError::TooLate { index: 0, .. }), "{error}");
    assert_eq!(change(21, None, Some(20)).lead_seconds(), Some(-1));
    let back = replay_changes(&[first, change(19, Some(20), None)]);
    assert_eq!(back, Ok(ForkTimes::new()));
}

//! Damaged files: one clear error each, with its place.

use perennial::train::{Timetable, TimetableError};
use proptest::prelude::*;

use super::TEXT;

/// The file with one text in the place of another, where that stands first.
fn with(old: &str, new: &str) -> String {
    assert!(TEXT.contains(old), "{old}");
    TEXT.replacen(old, new, 1)
}

fn error(text: &str) -> TimetableError {
    let error = Timetable::parse(text).unwrap_err();
    assert!(!error.to_string().contains('\n'), "{error}");
    error
}

/// What kind of error, and where.
fn kind_and_place(error: &TimetableError) -> (&'static str, String) {
    let line = |line, column| format!("{line}:{column}");
    match error {
        TimetableError::NotUtf8 { line: at, column } => ("utf8", line(at, column)),
        TimetableError::NotJson { line: at, column, .. } => ("json", line(at, column)),
        TimetableError::RepeatedKey { line: at, column, .. } => ("repeated", line(at, column)),
        TimetableError::Unexpected { at, .. } => ("unexpected", at.clone()),
        TimetableError::Missing { at } => ("missing", at.clone()),
        TimetableError::UnknownKey { at, .. } => ("unknown key", at.clone()),
        TimetableError::Order { at, .. } => ("order", at.clone()),
        TimetableError::UnknownFork { at, .. } => ("unknown fork", at.clone()),
        TimetableError::ChainIdTwice { at, .. } => ("id twice", at.clone()),
        TimetableError::Date { at } => ("date", at.clone()),
        TimetableError::OtherDate { at, .. } => ("other date", at.clone()),
        TimetableError::Number { at, .. } => ("number", at.clone()),
        TimetableError::NumberTwice { at, .. } => ("number twice", at.clone()),
        TimetableError::UnknownNetwork { at } => ("unknown network", at.clone()),
        other => panic!("no kind for {other}"),
    }
}

#[test]
fn each_damage_is_told_with_its_place() {
    let automata = "networks.mainnet.chains.automata";
    for (old, new, kind, at) in [
        // Text and JSON.
        ("\"about\": {", "\"about\": {,", "json", "2:12"),
        ("\"chain_id\": 65536,", "\"chain_id\": 65536, \"chain_id\": 65536,", "repeated", "79:25"),
        ("\"bob\": {", "\"automata\": {", "repeated", "91:5"),
        // Wrong types.
        ("\"chain_id\": 65536", "\"chain_id\": \"65536\"", "unexpected", "#.chain_id"),
        ("\"chain_id\": 65536", "\"chain_id\": -1", "unexpected", "#.chain_id"),
        ("\"chain_id\": 65536", "\"chain_id\": 18446744073709551616", "unexpected", "#.chain_id"),
        ("\"block_time\": 2", "\"block_time\": 0", "unexpected", "#.block_time"),
        ("\"block_time\": 2", "\"block_time\": 0.5", "unexpected", "#.block_time"),
        (
            "\"genesis_l2_time\": 1721183063",
            "\"genesis_l2_time\": null",
            "unexpected",
            "#.genesis_l2_time",
        ),
        (
            "\"superchain_time\": null",
            "\"superchain_time\": false",
            "unexpected",
            "#.superchain_time",
        ),
        ("\"canyon\": 0", "\"canyon\": -1", "unexpected", "#.forks.canyon"),
        ("\"canyon\": 0", "\"canyon\": null", "unexpected", "#.forks.canyon"),
        (
            "\"keep_karst_upgrade_gas\": true",
            "\"keep_karst_upgrade_gas\": 1",
            "unexpected",
            "networks.mainnet.chains.ink.keep_karst_upgrade_gas",
        ),
        (
            "\"time\": 1704992401",
            "\"time\": \"1704992401\"",
            "unexpected",
            "networks.mainnet.superchain.forks.canyon.time",
        ),
        ("\"fork_order\": [", "\"fork_order\": [7,", "unexpected", "about.fork_order[0]"),
        (
            "\"canyon\": 1699981200",
            "\"canyon\": -1699981200",
            "unexpected",
            "goerli_history.canyon",
        ),
        (
            "\"lead_days\": 33.74",
            "\"lead_days\": \"33.74\"",
            "unexpected",
            "schedule_history.mainnet[0].lead_days",
        ),
        ("\"networks\": {", "\"networks\": [], \"nets\": {", "unexpected", "networks"),
        // Missing and unknown keys.
        ("\"chain_id\": 65536,", "", "missing", "#.chain_id"),
        ("\"superchain_time\": null,", "", "missing", "#.superchain_time"),
        ("\"fork_order\"", "\"forks\"", "unknown key", "about.forks"),
        ("\"networks\": {", "\"nets\": {", "missing", "networks"),
        ("\"block_time\": 2", "\"block_time\": 2, \"gas\": 1", "unknown key", "#.gas"),
        (
            "\"l1_chain_id\": 1,",
            "\"l1_chain_id\": 1, \"l2\": 1,",
            "unknown key",
            "networks.mainnet.superchain.l2",
        ),
        ("\"commit\": \"cb3e1523\",", "", "missing", "schedule_history.mainnet[0].commit"),
        // Forks.
        ("\"canyon\": 0", "\"kanyon\": 0", "unknown fork", "#.forks.kanyon"),
        (
            "\"canyon\": 1699981200",
            "\"monsoon\": 1699981200",
            "unknown fork",
            "goerli_history.monsoon",
        ),
        (
            "\"hardfork\": \"canyon\"",
            "\"hardfork\": \"kanyon\"",
            "unknown fork",
            "upgrades[0].hardfork",
        ),
        (
            "\"fork\": \"canyon\",\n    \"from\"",
            "\"fork\": \"\",\n    \"from\"",
            "unknown fork",
            "schedule_history.mainnet[0].fork",
        ),
        ("\"regolith\",", "\"bedrock\",", "order", "about.fork_order"),
        ("\"regolith\",", "\"\",", "order", "about.fork_order"),
        ("\"pectra_blob_schedule\"", "\"canyon\"", "order", "about.optional_forks"),
        // What contradicts itself.
        (
            "\"chain_id\": 60808",
            "\"chain_id\": 65536",
            "id twice",
            "networks.mainnet.chains.bob.chain_id",
        ),
        (
            "\"chain_id\": 28882",
            "\"chain_id\": 10",
            "id twice",
            "networks.sepolia.chains.boba.chain_id",
        ),
        (
            "\"time\": 1704992401",
            "\"time\": 1704992402",
            "other date",
            "networks.mainnet.superchain.forks.canyon.utc",
        ),
        (
            "2024-01-11T17:00:01Z",
            "2024-01-12T17:00:01Z",
            "other date",
            "networks.mainnet.superchain.forks.canyon.utc",
        ),
        (
            "2024-01-11T17:00:01Z",
            "2024-02-30T17:00:01Z",
            "date",
            "networks.mainnet.superchain.forks.canyon.utc",
        ),
        (
            "2024-01-11T17:00:01Z",
            "yesterday",
            "date",
            "networks.mainnet.superchain.forks.canyon.utc",
        ),
        (
            "2023-12-08T15:07:36-08:00",
            "2023-12-08T15:07:36",
            "date",
            "schedule_history.mainnet[0].at",
        ),
        ("\"number\": \"16a\"", "\"number\": \"a16\"", "number", "upgrades[13].number"),
        ("\"number\": \"16a\"", "\"number\": 16", "unexpected", "upgrades[13].number"),
        ("\"number\": \"16a\"", "\"number\": \"16\"", "number twice", "upgrades[13].number"),
        ("\"posted_as\": \"19b\"", "\"posted_as\": \"19bb\"", "number", "upgrades[16].posted_as"),
        (
            "\"schedule_history\": {\n  \"mainnet\"",
            "\"schedule_history\": {\n  \"goerli\"",
            "unknown network",
            "schedule_history.goerli",
        ),
    ] {
        let error = error(&with(old, new));
        let at = at.replace('#', automata);
        assert_eq!(kind_and_place(&error), (kind, at.clone()), "{old} -> {new}: {error}");
        let shown = match at.split_once(':') {
            Some((line, column)) => format!("line {line}, column {column}"),
            None => at,
        };
        assert!(error.to_string().contains(&shown), "{error}");
    }
}

#[test]
fn errors_say_what_to_do() {
    for (old, new, expected) in [
        (
            "\"time\": 1704992401",
            "\"time\": 1704992402",
            "`networks.mainnet.superchain.forks.canyon.utc` of the timetable is not the date of the \
             time 1704992402 beside it, which is 2024-01-11T17:00:02Z; mend one of them",
        ),
        (
            "\"canyon\": 0",
            "\"kanyon\": 0",
            "`networks.mainnet.chains.automata.forks.kanyon` of the timetable names the fork `kanyon`, \
             which is neither in `about.fork_order` nor in `about.optional_forks`; add it there, or \
             mend the name",
        ),
        (
            "\"chain_id\": 60808",
            "\"chain_id\": 65536",
            "`networks.mainnet.chains.bob.chain_id` of the timetable is 65536, as is \
             `networks.mainnet.chains.automata.chain_id`; each chain has an id of its own",
        ),
        (
            "\"superchain_time\": null",
            "\"superchain_time\": -5",
            "`networks.mainnet.chains.automata.superchain_time` of the timetable is wrong: a unix time, \
             from 0 to 18446744073709551615, belongs there",
        ),
    ] {
        assert_eq!(error(&with(old, new)).to_string(), expected);
    }
}

#[test]
fn what_is_no_object_no_text_or_no_json_is_refused() {
    for (text, kind, at) in [
        ("", "json", "1:0"),
        ("[]", "unexpected", "the whole"),
        ("7", "unexpected", "the whole"),
        ("{}", "missing", "about"),
        ("{\"about\": []}", "unexpected", "about"),
        ("{\"about\": {}}", "missing", "about.fork_order"),
        ("{\"about\": {\"fork_order\": []}}", "missing", "networks"),
    ] {
        assert_eq!(kind_and_place(&error(text)), (kind, at.to_owned()), "{text}");
    }
    assert!(matches!(error(&"[".repeat(1_000_000)), TimetableError::NotJson { .. }));
    let mut bytes = TEXT.as_bytes().to_vec();
    bytes[10] = 0xFF;
    let error = Timetable::from_bytes(&bytes).unwrap_err();
    assert_eq!(kind_and_place(&error), ("utf8", "2:9".into()));
}

#[test]
fn a_file_that_is_cut_off_is_told_from_where_it_ends() {
    let step = TEXT.len() / 97;
    for end in (1..TEXT.trim_end().len()).step_by(step) {
        let text = &TEXT[..end];
        let TimetableError::NotJson { line, .. } = error(text) else {
            panic!("cut off at {end}: another error");
        };
        assert_eq!(line, text.matches('\n').count() + 1, "cut off at {end}");
    }
}

#[test]
fn a_timetable_needs_no_more_than_an_order_and_networks() {
    let empty = Timetable::parse(r#"{"about": {"fork_order": []}, "networks": {}}"#).unwrap();
    assert_eq!(empty.chains().count(), 0);
    // Other projects have forks of their own, and none from genesis on that has no time.
    let own = Timetable::parse(r#"{"about": {"fork_order": ["one", "two"]}, "networks": {}}"#);
    assert!(!own.unwrap().order().is_from_genesis("one"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn damage_anywhere_is_never_a_panic(at in 0..TEXT.len(), with in "[ -~]{0,3}") {
        let mut text = TEXT.to_owned();
        text.replace_range(at..=at, &with);
        if let Err(error) = Timetable::parse(&text) {
            prop_assert!(!error.to_string().is_empty());
        }
    }
}

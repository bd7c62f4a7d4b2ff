//! `perennial schedule`: of databases and of files, and Oasis' own cases.

use std::{fs, path::Path};

use perennial::{
    Store,
    backend::{Backend, Redb, WriteBatch, WriteOp},
    registry,
};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::fixture::{Ran, plain, redb, typed};

const CASES: &str = include_str!("../vectors/oasis_deployments.json");
const META: &str = "perennial.meta";

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// The JSON of a schedule, from a case of Oasis.
fn schedule(case: &Value) -> String {
    let deployments = case.as_array().unwrap().iter().map(|entry| {
        let Some(entry) = entry.as_object() else { return Value::Null };
        let mut made = json!({ "version": entry["version"], "valid_from": entry["valid_from"] });
        let bytes = entry.get("bundle_checksum_len").and_then(Value::as_u64).unwrap_or_default();
        if bytes > 0 {
            made["checksum"] = Value::String("a5".repeat(bytes as usize));
        }
        made
    });
    let deployments: Vec<Value> = deployments.collect();
    json!({ "format": 1, "version_type": "runtime_version", "deployments": deployments })
        .to_string()
}

#[test]
fn the_verdicts_are_those_of_oasis() {
    let cases: Value = serde_json::from_str(CASES).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let [stored, new] = ["stored.json", "new.json"].map(|file| folder.path().join(file));
    let mut judged = [0, 0];
    for case in cases["cases"].as_array().unwrap() {
        let kind = case["kind"].as_str().unwrap();
        let rule = case["expect"]["rule"].as_str().unwrap_or_default();
        // What constraints mean is the chain's affair.
        let is_ours = !["invalid_sgx_constraints", "invalid_tee_hardware"].contains(&rule);
        if !["validate", "update"].contains(&kind) || !is_ours {
            continue;
        }
        let epoch = case["epoch"].as_u64().unwrap().to_string();
        let max = case["params"]["max_runtime_deployments"].as_u64().unwrap_or_default();
        // As Oasis takes less than two deployments for two.
        let max = max.max(2).to_string();
        let rest = ["--epoch", &epoch, "--deployments-max", &max];
        let ran = match kind {
            "validate" => {
                fs::write(&new, schedule(&case["new"])).unwrap();
                plain(["schedule", "check", text(&new)].into_iter().chain(rest))
            }
            _ => {
                fs::write(&stored, schedule(&case["existing"])).unwrap();
                fs::write(&new, schedule(&case["new"])).unwrap();
                let args = ["schedule", "check", text(&stored), "--to", text(&new)];
                plain(args.into_iter().chain(rest))
            }
        };
        let is_allowed = case["expect"]["result"] == "ok";
        assert_eq!(ran.exit, u8::from(!is_allowed), "{}: {ran:?}", case["name"]);
        assert_eq!(ran.out.is_empty(), is_allowed, "{}: {ran:?}", case["name"]);
        judged[usize::from(is_allowed)] += 1;
    }
    assert_eq!(judged, [21, 17]);
}

/// The fixture's database: spec version 6 until epoch 20, then 7.
fn database() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    redb(folder.path(), 1);
    folder
}

fn put(folder: &TempDir, key: &str, value: &str) {
    let engine = Redb::open(folder.path()).unwrap();
    let mut batch = WriteBatch::new();
    let (key, value) = (key.as_bytes().to_vec(), value.as_bytes().to_vec());
    batch.push(WriteOp::Put { table: META, key, value });
    engine.commit(&batch).unwrap();
}

fn on(folder: &TempDir, args: &[&str]) -> Ran {
    let path = text(folder.path());
    plain(["schedule", args[0], path].into_iter().chain(args[1..].iter().copied()))
}

#[test]
fn a_database_shows_its_deployments_and_who_changed_them() {
    let db = database();
    let ran = on(&db, &["show"]);
    assert_eq!(ran.exit, 0, "{ran:?}");
    for part in [
        "SPEC VERSION  FROM EPOCH  STATE",
        "6             10          superseded",
        "7             20          active",
        "at epoch 20: 7 is active",
        "the database has reached epoch 20 and spec version 7",
        "2       10     updated     governance  proposal 12  6 from 10, 7 from 20",
    ] {
        assert!(ran.out.contains(part), "{part} is not in\n{}", ran.out);
    }
    let earlier = on(&db, &["show", "--epoch", "12"]);
    assert!(earlier.out.contains("pending, in 8 epochs"), "{}", earlier.out);
    assert!(earlier.out.contains("nodes prepare 7 from epoch 17 on"), "{}", earlier.out);
    let shown: Value = serde_json::from_str(&on(&db, &["show", "--json"]).out).unwrap();
    assert_eq!(shown["deployments"][1]["state"], "active");
    assert_eq!(shown["database"]["changes"][1]["by"], "governance");
}

#[test]
fn a_sound_database_is_sound() {
    let db = database();
    let ran = on(&db, &["check"]);
    assert_eq!((ran.exit, ran.out.as_str()), (0, ""), "{ran:?}");
}

#[test]
fn a_schedule_that_no_record_tells_of_is_found() {
    let db = database();
    let other = r#"{"format":1,"version_type":"spec_version","deployments":[{"version":"7","valid_from":19}]}"#;
    put(&db, "schedule", other);
    let ran = on(&db, &["check"]);
    assert_eq!(ran.exit, 1);
    assert!(ran.out.contains("not the one that change 2 wrote"), "{}", ran.out);
}

#[test]
fn a_schedule_that_is_not_what_the_store_writes_as_is_found() {
    let db = database();
    let other = r#"{"format":1,"version_type":"spec_version","deployments":[{"version":"9","valid_from":3}]}"#;
    put(&db, "schedule", other);
    let ran = on(&db, &["check"]);
    let says = "has reached spec version 7, and at its epoch, 20, 9 is active";
    assert!(ran.exit == 1 && ran.out.contains(says), "{}", ran.out);
}

#[test]
fn a_damaged_schedule_and_damaged_records_are_each_found() {
    let db = database();
    put(&db, "schedule", "{}");
    put(&db, "schedule.change.00000000000000000001", "[]");
    let ran = on(&db, &["check"]);
    assert_eq!(ran.exit, 1);
    assert_eq!(ran.out.lines().count(), 2, "{}", ran.out);
    assert!(ran.out.contains("schedule.change.00000000000000000001"), "{}", ran.out);
    // What is readable is shown all the same.
    let ran = on(&db, &["show"]);
    assert_eq!(ran.exit, 3);
    assert!(
        ran.out.contains("governance") && ran.err.contains("a record is not readable"),
        "{ran:?}"
    );
}

#[test]
fn a_record_that_is_gone_or_may_not_follow_is_found() {
    let db = database();
    let record = |number: u32, from: u32| {
        json!({
            "format": 1, "number": number, "kind": "updated", "by": "x", "at": 19, "reason": "",
            "schedule": { "format": 1, "version_type": "spec_version", "deployments": [
                { "version": "7", "valid_from": from },
            ]},
        })
        .to_string()
    };
    put(&db, "schedule.change.00000000000000000004", &record(4, 20));
    let ran = on(&db, &["check"]);
    assert!(ran.exit == 1 && ran.out.contains("have a gap"), "{}", ran.out);
    // Retroactive: 6 was active then.
    put(&db, "schedule.change.00000000000000000003", &record(3, 18));
    let ran = on(&db, &["check"]);
    assert!(ran.out.contains("change 3, at epoch 19"), "{}", ran.out);
}

#[test]
fn an_update_of_a_database_is_judged_at_its_epoch() {
    let db = database();
    let to = db.path().join("next.json");
    let next = |deployments: Value| {
        let all =
            json!({ "format": 1, "version_type": "spec_version", "deployments": deployments });
        fs::write(&to, all.to_string()).unwrap();
    };
    let seven = json!({ "version": "7", "valid_from": 20 });
    next(json!([seven, { "version": "8", "valid_from": 30 }]));
    assert_eq!(on(&db, &["check", "--to", text(&to)]).exit, 0);
    let ran = on(&db, &["check", "--to", text(&to), "--epoch", "19"]);
    assert!(ran.exit == 1 && ran.out.contains("at epoch 20 already"), "{ran:?}");
    next(json!([seven, { "version": "8", "valid_from": 20 }]));
    assert_eq!(on(&db, &["check", "--to", text(&to)]).exit, 1);
    next(json!([seven, { "version": "6", "valid_from": 30 }]));
    let ran = on(&db, &["check", "--to", text(&to)]);
    assert!(ran.out.contains("the database has reached 7"), "{ran:?}");
    assert_eq!(on(&db, &["check", "--to", "no/such/file"]).exit, 3);
}

#[test]
fn what_comes_next_is_told_with_what_it_brings() {
    let db = database();
    let ran = on(&db, &["next"]);
    assert!(ran.exit == 1 && ran.err.contains("nothing begins after epoch 20"), "{ran:?}");
    let ran = on(&db, &["next", "--epoch", "12"]);
    assert_eq!(ran.exit, 0);
    assert!(ran.out.starts_with("spec version 7 from epoch 20 on, in 8 epochs\n"), "{}", ran.out);
    assert!(ran.err.contains("knows no types"));
    let ran = typed(["schedule", "next", text(db.path()), "--epoch", "12"]);
    assert!(
        ran.out.contains("  Thing V2\n  User V3\n") && !ran.out.contains("User V2"),
        "{}",
        ran.out
    );
    let ran = typed(["schedule", "next", text(db.path()), "--epoch", "12", "--json"]);
    let shown: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(shown["epochs_away"], 8);
    assert_eq!(shown["brings"], json!(["Thing V2", "User V3"]));
}

#[test]
fn a_file_needs_an_epoch_for_what_depends_on_one() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("schedule.json");
    let list = json!([
        { "version": "1.0.0", "valid_from": 0, "checksum": "a5".repeat(32) },
        { "version": "1.1.0", "valid_from": 9 },
    ]);
    fs::write(&file, schedule(&list)).unwrap();
    let ran = plain(["schedule", "show", text(&file)]);
    assert!(ran.exit == 0 && ran.err.contains("--epoch") && ran.out.contains("1.1.0"), "{ran:?}");
    assert_eq!(plain(["schedule", "next", text(&file)]).exit, 2);
    assert_eq!(plain(["schedule", "check", text(&file)]).exit, 0);
    assert_eq!(plain(["schedule", "check", text(&file), "--to", text(&file)]).exit, 2);
    let ran = plain(["schedule", "next", text(&file), "--epoch", "8"]);
    assert!(
        ran.out.starts_with("runtime version 1.1.0 from epoch 9 on, in 1 epoch\n"),
        "{}",
        ran.out
    );
}

#[test]
fn no_terminal_obeys_what_a_record_says() {
    let db = database();
    let record = json!({
        "format": 1, "number": 3, "kind": "updated", "by": "\u{1b}[2J\nx", "at": 20, "reason": "\u{7}",
        "schedule": { "format": 1, "version_type": "spec_version", "deployments": [
            { "version": "7", "valid_from": 20 },
        ]},
    });
    put(&db, "schedule.change.00000000000000000003", &record.to_string());
    let ran = on(&db, &["show"]);
    assert!(ran.out.contains("\u{fffd}[2J\u{fffd}x") && !ran.out.contains('\u{1b}'), "{}", ran.out);
}

#[test]
fn what_is_no_schedule_is_not_readable() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("schedule.json");
    for text_of in ["", "{}", "[1]", "\u{0}", r#"{"format":2}"#] {
        fs::write(&file, text_of).unwrap();
        let ran = plain(["schedule", "check", text(&file)]);
        assert!(ran.exit == 3 && ran.err.contains("schedule.json"), "{text_of}: {ran:?}");
    }
    fs::write(&file, [0xFF, 0xFE]).unwrap();
    assert_eq!(plain(["schedule", "show", text(&file)]).exit, 3);
    assert_eq!(plain(["schedule", "show", text(folder.path())]).exit, 3);
}

#[test]
fn a_file_that_is_too_long_is_refused_and_not_judged_by_its_begin() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("schedule.json");
    let list = json!([{ "version": "1.0.0", "valid_from": 0, "checksum": "a5".repeat(32) }]);
    let mut long = schedule(&list);
    long.push_str(&" ".repeat((4 << 20) - long.len()));
    // What was read of it would be a schedule.
    fs::write(&file, format!("{long}{{")).unwrap();
    let ran = plain(["schedule", "check", text(&file)]);
    assert!(ran.exit == 3 && ran.err.contains("more than 4194304 bytes"), "{ran:?}");
    fs::write(&file, long).unwrap();
    assert_eq!(plain(["schedule", "check", text(&file)]).exit, 0);
}

#[test]
fn fewer_than_two_deployments_are_no_limit() {
    for max in ["0", "1"] {
        let ran = plain(["schedule", "check", "a.json", "--deployments-max", max]);
        assert!(ran.exit == 2 && ran.err.contains("--deployments-max"), "{max}: {ran:?}");
    }
}

#[test]
fn a_database_without_a_schedule_says_so() {
    let folder = tempfile::tempdir().unwrap();
    drop(Store::open(Redb::open(folder.path()).unwrap(), registry![]).unwrap());
    let ran = on(&folder, &["show"]);
    assert!(ran.exit == 1 && ran.err.contains("no schedule was registered"), "{ran:?}");
    assert_eq!(on(&folder, &["check"]).exit, 0);
}

//! `perennial train`: the example's train on several days, and copies that events are added to.

use std::{fs, path::PathBuf};

use perennial::{
    Table, Versioned, registry,
    store::Registry,
    train::{Day, FeatureState, TrainFile, UpgradeState},
};
use serde_json::Value;
use tempfile::TempDir;

use crate::fixture::{Ran, plain, run};

mod next;

const TRAIN: &str = "examples/train/train.toml";

/// A train's file that a test may add to.
struct Copy {
    _folder: TempDir,
    path: PathBuf,
}

impl Copy {
    fn of(text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("train.toml");
        fs::write(&path, text).unwrap();
        Self { _folder: folder, path }
    }

    fn example() -> Self {
        Self::of(&fs::read_to_string(TRAIN).unwrap())
    }

    fn path(&self) -> &str {
        self.path.to_str().unwrap()
    }

    fn text(&self) -> String {
        fs::read_to_string(&self.path).unwrap()
    }

    /// Events may be ahead of the clock of whoever runs this.
    fn train(&self, what: &str, rest: &[&str]) -> Ran {
        let ahead = (what == "apply").then_some("--ahead");
        plain(["train", what, self.path()].into_iter().chain(rest.iter().copied()).chain(ahead))
    }
}

fn lines(ran: &Ran) -> Vec<Value> {
    ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn the_example_is_well_and_says_so_on_stderr_alone() {
    let ran = plain(["train", "check", TRAIN]);
    assert_eq!((ran.exit, ran.out.as_str()), (0, ""), "{ran:?}");
    assert!(
        ran.err.contains("all is well: 6 features, 4 upgrades, 75 events, 4 networks"),
        "{ran:?}"
    );
}

#[test]
fn a_mistake_is_told_with_its_place_and_an_unreadable_file_is_not_judged() {
    let copy = Copy::example();
    let text = copy.text().replacen("feature = \"karma\"", "feature = \"krama\"", 1);
    let line = text.lines().position(|line| line.contains("krama")).unwrap() + 1;
    fs::write(&copy.path, &text).unwrap();
    let ran = copy.train("check", &[]);
    let place = format!("{}:{line}:11: there is no feature `krama`", copy.path());
    assert!(ran.exit == 1 && ran.out.starts_with(&place), "{ran:?}");
    let ran = copy.train("check", &["--json"]);
    assert_eq!(lines(&ran)[0]["line"], line);
    // Other questions cannot be asked of it.
    assert_eq!(copy.train("status", &[]).exit, 3);
    // An event that the train refuses.
    let copy = Copy::example();
    let late = "\n[[event]]\non = 2026-11-20\ndo = \"alpha_submit\"\nfeature = \"karma\"\n";
    fs::write(&copy.path, copy.text() + late).unwrap();
    let ran = copy.train("check", &["--json"]);
    assert_eq!((ran.exit, &lines(&ran)[0]["code"]), (1, &Value::from("wrong_state")));
    assert_eq!(plain(["train", "check", "no/such/file"]).exit, 3);
    fs::write(&copy.path, [0xFF]).unwrap();
    assert_eq!(copy.train("check", &[]).exit, 3);
}

#[test]
fn a_network_that_no_clock_reaches_is_found() {
    let copy = Copy::example();
    let text = copy.text().replacen(
        "kind = \"mainnet\"\nclock = \"unix\"",
        "kind = \"mainnet\"\nclock = { day = 2026-05-01, epochs_per_day = 24 }",
        1,
    );
    fs::write(&copy.path, text).unwrap();
    let ran = copy.train("check", &[]);
    assert!(ran.exit == 1 && ran.out.starts_with("mainnet: "), "{ran:?}");
}

fn row<'o>(ran: &'o Ran, begin: &str) -> &'o str {
    ran.out.lines().find(|line| line.starts_with(begin)).unwrap_or_else(|| panic!("{ran:?}"))
}

fn words(line: &str) -> Vec<&str> {
    line.split_whitespace().collect()
}

#[test]
fn the_status_is_that_of_the_day() {
    let status = |on| plain(["train", "status", TRAIN, "--on", on]);
    let ran = status("2026-11-21");
    assert_eq!(ran.exit, 0);
    let karma = words(row(&ran, "karma"));
    assert_eq!(karma, ["karma", "shipped", "2026-04-02", "spring", "6", "User", "V2"]);
    assert_eq!(words(row(&ran, "winter "))[..3], ["winter", "deployed", "2026-11-16"]);
    assert!(row(&ran, "2026-11 ").ends_with("polls"));
    let mainnet = words(row(&ran, "mainnet"));
    assert_eq!(mainnet[..3], ["mainnet", "active", "8"]);
    // In spring: what is set lies ahead, and what came later did not happen.
    let ran = status("2026-04-03");
    assert!(ran.err.contains("events happened after 2026-04-03"), "{ran:?}");
    assert!(row(&ran, "spring").contains("2026-04-14 (ahead)"));
    let mainnet: Vec<_> = ran.out.lines().filter(|line| line.starts_with("mainnet")).collect();
    assert_eq!(words(mainnet[0])[..3], ["mainnet", "active", "5"]);
    assert_eq!(words(mainnet[1])[..3], ["mainnet", "scheduled", "6"]);
    assert!(mainnet[1].contains("2026-04-14  spring"));
    assert!(!ran.out.contains("winter "));
    let ran = status("2025-12-31");
    assert_eq!(words(row(&ran, "karma"))[1], "planned");
    let ran = plain(["train", "status", TRAIN, "--on", "2026-11-21", "--json"]);
    let polls = lines(&ran).into_iter().find(|line| line["feature"] == "polls").unwrap();
    assert_eq!((&polls["state"], &polls["spec_version"]), (&"alpha_testing".into(), &11.into()));
    assert!(lines(&ran).iter().any(|line| line["network"] == "the testnet"));
}

#[test]
fn every_command_that_is_offered_does_what_it_says() {
    for on in ["2026-01-10", "2026-02-10", "2026-03-01", "2026-08-11", "2026-11-21"] {
        let day = Day::of_date(
            on[..4].parse().unwrap(),
            on[5..7].parse().unwrap(),
            on[8..].parse().unwrap(),
        );
        // The train as it stood on that day, so that nothing later stands in the way.
        let mut copy = Copy::example();
        let all = copy.text();
        let later = all.split("\n[[event]]\n").position(|event| {
            let date = event.strip_prefix("on = ").and_then(|rest| rest.get(..10));
            date.is_some_and(|date| date > on)
        });
        if let Some(later) = later {
            let kept: Vec<_> = all.split("\n[[event]]\n").take(later).collect();
            copy = Copy::of(&(kept.join("\n[[event]]\n") + "\n"));
        }
        let offered = lines(&copy.train("next", &["--on", on, "--json"]));
        let commands = offered.iter().filter(|line| line["command"].is_string());
        let mut count = 0;
        for line in commands {
            let command = line["command"].as_str().unwrap();
            let args: Vec<&str> = command
                .split(' ')
                .skip(1)
                .filter(|arg| *arg != "--ahead")
                .chain(["--dry-run", "--ahead"])
                .collect();
            let ran = plain(args);
            let is_proof_missing = ran.err.contains("(evidence_missing)");
            assert_eq!(ran.exit, u8::from(is_proof_missing), "{command}: {ran:?}");
            assert_eq!(is_proof_missing, line["needs_evidence"] == true, "{command}");
            count += 1;
        }
        assert!(count > 1, "{on}, {day:?}: {offered:?}");
    }
}

#[test]
fn what_is_missing_is_told_with_the_edges_of_the_chart() {
    let ran = plain(["train", "next", TRAIN, "--on", "2026-11-21"]);
    assert_eq!(ran.exit, 0);
    for part in [
        "the feature `polls` is alpha_testing",
        "not yet: beta_submit (alpha_not_passed)",
        "missing, on the chart: A3>ADecision, ADecision.Yes>B1",
        "the upgrade `winter` is deployed",
        "audit_decision upgrade=winter required=false --on 2026-11-21",
        "not yet: testnet_activate (testnet_not_released)",
        "2026-12     the alphanet's scope closes with its meeting; nobody waits for it",
    ] {
        assert!(ran.out.contains(part), "{part} is not in\n{}", ran.out);
    }
    assert!(!ran.out.contains("changes nothing"));
    let ran = plain(["train", "next", TRAIN, "--on", "2026-11-21", "--all"]);
    assert!(ran.out.contains("changes nothing"));
    let ran = plain(["train", "next", TRAIN, "--on", "2026-04-03"]);
    assert!(ran.out.contains("  2026-04-14  spring is active on mainnet\n"), "{}", ran.out);
}

#[test]
fn an_event_is_added_and_all_above_it_stays() {
    let copy = Copy::example();
    let before = copy.text();
    let event = ["audit_decision", "upgrade=winter", "required=false", "by=Ada Lovelace"];
    let on = ["--on", "2026-11-23"];
    let ran = copy.train("apply", &[&event[..], &on[..], &["--dry-run"]].concat());
    assert_eq!((ran.exit, copy.text()), (0, before.clone()), "{ran:?}");
    let ran = copy.train("apply", &[&event[..], &on[..]].concat());
    assert_eq!(ran.exit, 0, "{ran:?}");
    assert!(ran.out.contains("the upgrade `winter`: deployed -> acceptance"), "{}", ran.out);
    let text = copy.text();
    let added = text.strip_prefix(&before).expect("what stood there is touched");
    assert_eq!(
        added,
        "\n[[event]]\non = 2026-11-23\ndo = \"audit_decision\"\nupgrade = \"winter\"\n\
         required = false\nby = \"Ada Lovelace\"\n"
    );
    let file = TrainFile::read(&copy.path).unwrap();
    let winter = file.train().upgrade("winter").unwrap();
    assert_eq!(winter.state(), UpgradeState::Acceptance);
    // Months and dates are written as the file has them.
    let ran =
        copy.train("apply", &["alpha_meeting", "month=2026-12", "--on", "2026-12-07", "--json"]);
    assert_eq!(ran.exit, 0, "{ran:?}");
    assert_eq!(lines(&ran)[0]["written"], true);
    assert!(copy.text().ends_with("do = \"alpha_meeting\"\nmonth = \"2026-12\"\n"));
}

#[test]
fn a_refused_event_leaves_the_file_as_it_is() {
    let copy = Copy::example();
    let before = copy.text();
    let ran = copy.train(
        "apply",
        &["mainnet_release", "upgrade=winter", "day=2026-12-01", "--on", "2026-11-23"],
    );
    assert_eq!(ran.exit, 1);
    assert!(ran.err.contains("refused (governance_open): "), "{ran:?}");
    assert!(ran.err.contains("missing, on the chart: B4>AuditDecision"), "{ran:?}");
    let ran =
        copy.train("apply", &["beta_submit", "feature=polls", "--on", "2026-11-23", "--json"]);
    assert_eq!(ran.exit, 1);
    assert_eq!(lines(&ran)[0]["refused"], "alpha_not_passed");
    let ran = copy.train("apply", &["complete", "feature=polls", "--on", "2026-01-01"]);
    assert!(ran.exit == 1 && ran.err.contains("(time_in_the_past)"), "{ran:?}");
    let ran = copy.train("apply", &["alpha_accept", "feature=polls", "--on", "2026-11-23"]);
    assert!(ran.exit == 1 && ran.err.contains("with its registry"), "{ran:?}");
    assert_eq!(copy.text(), before);
}

#[test]
fn what_is_no_event_is_a_wrong_command_line_with_what_may_be_meant() {
    let copy = Copy::example();
    let before = copy.text();
    for (args, says) in [
        (&["merg", "feature=polls"][..], "did you mean `merge`?"),
        (&["merge", "featur=polls"], "did you mean `feature`?"),
        (&["merge", "feature=pols"], "did you mean `polls`?"),
        (&["merge"], "lacks the field `feature`"),
        (&["merge", "feature=polls", "feature=polls"], "is there twice"),
        (&["merge", "feature"], "NAME=VALUE"),
        (&["merge", "feature=polls", "on=2026-11-23"], "say --on"),
        (&["gov_result", "upgrade=winter", "veto=perhaps"], "must be `true` or `false`"),
        (&["testnet_release", "upgrade=winter", "day=2026-02-30"], "`day` must be a date"),
        (&["testnet_release", "upgrade=winter", "day=1\nveto=2"], "`day` must be a date"),
        (&["alpha_meeting", "month=2026-13"], "is not a month"),
        (&["upgrade_number", "upgrade=winter", "number=x"], "is not the number of a proposal"),
        (
            &["alpha_accept", "feature=polls", "evidence={}\nstable = true"],
            "the table that the check gave",
        ),
        (&["merge", "feature=polls", "--on", "tomorrow"], "a day is a date"),
    ] {
        let ran = copy.train("apply", args);
        assert!(ran.exit == 2 && ran.err.contains(says), "{args:?}: {ran:?}");
    }
    assert_eq!(copy.text(), before);
}

#[test]
fn evidence_is_taken_as_files_have_it_and_only_if_its_seal_fits() {
    // The example's own, of a feature that waits for its acceptance again.
    let all = fs::read_to_string(TRAIN).unwrap();
    let at = all.find("\n[[event]]\non = 2026-01-28").unwrap();
    let line = all[at..].lines().find(|line| line.starts_with("evidence = ")).unwrap();
    let evidence = line.replacen("evidence = ", "evidence=", 1);
    let copy = Copy::of(&all[..=at]);
    let forged = evidence.replace("values = 218", "values = 219");
    let accept = ["alpha_accept", "feature=karma", "--on", "2026-01-28"];
    let ran = copy.train("apply", &[&accept[..], &[&forged]].concat());
    assert!(ran.exit == 2 && ran.err.contains("it was edited"), "{ran:?}");
    let ran = copy.train("apply", &[&accept[..], &[&evidence]].concat());
    assert_eq!(ran.exit, 0, "{ran:?}");
    assert!(copy.text().contains(line));
}

/// What the plan below releases.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, activates(2 = 6))]
struct User {
    name: String,
    #[versioned(since = 2)]
    karma: u32,
}

const USERS: Table<u64, User> = Table::new("users");

fn types() -> Registry {
    registry![USERS]
}

const PLAN: &str = r#"format = 1
base = 5
dates = true
policy = "pm2025"

[[feature]]
name = "karma"
releases = ["User V2"]
spec_version = 6

[[network]]
name = "main"
kind = "mainnet"
clock = "unix"

[[network]]
name = "alpha"
kind = "alphanet"
month = "2026-03"
"#;

/// `PLAN` up to its alphanet.
fn on_alphanet() -> Copy {
    let copy = Copy::of(PLAN);
    for event in [
        &["merge", "feature=karma"][..],
        &["alpha_submit", "feature=karma"],
        &["alpha_meeting", "month=2026-03"],
        &["alpha_deploy", "month=2026-03"],
    ] {
        let ran = copy.train("apply", &[event, &["--on", "2026-03-02"]].concat());
        assert_eq!(ran.exit, 0, "{ran:?}");
    }
    copy
}

#[test]
fn a_command_with_types_runs_the_check_that_gives_the_evidence() {
    let copy = on_alphanet();
    let accept = [
        "train",
        "apply",
        copy.path(),
        "alpha_accept",
        "feature=karma",
        "--on",
        "2026-03-20",
        "--ahead",
    ];
    assert_eq!(plain(accept).exit, 1);
    let ran = run(types(), accept);
    assert_eq!(ran.exit, 0, "{ran:?}");
    assert!(ran.err.contains("checked: feature `karma` alone"), "{ran:?}");
    assert!(copy.text().contains("evidence = { covers = [\"User V2 0x"));
    let file = TrainFile::read(&copy.path).unwrap();
    assert_eq!(file.train().feature("karma"), Some(FeatureState::AlphaPassed));
    // And a plan that says something else than the code is found.
    let copy = on_alphanet();
    fs::write(&copy.path, copy.text().replace("User V2", "User V3")).unwrap();
    let before = copy.text();
    let accept = accept.map(|arg| if arg.ends_with(".toml") { copy.path() } else { arg });
    let ran = run(types(), accept);
    assert!(ran.exit == 1 && ran.err.contains("User V3"), "{ran:?}");
    assert_eq!(copy.text(), before);
}

#[test]
fn a_command_with_types_holds_them_against_each_network() {
    let copy = on_alphanet();
    let ran = run(types(), ["train", "check", copy.path()]);
    assert_eq!((ran.exit, ran.out.as_str()), (0, ""), "{ran:?}");
    // On the alphanet, and not in the types.
    fs::write(&copy.path, copy.text().replace("User V2", "User V3")).unwrap();
    let ran = run(types(), ["train", "check", copy.path()]);
    assert_eq!(ran.exit, 1);
    assert!(
        ran.out.lines().any(|line| line.starts_with("alpha: ") && line.contains("User V3")),
        "{ran:?}"
    );
    assert!(ran.out.contains("alpha: ") && ran.out.contains("User V2"), "{ran:?}");
    assert_eq!(copy.train("check", &[]).exit, 0);
}

#[test]
fn evidence_of_other_layouts_is_found_by_a_command_with_types() {
    let copy = on_alphanet();
    let accept = [
        "train",
        "apply",
        copy.path(),
        "alpha_accept",
        "feature=karma",
        "--on",
        "2026-03-20",
        "--ahead",
    ];
    assert_eq!(run(types(), accept).exit, 0);
    assert_eq!(run(types(), ["train", "check", copy.path()]).exit, 0);
    mod other {
        use perennial::{Table, Versioned};

        #[derive(Clone, Debug, PartialEq, Versioned)]
        #[versioned(latest = 2, activates(2 = 6))]
        pub(crate) struct User {
            pub(crate) name: String,
            #[versioned(since = 2)]
            pub(crate) karma: u64,
        }

        pub(crate) const USERS: Table<u64, User> = Table::new("users");
    }
    let ran = run(registry![other::USERS], ["train", "check", copy.path()]);
    assert!(
        ran.exit == 1 && ran.out.starts_with("feature `karma`: the evidence is not"),
        "{ran:?}"
    );
}

#[test]
fn a_picture_goes_to_stdout_or_a_file() {
    let ran = plain(["train", "svg", TRAIN, "--on", "2026-11-21", "--title", "The guild"]);
    assert!(ran.exit == 0 && ran.out.starts_with("<svg ") && ran.out.contains("The guild"));
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("train.svg");
    let path = out.to_str().unwrap();
    let to_file =
        plain(["train", "svg", TRAIN, "--on", "2026-11-21", "--title", "The guild", "--out", path]);
    assert_eq!((to_file.exit, to_file.out.as_str()), (0, ""), "{to_file:?}");
    assert_eq!(fs::read_to_string(&out).unwrap(), ran.out);
    assert_eq!(plain(["train", "svg", TRAIN, "--out", "no/such/folder/train.svg"]).exit, 4);
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_written_is_left_alone() {
    use std::os::unix::fs::PermissionsExt;

    let copy = Copy::example();
    let before = copy.text();
    fs::set_permissions(&copy.path, fs::Permissions::from_mode(0o444)).unwrap();
    let ran = copy.train("apply", &["complete", "feature=polls", "--on", "2026-11-23"]);
    assert!(ran.exit == 4 && ran.err.contains("write-protected"), "{ran:?}");
    assert_eq!(copy.text(), before);
}

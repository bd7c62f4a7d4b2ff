//! What `train next` prints: commands that record what they say, or none.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use perennial::train::{Day, FeatureState, TrainFile};

use super::{Copy, TRAIN, lines};
use crate::fixture::plain;

/// A day so many days from now, as a date.
fn from_now(days: u64) -> String {
    let now = SystemTime::now() + Duration::from_secs(days * 86_400);
    let seconds = now.duration_since(UNIX_EPOCH).unwrap().as_secs();
    Day((seconds / 86_400) as u32).date_text().unwrap()
}

/// As shells split a line.
fn split(line: &str) -> Vec<String> {
    let (mut words, mut chars) = (vec![String::new()], line.chars().peekable());
    while let Some(c) = chars.next() {
        match c {
            ' ' => words.push(String::new()),
            '\\' => words.last_mut().unwrap().push(chars.next().unwrap()),
            '\'' => words.last_mut().unwrap().extend(chars.by_ref().take_while(|c| *c != '\'')),
            '$' if chars.peek() == Some(&'\'') => {
                chars.next();
                while let Some(c) = chars.next().filter(|c| *c != '\'') {
                    let is_number = c == '\\' && chars.peek().unwrap().is_ascii_digit();
                    words.last_mut().unwrap().push(match c {
                        '\\' if is_number => {
                            let digits: String = chars.by_ref().take(3).collect();
                            char::from(u8::from_str_radix(&digits, 8).unwrap())
                        }
                        '\\' => chars.next().unwrap(),
                        c => c,
                    });
                }
            }
            c if "$`\"*?;&|<>()#~!{}[]".contains(c) => panic!("`{c}` is bare in {line}"),
            c => words.last_mut().unwrap().push(c),
        }
    }
    words
}

/// A plan with a feature of this name, given as in a file.
fn plan(name: &str) -> String {
    format!(
        "format = 1\nbase = 5\ndates = true\npolicy = \"pm2025\"\n\n[[feature]]\nname = \"{name}\"\n\
         releases = [\"User V2\"]\nspec_version = 6\n"
    )
}

#[test]
fn names_of_all_kinds_come_back_from_the_line_that_is_printed() {
    for (name, toml) in [
        ("two words", "two words"),
        ("$HOME", "$HOME"),
        ("`id`", "`id`"),
        ("a'b \\ c", "a'b \\\\ c"),
        ("a;b|c&d", "a;b|c&d"),
        ("\u{1b}[2J'\n\\x", "\\u001b[2J'\\n\\\\x"),
        ("a = \"b\"", "a = \\\"b\\\""),
        ("*", "*"),
    ] {
        let copy = Copy::of(&plan(toml));
        let ran = copy.train("next", &["--on", "2026-03-02"]);
        assert_eq!(ran.exit, 0, "{ran:?}");
        let is_control = |c: char| c.is_control() && c != '\n';
        assert!(!ran.out.contains(is_control), "{}", ran.out);
        let line = ran.out.lines().find(|line| line.contains(" merge ")).unwrap();
        let words = split(line.trim_start());
        assert!(words.contains(&format!("feature={name}")), "{words:?}");
        let json = copy.train("next", &["--on", "2026-03-02", "--json"]);
        let merge = lines(&json).into_iter().find(|line| line["event"] == "merge").unwrap();
        assert_eq!(split(merge["command"].as_str().unwrap()), words);
        let ran = plain(words.iter().skip(1).map(String::as_str));
        assert_eq!(ran.exit, 0, "{words:?}: {ran:?}");
        let file = TrainFile::read(&copy.path).unwrap();
        assert_eq!(file.train().feature(name), Some(FeatureState::Merged));
        assert!(!ran.out.contains(is_control), "{}", ran.out);
    }
}

#[test]
fn a_file_whose_name_begins_with_a_dash_is_no_option() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("-a b.toml"), plan("karma")).unwrap();
    let ran = std::process::Command::new(env!("CARGO_BIN_EXE_perennial"))
        .args(["train", "next", "--on", "2026-03-02", "--", "-a b.toml"])
        .current_dir(&folder)
        .output()
        .unwrap();
    let out = String::from_utf8(ran.stdout).unwrap();
    assert!(out.contains("perennial train apply './-a b.toml' merge feature=karma"), "{out}");
}

#[test]
fn before_the_last_event_no_command_is_offered() {
    let ran = plain(["train", "next", TRAIN, "--on", "2026-04-03", "--all"]);
    assert_eq!(ran.exit, 0);
    assert!(!ran.out.contains("train apply"), "{}", ran.out);
    let says = "the last event is of 2026-11-";
    assert!(ran.out.starts_with(says), "{}", ran.out);
    assert!(ran.out.contains(": nothing can be recorded before it\n"), "{}", ran.out);
    let ran = plain(["train", "next", TRAIN, "--on", "2026-04-03", "--json"]);
    let lines = lines(&ran);
    assert!(lines[0]["reason"].as_str().unwrap().starts_with(says), "{}", ran.out);
    assert!(lines[0]["nothing_before"].as_str().unwrap().starts_with("2026-11-"));
    assert!(lines.iter().all(|line| line["event"].is_null() && line["command"].is_null()));
    // On its day all is open again.
    let last = lines[0]["nothing_before"].as_str().unwrap();
    let ran = plain(["train", "next", TRAIN, "--on", last]);
    assert!(ran.out.contains("train apply") && !ran.out.contains("nothing can be recorded"));
}

#[test]
fn a_day_far_ahead_is_taken_only_if_that_is_said() {
    let copy = Copy::of(&plan("karma"));
    let before = copy.text();
    let year = from_now(365);
    let args = ["train", "apply", copy.path(), "merge", "feature=karma", "--on"];
    for day in [&*year, &from_now(9)] {
        let ran = plain(args.into_iter().chain([day]));
        assert!(ran.exit == 2 && ran.err.contains("--ahead"), "{ran:?}");
        assert_eq!(copy.text(), before);
    }
    let week = from_now(6);
    assert_eq!(plain(args.into_iter().chain([&*week, "--dry-run"])).exit, 0);
    // The command that is offered says it.
    let ran = copy.train("next", &["--on", &year]);
    let line = ran.out.lines().find(|line| line.contains(" merge ")).unwrap();
    assert!(line.ends_with(&format!("--on {year} --ahead")), "{line}");
    let words = split(line.trim_start());
    assert_eq!(plain(words.iter().skip(1).map(String::as_str)).exit, 0);
}

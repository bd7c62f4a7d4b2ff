//! Evidence in files.

use perennial::{
    SpecVersion,
    schema::Fingerprint,
    train::{Covered, Event, Evidence, FileErrorKind, Subject, Train, TrainFile},
};

const PLAN: &str = r#"format = 1
base = 5
policy = "pm2025"

[[feature]]
name = "karma"
releases = ["User V2", "Message::Ping"]
spec_version = 6

[[event]]
do = "merge"
feature = "karma"

[[event]]
do = "alpha_submit"
feature = "karma"

[[event]]
do = "alpha_meeting"
month = 1

[[event]]
do = "alpha_deploy"
month = 1
"#;

/// What a check of `karma` alone found out.
fn evidence(values: u64) -> Evidence {
    let fingerprint = Fingerprint(0x1234);
    let covers = vec![
        Covered { release: "User V2".parse().unwrap(), fingerprint: Some(fingerprint) },
        Covered { release: "Message::Ping".parse().unwrap(), fingerprint: None },
    ];
    // The seal is the hash of this line.
    let line = format!(
        "feature `karma` alone, spec version 5 to 6, {values} values: User V2 {fingerprint}, \
         Message::Ping"
    );
    let seal = Fingerprint::of_bytes(line.as_bytes());
    let specs = (SpecVersion(5), SpecVersion(6));
    Evidence::sealed(Subject::Feature("karma".into()), covers, specs, values, seal).unwrap()
}

fn accepted(values: u64) -> TrainFile {
    let mut file = TrainFile::parse(PLAN).unwrap();
    file.apply(Event::alpha_accept("karma", Some(evidence(values)))).unwrap();
    file
}

#[test]
fn evidence_is_read_as_it_was_written() {
    for values in [0, 42, i64::MAX as u64, i64::MAX as u64 + 1, u64::MAX] {
        let file = accepted(values);
        assert_eq!(TrainFile::parse(file.text()).unwrap(), file);
        let written = TrainFile::of(file.train()).unwrap();
        assert_eq!(written.train(), file.train());
        let Some(Event::AlphaAccept { evidence: Some(read), .. }) =
            file.train().history().last().map(|entry| &entry.event)
        else {
            panic!("no acceptance");
        };
        assert_eq!(**read, evidence(values));
    }
}

#[test]
fn the_order_in_which_it_covers_things_does_not_matter() {
    let file = accepted(42);
    let text = file.text();
    let (first, second) = ("\"User V2 0x00000000000000000000000000001234\"", "\"Message::Ping\"");
    let turned = text.replace(&format!("[{first}, {second}]"), &format!("[{second}, {first}]"));
    assert_ne!(text, turned);
    let train: &Train = file.train();
    assert_eq!(TrainFile::parse(&turned).unwrap().train(), train);
}

#[test]
fn evidence_that_was_edited_is_an_error_at_its_place() {
    let text = accepted(42).text().to_owned();
    let line = text.lines().count();
    let seal_at = text.lines().last().unwrap().find("seal = ").unwrap() + "seal = ".len() + 1;
    let evidence_at = "evidence = ".len() + 1;
    let seal = evidence(42).seal().to_string();
    let covers_at = text.lines().last().unwrap().find("\"User V2").unwrap() + 1;
    for (from, to, kind, column) in [
        ("values = 42", "values = 43", "Evidence(Seal", seal_at),
        ("after = 6", "after = 7", "Evidence(Seal", seal_at),
        ("0001234\"", "0001235\"", "Evidence(Seal", seal_at),
        (", \"Message::Ping\"", "", "Evidence(Seal", seal_at),
        ("feature = \"karma\"\nstable", "feature = \"other\"\nstable", "UnknownFeature", 11),
        (&seal, "0x00000000000000000000000000000000", "Evidence(Seal", seal_at),
        (&seal, "0x0", "Fingerprint", seal_at),
        ("0001234\"", "000123G\"", "Fingerprint", covers_at),
        ("User V2 0x", "User 0x", "Release", covers_at),
        (
            "values = 42",
            "values = \"x\"",
            "OutOfRange",
            text.lines().last().unwrap().find("42").unwrap() + 1,
        ),
        ("values = 42, ", "", "MissingField", evidence_at),
        (
            "values = 42",
            "value = 42",
            "UnknownField",
            text.lines().last().unwrap().find("values").unwrap() + 1,
        ),
        ("{ covers", "{ subject = 1, covers", "UnknownField", evidence_at + 2),
    ] {
        assert!(text.contains(from), "{from}");
        let at = text.rfind(from).unwrap();
        let edited = [&text[..at], to, &text[at + from.len()..]].concat();
        let error = TrainFile::parse(&edited).unwrap_err();
        let place = error.place().unwrap();
        assert!(format!("{:?}", error.kind()).starts_with(kind), "{from} to {to}: {error}");
        if kind == "UnknownFeature" {
            assert_eq!(place.column, column, "{error}");
            continue;
        }
        let moved = if column == seal_at {
            edited.lines().last().unwrap().find("seal = ").unwrap() + 8
        } else {
            column
        };
        assert_eq!((place.line, place.column), (line, moved), "{from} to {to}: {error}");
    }
}

#[test]
fn the_train_refuses_evidence_of_something_else() {
    let text = PLAN.replace("\"Message::Ping\"]", "\"Message::Ping\", \"User V3\"]");
    let mut file = TrainFile::parse(&text).unwrap();
    let error = file.apply(Event::alpha_accept("karma", Some(evidence(42)))).unwrap_err();
    assert!(matches!(error.kind(), FileErrorKind::Rejected(_)));
    assert_eq!(error.rejection().unwrap().code(), "evidence_differs");
    assert_eq!(file.text(), text);

    // Of another feature, which the file would take for an edit.
    let line = "feature `karma` alone, spec version 5 to 6, 1 values:";
    let (subject, specs) = (Subject::Feature("karma".into()), (SpecVersion(5), SpecVersion(6)));
    let seal = Fingerprint::of_bytes(line.as_bytes());
    let none = Evidence::sealed(subject, Vec::new(), specs, 1, seal).unwrap();
    let text = PLAN.replace("\"karma\"", "\"badges\"");
    let mut file = TrainFile::parse(&text).unwrap();
    let error = file.apply(Event::alpha_accept("badges", Some(none))).unwrap_err();
    assert_eq!(error.rejection().map(|rejection| rejection.code()), Some("evidence_differs"));
}

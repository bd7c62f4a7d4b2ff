//! Events that tools append.

use perennial::train::{Day, Event, FileErrorKind, Month, ProposalNumber, Train, TrainFile};

const TEXT: &str = "\
# Our train.
format = 1   # the only one
base=5
policy = 'pm2025'

[[ feature ]]
  name = \"karma\"   # since spring

[[upgrade]]
name = \"july\"
# nothing more yet";

fn file(text: &str) -> TrainFile {
    TrainFile::parse(text).unwrap()
}

#[test]
fn what_stands_above_is_not_touched() {
    let mut file = file(TEXT);
    file.apply(Event::merge("karma")).unwrap();
    file.apply(Event::alpha_submit("karma")).unwrap();
    let expected = [
        TEXT,
        "\n\n[[event]]\ndo = \"merge\"\nfeature = \"karma\"\n",
        "\n[[event]]\ndo = \"alpha_submit\"\nfeature = \"karma\"\n",
    ];
    assert_eq!(file.text(), expected.concat());
}

#[test]
fn the_file_then_reads_as_the_train_that_lives() {
    let mut live = Train::new(file(TEXT).train().plan().clone()).unwrap();
    let mut file = file(TEXT);
    for event in [
        Event::Merge { feature: "karma".into(), code_complete: false },
        Event::Complete { feature: "karma".into() },
        Event::alpha_submit("karma"),
        Event::alpha_meeting(Month(3)),
        Event::alpha_deploy(Month(3)),
        Event::alpha_accept("karma", None),
        Event::beta_submit("karma"),
        Event::beta_meeting(Month(4), "july"),
        Event::upgrade_number("july", "16a".parse::<ProposalNumber>().unwrap()),
        Event::beta_deploy("july"),
    ] {
        live.apply(event.clone()).unwrap();
        file.apply(event).unwrap();
        assert_eq!(*file.train(), live);
        assert_eq!(TrainFile::parse(file.text()).unwrap(), file);
    }
}

#[test]
fn lines_end_as_they_do_in_the_file() {
    let text = TEXT.replace('\n', "\r\n");
    let mut file = file(&text);
    file.apply(Event::merge("karma")).unwrap();
    let added = file.text().strip_prefix(&text).unwrap();
    assert_eq!(added, "\r\n\r\n[[event]]\r\ndo = \"merge\"\r\nfeature = \"karma\"\r\n");
    assert_eq!(TrainFile::parse(file.text()).unwrap(), file);
}

#[test]
fn days_are_written_as_dates_where_the_file_asks_for_it() {
    let text = TEXT.replace("base=5", "base=5\ndates = true");
    let mut file = file(&text);
    let merge = perennial::train::Entry::from(Event::merge("karma")).on(Day(20_514)).by("Ada");
    file.apply(merge.because("It is \"done\".\n")).unwrap();
    file.apply(Event::alpha_submit("karma")).unwrap();
    file.apply(Event::alpha_meeting(Month(2026 * 12 + 2))).unwrap();
    // No year of four digits has these, so that they stay numbers.
    file.apply(Event::alpha_meeting(Month(u32::MAX))).unwrap();
    let last = perennial::train::Entry::from(Event::Complete { feature: "karma".into() });
    file.apply(last.on(Day(u32::MAX))).unwrap();
    let added = file.text().strip_prefix(&text).unwrap();
    let expected = [
        "\n\n[[event]]\non = 2026-03-02\ndo = \"merge\"\nfeature = \"karma\"\nby = \"Ada\"\n",
        "because = \"It is \\\"done\\\".\\n\"\n",
        "\n[[event]]\ndo = \"alpha_submit\"\nfeature = \"karma\"\n",
        "\n[[event]]\ndo = \"alpha_meeting\"\nmonth = \"2026-03\"\n",
        "\n[[event]]\ndo = \"alpha_meeting\"\nmonth = 4294967295\n",
        "\n[[event]]\non = 4294967295\ndo = \"complete\"\nfeature = \"karma\"\n",
    ];
    assert_eq!(added, expected.concat());
    assert_eq!(TrainFile::parse(file.text()).unwrap(), file);
}

/// An event that cannot be appended leaves the file as it is, and the error tells where it would have
/// stood.
#[track_caller]
fn refused(mut file: TrainFile, entry: impl Into<perennial::train::Entry>) -> String {
    let before = file.clone();
    let error = file.apply(entry).unwrap_err();
    assert_eq!(file, before);
    error.to_string()
}

#[test]
fn what_would_not_be_read_back_is_refused() {
    let mut asking = file(TEXT);
    for event in [
        Event::merge("karma"),
        Event::alpha_submit("karma"),
        Event::alpha_meeting(Month(3)),
        Event::alpha_deploy(Month(3)),
        Event::alpha_accept("karma", None),
        Event::beta_submit("karma"),
    ] {
        asking.apply(event).unwrap();
    }
    assert_eq!(
        refused(asking.clone(), Event::beta_meeting(Month(3), "juli")),
        "line 41, column 11: there is no upgrade `juli`; did you mean `july`? declare a new one \
         under `[[upgrade]]`, above the events"
    );
    asking.apply(Event::beta_meeting(Month(3), "july")).unwrap();
    assert!("16ß".parse::<ProposalNumber>().is_err());
    let mut late = file(TEXT);
    let merge = perennial::train::Entry::from(Event::merge("karma"));
    late.apply(merge.clone().on(Day(7))).unwrap();
    let refused = refused(late, merge.on(Day(6)));
    assert!(refused.starts_with("line 19, column 6: refused (time_in_the_past): "), "{refused}");
}

#[test]
fn what_the_train_refuses_is_not_written() {
    let mut file = file(TEXT);
    let before = file.clone();
    let error = file.apply(Event::alpha_submit("karma")).unwrap_err();
    assert_eq!(error.rejection().map(|rejection| rejection.code()), Some("not_merged"));
    assert_eq!(
        error.to_string(),
        "line 13, column 1: refused (not_merged): the feature `karma` is not merged; merge it first"
    );
    assert_eq!(file, before);
    assert_eq!(TrainFile::parse("").unwrap_err().rejection(), None);
}

#[test]
fn a_file_that_is_full_takes_no_more() {
    let mut text = TEXT.to_owned();
    text.push_str("\n#");
    text.push_str(&"-".repeat((4 << 20) - text.len()));
    let mut file = file(&text);
    let error = file.apply(Event::merge("karma")).unwrap_err();
    assert!(matches!(error.kind(), FileErrorKind::TooLarge { bytes_max } if *bytes_max == 4 << 20));
    assert_eq!(file.text(), text);
}

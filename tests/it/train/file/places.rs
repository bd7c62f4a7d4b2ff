//! Lines and columns.

use perennial::train::{Place, TrainFile};

const TEXT: &str = "\
format = 1
base = 5
policy = \"pm2025\"

[[feature]]
name = \"karma\"

[[event]]
do = \"merge\"
feature = \"karmma\"
";

#[track_caller]
fn place(text: &str, line: usize, column: usize) {
    let error = TrainFile::parse(text).unwrap_err();
    assert_eq!(error.place(), Some(Place { line, column }), "{error}");
}

#[test]
fn lines_and_columns_count_from_one() {
    place(TEXT, 10, 11);
}

#[test]
fn a_byte_order_mark_is_read_and_takes_no_column() {
    place(&["\u{feff}", TEXT].concat(), 10, 11);
    place("\u{feff}format = 2\n", 1, 10);
    place("\u{feff}", 1, 1);
    let good = TEXT.replace("karmma", "karma");
    let marked = ["\u{feff}", &good].concat();
    let file = TrainFile::parse(&marked).unwrap();
    assert_eq!(file.text(), marked);
    assert_eq!(file.train(), TrainFile::parse(&good).unwrap().train());
}

#[test]
fn lines_that_end_as_on_windows_are_the_same_lines() {
    place(&TEXT.replace('\n', "\r\n"), 10, 11);
    let good = TEXT.replace("karmma", "karma");
    let windows = good.replace('\n', "\r\n");
    let file = TrainFile::parse(&windows).unwrap();
    assert_eq!(file.text(), windows);
    assert_eq!(file.train(), TrainFile::parse(&good).unwrap().train());
}

#[test]
fn columns_count_characters_and_not_bytes() {
    let line = "do = \"merge\"\n";
    let inline = "[[upgrade]]\nname = \"löß€🚆\"\ntitle = 7\n";
    place(&TEXT.replace(line, &[line, "by = \"ü\"\n"].concat()), 11, 11);
    place(&TEXT.replace("[[event]]", &[inline, "[[event]]"].concat()), 10, 9);
    let list = "needs = [\"ö🚆\", \"ü\"]\n";
    place(&TEXT.replace("\n[[event]]", &[list, "\n[[event]]"].concat()), 7, 10);
    let second =
        "needs = [\"karma\", \"ö🚆\"] \n[[feature]]\nname = \"ö🚆\"\nneeds = [\"ö🚆\", 1]\n";
    place(&TEXT.replace("\n[[event]]", &[second, "\n[[event]]"].concat()), 10, 16);
}

#[test]
fn a_very_long_line_has_its_column() {
    let spaces = " ".repeat(1_000_000);
    place(&TEXT.replace("feature = ", &["feature = ", &spaces].concat()), 10, 1_000_011);
    let needs = "\"karma\", ".repeat(100_000);
    let list = format!("needs = [{needs}\"carma\"]\n");
    place(&TEXT.replace("\n[[event]]", &[&list, "\n[[event]]"].concat()), 7, 900_010);
}

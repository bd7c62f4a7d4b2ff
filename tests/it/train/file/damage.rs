//! Files that were cut, or of which a byte was changed.

use perennial::train::TrainFile;

const GOOD: &str = r#"# Ours.
format = 1
base = 5
last_hardfork = "karst"

[policy]
name = "ours"
extends = "pm2025"
testnet_lead_max_days = "none"
governance = 'parallel'

[[feature]]
name = "karmä"
l2 = true
releases = ["User V2", "M::T"]
spec_version = 0x6

[[feature]]
name = "badges"
needs = ["karmä"]

[[upgrade]]
name = "july"
title = """
July"""

[[event]]
on = 2026-03-02
by = "Ada"
do = "merge"
feature = "karmä"

[[event]]
do = "alpha_submit"
feature = "karmä"

[[event]]
do = "alpha_meeting"
month = "2026-03"

[[event]]
do = "alpha_deploy"
month = "2026-03"

[[event]]
do = "alpha_accept"
feature = "karmä"
stable = false
"#;

/// Reads bytes. They are a file with its text, or give an error at a place in them.
#[track_caller]
fn read(bytes: &[u8]) -> bool {
    let error = match TrainFile::from_bytes(bytes) {
        Ok(file) => {
            assert_eq!(file.text().as_bytes(), bytes);
            return true;
        }
        Err(error) => error,
    };
    let place = error.place().unwrap();
    let line = bytes.split(|byte| *byte == b'\n').nth(place.line - 1);
    let line = line.unwrap_or_else(|| panic!("no such line: {error}"));
    // A character has at least one byte; the end of a line is a place in it.
    assert!((1..=line.len() + 1).contains(&place.column), "no such column: {error}");
    assert!(error.to_string().starts_with(&place.to_string()));
    false
}

#[test]
fn every_beginning_of_a_file_reads_or_has_one_error_inside() {
    let good = GOOD.as_bytes();
    let read = (0..=good.len()).filter(|len| read(&good[..*len])).count();
    // Only where an event ends, or a line of its own that may lack, is a beginning a file.
    assert!((8..good.len() / 5).contains(&read), "{read} of {} beginnings are read", good.len());
}

#[test]
fn every_end_of_a_file_reads_or_has_one_error_inside() {
    let good = GOOD.as_bytes();
    let read = (0..=good.len()).filter(|len| read(&good[*len..])).count();
    assert!(read >= 1);
}

#[test]
fn every_changed_byte_reads_or_gives_one_error_inside() {
    let with = b"\0\n\r \"#',-.09=[\\]_e{}\x7f\x80\xc3\xff";
    let mut bytes = GOOD.as_bytes().to_vec();
    let mut counts = [0; 2];
    for at in 0..bytes.len() {
        let was = bytes[at];
        for byte in with {
            bytes[at] = *byte;
            counts[usize::from(read(&bytes))] += 1;
        }
        bytes[at] = was ^ 0x20;
        counts[usize::from(read(&bytes))] += 1;
        bytes[at] = was;
    }
    assert!(counts.iter().all(|count| *count > 1000), "{counts:?}");
}

#[test]
fn every_lost_or_doubled_byte_reads_or_gives_one_error_inside() {
    let good = GOOD.as_bytes();
    for at in 0..good.len() {
        read(&[&good[..at], &good[at + 1..]].concat());
        read(&[&good[..at], &good[at..=at], &good[at..]].concat());
    }
}

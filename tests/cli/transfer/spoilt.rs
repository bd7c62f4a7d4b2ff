//! Exports that lost something on their way: never a panic, never another content that passes for whole.

use std::{
    fs,
    io::{Read, Write},
    panic,
};

use super::{Content, Place, bytes, content, well};
use crate::fixture::plain;

/// Numbers that look random, and are the same each time.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

struct Case {
    place: Place,
    expected: Content,
}

impl Case {
    fn new(rows: u64) -> Self {
        let place = Place::new();
        let first = place.database("first", rows);
        for file in ["a.ndjson", "a.raw", "a.perennial", "a.ndjson.gz"] {
            well(["export", &first, &place.text(file), "--block-bytes", "3000"]);
        }
        let expected = content(first.as_ref());
        Self { place, expected }
    }

    /// Imports bytes. Says whether that went well; then the content is that of the first database.
    #[track_caller]
    fn import(&self, bytes: &[u8], what: &str) -> bool {
        let (file, db) = (self.place.text("spoilt"), self.place.path("db"));
        fs::write(&file, bytes).unwrap();
        let ran = plain(["import", &file, db.to_str().unwrap(), "--batch-bytes", "2000"]);
        assert!([0, 3].contains(&ran.exit), "{what}: {}", ran.err);
        if ran.exit == 0 {
            assert!(content(&db) == self.expected, "{what}");
        } else if db.exists() {
            self.check_marked(&db, what);
        }
        if db.exists() {
            fs::remove_dir_all(&db).unwrap();
        }
        ran.exit == 0
    }

    /// What was imported in part is marked as such, and no row of it is another than was exported.
    #[track_caller]
    fn check_marked(&self, db: &std::path::Path, what: &str) {
        let mut found = content(db);
        let meta = found.get_mut("perennial.meta").unwrap();
        let before = meta.len();
        meta.retain(|(key, _)| key != b"import");
        assert!(meta.len() < before, "{what}: not marked");
        for (table, rows) in found {
            let all = self.expected.get(&table).map(Vec::as_slice).unwrap_or_default();
            assert!(rows.iter().all(|row| all.contains(row)), "{what}: {table}");
        }
    }
}

/// Where blocks end in an export without compression.
fn ends_of_blocks(bytes: &[u8]) -> Vec<usize> {
    let is_raw = !bytes.starts_with(b"{");
    let mark = if is_raw { &b"{\"block\":"[..] } else { b"\n{\"block\":" };
    let ends = bytes.windows(mark.len()).enumerate().filter(|(_, window)| *window == mark);
    ends.map(|(at, _)| at + 1 + bytes[at + 1..].iter().position(|byte| *byte == b'}').unwrap() + 1)
        .collect()
}

#[test]
fn an_export_that_is_cut_anywhere_is_not_whole() {
    let case = Case::new(4);
    let mut random = Random(7);
    for file in ["a.ndjson", "a.raw"] {
        let whole = bytes(case.place.path(file));
        assert!(case.import(&whole, "whole"));
        let borders = ends_of_blocks(&whole);
        assert!(borders.len() > 3, "{}", borders.len());
        let around = borders.iter().flat_map(|at| [at - 1, *at, at + 1]);
        let anywhere = (0..100).map(|_| random.below(whole.len()));
        let cuts: Vec<usize> = around.chain(anywhere).chain([0, whole.len() - 1]).collect();
        for cut in cuts {
            assert!(!case.import(&whole[..cut], &format!("{file} cut at {cut}")));
        }
    }
    for file in ["a.perennial", "a.ndjson.gz"] {
        let whole = bytes(case.place.path(file));
        for _ in 0..50 {
            let cut = random.below(whole.len());
            assert!(!case.import(&whole[..cut], &format!("{file} cut at {cut}")));
        }
    }
}

#[test]
fn a_byte_that_is_another_is_found_or_means_nothing() {
    let case = Case::new(3);
    let mut random = Random(11);
    let mut went_well = 0;
    for file in ["a.ndjson", "a.raw", "a.perennial"] {
        let whole = bytes(case.place.path(file));
        for _ in 0..if file == "a.perennial" { 60 } else { 200 } {
            let (at, bit) = (random.below(whole.len()), random.below(8));
            let mut spoilt = whole.clone();
            spoilt[at] ^= 1 << bit;
            let what = format!("{file}, bit {bit} of byte {at}");
            let done = panic::catch_unwind(panic::AssertUnwindSafe(|| case.import(&spoilt, &what)));
            went_well += usize::from(done.unwrap_or_else(|_| panic!("{what}")));
        }
    }
    // The engine's name in the header, the case of a hexadecimal digit.
    assert!(went_well < 30, "{went_well}");
}

#[test]
fn what_lies_behind_the_end_is_not_overlooked() {
    let case = Case::new(3);
    for file in ["a.ndjson", "a.raw", "a.perennial", "a.ndjson.gz"] {
        let whole = bytes(case.place.path(file));
        for more in [&b"\n"[..], b"x", &whole] {
            assert!(!case.import(&[&whole, more].concat(), file));
        }
    }
}

#[test]
fn any_gzip_reads_exports_and_writes_them() {
    let case = Case::new(3);
    let plain = bytes(case.place.path("a.ndjson"));
    let packed = bytes(case.place.path("a.ndjson.gz"));
    let mut unpacked = vec![];
    flate2::read::MultiGzDecoder::new(&packed[..]).read_to_end(&mut unpacked).unwrap();
    assert!(unpacked == plain);
    // As one member.
    let mut one = flate2::write::GzEncoder::new(vec![], flate2::Compression::fast());
    one.write_all(&plain).unwrap();
    assert!(case.import(&one.finish().unwrap(), "one member"));
}

#[test]
fn an_import_that_was_cut_goes_on_with_the_whole_export() {
    let case = Case::new(6);
    let (file, db) = (case.place.text("cut"), case.place.text("db"));
    let whole = bytes(case.place.path("a.ndjson"));
    let mut done = 0;
    for part in 1..=10 {
        // Each time a bit more of the file is there.
        fs::write(&file, &whole[..whole.len() * part / 10]).unwrap();
        let ran = plain(["import", &file, &db, "--batch-bytes", "2000", "--resume"]);
        assert_eq!(ran.exit, if part == 10 { 0 } else { 3 }, "{}", ran.err);
        let rows: usize = content(db.as_ref()).values().map(Vec::len).sum();
        assert!(rows >= done);
        done = rows;
    }
    assert!(content(db.as_ref()) == case.expected);
}

#[test]
fn an_import_goes_on_with_its_own_export_alone() {
    let case = Case::new(6);
    let (file, db) = (case.place.text("cut"), case.place.text("db"));
    let whole = bytes(case.place.path("a.ndjson"));
    fs::write(&file, &whole[..whole.len() * 3 / 4]).unwrap();
    assert_eq!(plain(["import", &file, &db, "--batch-bytes", "2000"]).exit, 3);
    let before = content(db.as_ref());
    let other = case.place.database("other", 7);
    let export = case.place.text("other.ndjson");
    well(["export", &other, &export]);
    let ran = plain(["import", &export, &db, "--resume"]);
    assert_eq!(ran.exit, 3);
    assert!(ran.err.contains("not the export that the import was begun with"), "{}", ran.err);
    let some = case.place.text("some.ndjson");
    well(["export", &case.place.text("first"), &some, "--tables", "users"]);
    let ran = plain(["import", &some, &db, "--resume"]);
    assert!(ran.exit == 3 && ran.err.contains("other tables"), "{}", ran.err);
    assert!(content(db.as_ref()) == before);
    // The same rows in the other format are the same export.
    well(["import", &case.place.text("a.perennial"), &db, "--resume"]);
    assert!(content(db.as_ref()) == case.expected);
}

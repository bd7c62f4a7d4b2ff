//! Damage to the pages of redb.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Base, parsed};
use crate::fixture::{self, plain};

/// The file of the database, and where some bytes lie in it.
fn file(base: &Base, bytes: &[u8]) -> (std::path::PathBuf, Vec<u8>, Vec<usize>) {
    let path = base.folder.path().join("perennial.redb");
    let file = std::fs::read(&path).unwrap();
    let found = file.windows(bytes.len()).enumerate().filter(|(_, window)| *window == bytes);
    let found: Vec<_> = found.map(|(at, _)| at).collect();
    assert!(!found.is_empty());
    (path, file, found)
}

#[test]
fn redbs_checksums_are_read_when_asked() {
    let base = Base::new();
    let sound = plain(["verify", base.path(), "--checksums", "--json"]);
    assert_eq!(sound.exit, 0, "{sound:?}");
    let (_, summary) = parsed(&sound);
    assert_eq!(summary["checksums"], true);
    assert!(!summary["unseen"].to_string().contains("engine_checksums"), "{summary}");
    let (path, mut bytes, places) = file(&base, b"user 7000001 ");
    places.into_iter().for_each(|at| bytes[at] = b'U');
    std::fs::write(path, bytes).unwrap();
    let (findings, summary) = base.verify();
    assert!(findings.is_empty(), "{findings:#?}");
    assert!(summary["unseen"].to_string().contains("engine_checksums"), "{summary}");
    let (findings, _) = parsed(&plain(["verify", base.path(), "--checksums", "--json"]));
    assert_eq!(findings.len(), 1, "{findings:#?}");
    assert_eq!((&findings[0]["kind"], &findings[0]["table"]), (&"checksums".into(), &Value::Null));
}

#[test]
fn damage_to_pages_does_not_end_the_check() {
    let sound = {
        let folder = tempfile::tempdir().unwrap();
        fixture::redb(folder.path(), 100);
        Base { folder }
    };
    let (_, bytes, places) = file(&sound, b"user 6000050 ");
    let (mut kinds, mut exits) = (BTreeSet::new(), BTreeSet::new());
    let mut read = 0;
    for at in places {
        let folder = tempfile::tempdir().unwrap();
        let base = Base { folder };
        for filler in [0x00, 0x5A, 0xFF] {
            let mut bytes = bytes.clone();
            // Not its kind and the number of its rows, which redb in a test goes through when it opens.
            bytes[at / 4096 * 4096 + 4..][..4092].fill(filler);
            std::fs::write(base.folder.path().join("perennial.redb"), bytes).unwrap();
            let ran = plain(["verify", base.path(), "--json"]);
            exits.insert(ran.exit);
            // Of the page that all others hang on, nothing is left to read.
            if ran.exit == 3 {
                assert!(ran.err.contains("the engine found damage"), "{ran:?}");
                continue;
            }
            let (findings, summary) = parsed(&ran);
            kinds.extend(findings.iter().map(|it| it["kind"].as_str().unwrap().to_owned()));
            assert_eq!(summary["tables"].as_array().unwrap().len(), 7);
            // Of seven tables one is damaged.
            let rows = summary["rows"].as_u64().unwrap();
            assert!((1800..=2100).contains(&rows), "{rows} {findings:#?}");
            read += u64::from(!findings.is_empty());
        }
    }
    println!("{exits:?} {kinds:?} {read}");
    assert!(read > 0 && exits.contains(&1), "{exits:?}");
    assert!(kinds.contains("unreadable"), "{kinds:?}");
}

/// A leaf of redb's with so many of its rows, laid out as redb would have done it; `None` if the page
/// is no leaf.
fn leaf(page: &[u8], rows: usize) -> Option<Vec<u8>> {
    let number = |at: usize| u32::from_le_bytes(page[at..at + 4].try_into().unwrap()) as usize;
    let all = usize::from(u16::from_le_bytes([page[2], page[3]]));
    if page[0] != 1 || all <= rows {
        return None;
    }
    // The ends of the keys, those of the values, the keys, the values.
    let end = |row: usize| number(4 + 4 * row);
    let keys = &page[4 + 8 * all..end(all - 1)];
    let values = &page[end(all - 1)..end(2 * all - 1)];
    let keys = &keys[..end(rows - 1) - (4 + 8 * all)];
    let values = &values[..end(all + rows - 1) - end(all - 1)];
    let mut made = page[..4].to_vec();
    made[2..4].copy_from_slice(&(rows as u16).to_le_bytes());
    let saved = 8 * (all - rows);
    for row in 0..rows {
        made.extend(((end(row) - saved) as u32).to_le_bytes());
    }
    let values_begin = 4 + 8 * rows + keys.len();
    for row in 0..rows {
        made.extend(((end(all + row) - end(all - 1) + values_begin) as u32).to_le_bytes());
    }
    made.extend(keys.iter().chain(values));
    made.resize(page.len(), 0);
    Some(made)
}

#[test]
fn rows_that_are_gone_are_missed_where_the_engine_counts_them() {
    let folder = tempfile::tempdir().unwrap();
    fixture::redb(folder.path(), 100);
    let sound = Base { folder };
    let (_, bytes, places) = file(&sound, b"user 6000050 ");
    let mut tables = BTreeSet::new();
    for at in places {
        let mut bytes = bytes.clone();
        let page = &mut bytes[at / 4096 * 4096..][..4096];
        let Some(fewer) = leaf(page, 2) else { continue };
        page.copy_from_slice(&fewer);
        let base = Base { folder: tempfile::tempdir().unwrap() };
        std::fs::write(base.folder.path().join("perennial.redb"), bytes).unwrap();
        let (findings, summary) = base.verify();
        if summary["rows"] == 2100 {
            // The page was free.
            assert!(findings.is_empty(), "{findings:#?}");
            continue;
        }
        assert_eq!(findings.len(), 1, "{findings:#?}");
        assert_eq!(findings[0]["kind"], "rows_missing");
        let problem = findings[0]["problem"].as_str().unwrap();
        assert!(problem.starts_with("the engine counts 300 rows, and "), "{problem}");
        tables.insert(findings[0]["table"].to_string());
    }
    assert!(tables.len() > 1, "{tables:?}");
}

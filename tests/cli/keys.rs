//! Keys as they are said.

use crate::{
    fixture::{self, plain, run},
    scan::{TABLES, database, lines, said},
};

#[test]
fn every_row_is_got_by_the_key_that_scan_shows() {
    let (_folder, path) = database(9);
    for table in TABLES {
        for how in ["stored", "latest"] {
            for types in [fixture::tables(), perennial::registry![]] {
                let shown = lines(run(types.clone(), ["scan", &path, table, "--as", how]));
                assert_eq!(shown.len(), 27);
                for line in shown {
                    let key = said(&line);
                    let args = ["get", &path, table, &key, "--json", "--as", how];
                    let got = run(types.clone(), args);
                    assert_eq!((got.exit, got.out.trim_end()), (0, line.as_str()), "{}", got.err);
                    assert_eq!(got.err, "");
                }
            }
        }
    }
}

#[test]
fn the_key_itself_is_said_where_it_is_hashed() {
    let (_folder, path) = database(3);
    let got = plain(["get", &path, "links", r#"[7000001,"n\u00007000001"]"#, "--json"]);
    assert_eq!(got.exit, 0, "{}", got.err);
    assert!(got.out.starts_with(r#"{"key":[7000001,{"hash":"0x"#), "{}", got.out);
    assert_eq!(lines(plain(["get", &path, "accounts", "n\u{0}7000001", "--json"])).len(), 1);
}

#[test]
fn keys_are_said_in_json_and_in_bytes_too() {
    let (_folder, path) = database(1);
    let expected = lines(plain(["get", &path, "users", "5000000", "--json"]));
    for key in ["hex:0x00000000004c4b40", "json:5000000", "json:\"5000000\""] {
        assert_eq!(lines(plain(["get", &path, "users", key, "--json"])), expected);
    }
    let name = lines(plain(["get", &path, "names", r#"json:"n\u00005000000""#, "--json"]));
    assert_eq!(name, lines(plain(["get", &path, "names", "hex:0x6e0035303030303030", "--json"])));
}

#[test]
fn a_key_that_is_none_says_what_keys_are() {
    let (_folder, path) = database(1);
    for (table, key, expected) in [
        ("users", "alice", "keys are u64, such as 7"),
        ("users", "-7", "keys are u64, such as 7"),
        ("users", "18446744073709551616", "keys are u64, such as 7"),
        ("users", "", "keys are u64, such as 7"),
        ("events", "acme", r#"(String, Reverse<u32>, i64), such as ["text",7,-7]"#),
        ("events", r#"["a",1]"#, r#"expected 3 part(s), found 2 part(s)"#),
        ("things", "0x00", "[u8; 32], such as 0x000102"),
        ("accounts", "json:7", "keys are String, such as text"),
        (
            "links",
            r#"["a","b"]"#,
            r#"[0]: expected u32, found "a"; keys are (u32, String), such as [7,"text"]"#,
        ),
        ("flags", r#"[1,"0x00"]"#, r#"(Option<bool>, Vec<u8>), such as [true,"0x00ff"]"#),
        ("names", "hex:0x0", "no bytes in hexadecimal digits"),
    ] {
        let ran = plain(["get", &path, table, key]);
        assert_eq!((ran.exit, ran.out.as_str()), (2, ""), "{table} {key}: {}", ran.err);
        assert!(ran.err.contains(expected), "{table} {key}: {}", ran.err);
    }
}

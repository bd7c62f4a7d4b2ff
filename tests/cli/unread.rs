//! Rows that `get` and `scan` read in part, or not at all.

use crate::{
    fixture::{plain, typed},
    scan::{database, lines, stored, write},
};

const CATALOG: &str = "perennial.catalog";

/// Replaces a text in what the catalog says of a version.
fn in_catalog(path: &str, table: &str, version: u8, from: &str, to: &str) {
    let end = format!("\"table\":\"{table}\",\"tag\":{version},\"version\":{version}}}");
    let rows = stored(path, CATALOG).into_iter();
    let mut rows = rows.filter(|(_, row)| row.ends_with(end.as_bytes()));
    let (key, row) = rows.next().unwrap();
    let row = String::from_utf8(row).unwrap();
    assert!(row.contains(from), "{row}");
    write(path, CATALOG, &[(&key, row.replace(from, to).as_bytes())]);
}

#[test]
fn a_codec_that_nobody_knows_blinds_its_own_version_alone() {
    let (_folder, path) = database(2);
    let before = lines(plain(["scan", &path, "users"]));
    let raw = plain(["get", &path, "users", "6000000", "--json"]);
    assert_eq!(raw.exit, 0);
    let bytes = stored(&path, "users")[2].1.clone();
    in_catalog(&path, "users", 2, r#""codec":"scale""#, r#""codec":"own""#);
    let told = "V2 is in a codec that nobody here knows, `own`";
    for args in [vec!["scan", &path, "users"], vec!["scan", &path, "users", "--as", "latest"]] {
        let ran = plain(args);
        assert_eq!(ran.exit, 0, "{ran:?}");
        assert!(ran.err.contains(told), "{}", ran.err);
        let shown: Vec<_> = ran.out.lines().collect();
        assert!(shown[2].starts_with(r#"{"key":6000000,"version":2,"raw":"0x02"#), "{}", shown[2]);
        assert_eq!(
            (shown.len(), shown[5]),
            (
                6,
                &*before[5].replace(
                    "\"value\"",
                    if shown[5].contains("\"as\"") { "\"as\":3,\"value\"" } else { "\"value\"" }
                )
            )
        );
    }
    let ran = plain(["scan", &path, "users", "--version", "2", "--keys", "--quiet"]);
    assert_eq!(lines(ran).len(), 2);
    let ran = plain(["get", &path, "users", "6000000"]);
    assert!(ran.exit == 0 && ran.out.starts_with("0x02") && ran.err.contains(told), "{ran:?}");
    let ran = plain(["get", &path, "users", "6000000", "--json"]);
    assert!(ran.out.starts_with(r#"{"key":6000000,"version":2,"raw":"0x02"#), "{ran:?}");
    // Its own bytes, as they are.
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = ["perennial", "get", &path, "users", "6000000", "--raw"];
    let exit = perennial::cli::run_to(perennial::registry![], args, &mut out, &mut err);
    assert_eq!((exit, out), (0, bytes));
    assert_eq!(typed(["scan", &path, "names"]).exit, 0);

    // Other versions are still checked, and what is not seen is said.
    let verify = plain(["verify", &path, "users"]);
    assert!(verify.err.contains(told), "{verify:?}");
    write(&path, "users", &[(&5_000_000_u64.to_be_bytes(), &[1, 0xFF])]);
    let verify = plain(["verify", &path, "users", "--json"]);
    assert!(verify.exit == 1 && verify.out.contains("\"kind\":\"value\""), "{verify:?}");
    assert!(verify.out.contains("\"unknown_codecs\""), "{}", verify.out);
}

//! Ctrl-C.

use super::{big, pty::Pty};

const CTRL_C: &[u8] = b"\x03";

#[test]
fn ctrl_c_ends_long_work_with_what_was_done() {
    let folder = tempfile::tempdir().unwrap();
    big::fill(folder.path(), 600_000);
    let db = folder.path().to_str().unwrap();
    let file = folder.path().join("out.ndjson");
    let cases: [&[&str]; 5] = [
        &["verify", db, "--checksums"],
        &["verify", db],
        &["stats", db],
        &["export", db, file.to_str().unwrap()],
        &["scan", db, "users"],
    ];
    for args in cases {
        let mut pty = Pty::start(80, args, &[]);
        pty.wait_for(match args {
            ["scan", ..] => "email",
            [.., "--checksums"] => "checksums",
            _ => "users",
        });
        pty.press(CTRL_C);
        let (exit, screen) = pty.end();
        assert_eq!(exit, 130, "{args:?}: {screen}");
        let tail: String =
            screen.chars().rev().take(600).collect::<Vec<_>>().iter().rev().collect();
        assert!(tail.contains("stopped") || tail.contains("Ctrl-C"), "{args:?}: {tail}");
        let is_checksums = args.contains(&"--checksums");
        assert_eq!(tail.contains("while the checksums were read"), is_checksums, "{tail}");
    }
}

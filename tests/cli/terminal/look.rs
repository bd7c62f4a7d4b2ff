//! What a terminal shows: widths, colours, progress.

use super::{
    big,
    pty::{Pty, lines, without_escapes},
};
use crate::fixture;

/// The columns that a text takes: what is here takes one each.
fn columns(line: &str) -> usize {
    line.chars().count()
}

#[test]
fn nothing_is_wider_than_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    fixture::redb(folder.path(), 4);
    let db = folder.path().to_str().unwrap();
    for width in [40_u16, 80, 200] {
        for args in [&["stats", db][..], &["info", db], &["verify", db]] {
            let (exit, screen) = Pty::start(width, args, &[]).end();
            assert_eq!(exit, 0, "{screen}");
            for line in lines(&screen) {
                // A path is never cut: it is there to be copied.
                let is_path = line.contains(db);
                assert!(columns(&line) <= usize::from(width) || is_path, "{width}: {line}");
            }
        }
    }
}

#[test]
fn the_width_of_the_terminal_is_used() {
    let folder = tempfile::tempdir().unwrap();
    fixture::redb(folder.path(), 4);
    let db = folder.path().to_str().unwrap();
    let widest = |width| {
        let (_, screen) = Pty::start(width, &["stats", db], &[]).end();
        lines(&screen).iter().map(|line| columns(line)).max().unwrap()
    };
    let (narrow, wide) = (widest(40), widest(200));
    assert!(narrow <= 40 && wide > 60, "{narrow}, {wide}");
}

#[test]
fn colours_are_for_terminals_that_want_them() {
    let folder = tempfile::tempdir().unwrap();
    fixture::redb(folder.path(), 4);
    let db = folder.path().to_str().unwrap();
    let colored = |args: &[&str], env: &[(&str, &str)]| {
        let (exit, screen) = Pty::start(80, args, env).end();
        assert_eq!(exit, 0, "{screen}");
        let plain = without_escapes(&screen);
        assert!(!plain.is_empty());
        screen.contains("\u{1b}[3") || screen.contains("\u{1b}[1m") || screen.contains("\u{1b}[9")
    };
    assert!(colored(&["stats", db], &[]));
    assert!(!colored(&["stats", db], &[("NO_COLOR", "1")]));
    assert!(!colored(&["stats", db], &[("TERM", "dumb")]));
    assert!(!colored(&["stats", db, "--color", "never"], &[]));
    assert!(colored(&["stats", db, "--color", "always"], &[("NO_COLOR", "1")]));
    assert!(colored(&["--help"], &[]));
    assert!(!colored(&["--help"], &[("NO_COLOR", "1")]));
    // Not even asked for: a pipe is no terminal.
    let piped = fixture::plain(["stats", db]);
    assert!(!piped.out.contains('\u{1b}'));
}

#[test]
fn long_work_shows_rate_and_time_left_and_cleans_up() {
    let folder = tempfile::tempdir().unwrap();
    big::fill(folder.path(), 300_000);
    let db = folder.path().to_str().unwrap();
    for width in [40, 80, 200] {
        let pty = Pty::start(width, &["verify", db], &[]);
        pty.wait_for("%");
        let (exit, screen) = pty.end();
        assert_eq!(exit, 0, "{screen}");
        assert!(screen.contains("/s") && screen.contains("left"), "{width}: {screen}");
        // What stays are findings and the summary, not the bar.
        let last = lines(&screen);
        assert!(!last.iter().any(|line| line.contains("% ")), "{width}: {last:#?}");
    }
    let (_, quiet) = Pty::start(80, &["--quiet", "verify", db], &[]).end();
    assert!(!quiet.contains("left"), "{quiet}");
}

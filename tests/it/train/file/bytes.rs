//! Bytes that are hardly a file.

use perennial::train::{FileError, FileErrorKind, Place, TrainFile};

const TEXT: &str = "format = 1\nbase = 5\npolicy = \"pm2025\"\n\n[[feature]]\nname = \"karma\"\n";

fn error(bytes: &[u8]) -> FileError {
    TrainFile::from_bytes(bytes).unwrap_err()
}

#[test]
fn the_first_byte_that_is_no_utf_8_is_named() {
    for (above, bad) in [
        ("", &b"\xff\xfef\0o\0"[..]),
        (TEXT, b"\xc3"),
        ("# a\n# \u{fc}", b"\xe2\x82 cut"),
        ("\u{feff}# a", b"\x80"),
    ] {
        let error = error(&[above.as_bytes(), bad, b"\n[[event]]\n"].concat());
        let offset = above.len();
        assert_eq!(*error.kind(), FileErrorKind::NotUtf8 { offset });
        let shown = above.trim_start_matches('\u{feff}');
        let line = shown.matches('\n').count() + 1;
        let column = shown.rsplit('\n').next().unwrap().chars().count() + 1;
        assert_eq!(error.place(), Some(Place { line, column }), "{above:?}");
        assert!(error.to_string().contains(&format!("byte {offset} of the file is not UTF-8")));
    }
}

#[test]
fn bytes_of_a_text_read_as_the_text() {
    assert_eq!(TrainFile::from_bytes(TEXT.as_bytes()), TrainFile::parse(TEXT));
}

#[test]
fn what_is_too_large_is_not_read() {
    let mut text = TEXT.to_owned();
    text.push_str(&"\n".repeat((4 << 20) - text.len()));
    TrainFile::parse(&text).unwrap();
    text.push('\n');
    let too_large = FileErrorKind::TooLarge { bytes_max: 4 << 20 };
    let error = error(text.as_bytes());
    assert_eq!((error.kind(), error.place()), (&too_large, None));
    assert_eq!(*TrainFile::parse(&text).unwrap_err().kind(), too_large);
}

#[test]
fn depth_does_not_overflow_the_stack() {
    let deep = |open: &str, close: &str| {
        [TEXT, "needs = ", &open.repeat(100_000), &close.repeat(100_000), "\n"].concat()
    };
    for (text, line) in [
        (deep("[", "]"), 7),
        (deep("[", ""), 7),
        (deep("{ a = ", " }"), 7),
        (deep("[{ a = ", "}]"), 7),
        ([TEXT, "[", &"a.".repeat(100_000), "a]\n"].concat(), 7),
        ([TEXT, "\n", &"a.".repeat(100_000), "a = 1\n"].concat(), 8),
        ([TEXT, &"[[a]]\n".repeat(100_000)].concat(), 7),
        ([TEXT, &"[".repeat(100_000)].concat(), 7),
    ] {
        let error = error(text.as_bytes());
        assert_eq!(error.place().map(|place| place.line), Some(line), "{error}");
        assert!(error.to_string().len() < 600, "{error}");
    }
}

#[test]
fn long_names_are_not_repeated_whole() {
    let long = "k".repeat(1 << 20);
    for fields in [
        format!("do = \"merge\"\nfeature = \"{long}\""),
        format!("do = \"{long}\""),
        format!("{long} = 1"),
        format!("do = \"beta_deploy\"\nupgrade = \"{long}\""),
        format!("do = \"alpha_meeting\"\nmonth = \"{long}\""),
        format!("do = \"alpha_meeting\"\nmonth = {}", "1".repeat(1 << 20)),
        format!("do = \"upgrade_number\"\nupgrade = \"july\"\nnumber = \"{long}\""),
    ] {
        let upgrade = "[[upgrade]]\nname = \"july\"\n";
        let error = error([TEXT, upgrade, "[[event]]\n", &fields].concat().as_bytes());
        assert!(error.to_string().len() < 1000, "{} characters", error.to_string().len());
    }
    let twice = format!("{TEXT}{long} = 1\n{long} = 2\n");
    assert!(error(twice.as_bytes()).to_string().len() < 1000);
    let release = format!("{TEXT}releases = [\"{long}\"]\n");
    assert!(error(release.as_bytes()).to_string().len() < 1000);
}

//! Files with a mistake: each gives one error, of its kind and at its place.

use std::collections::BTreeSet;

use perennial::train::TrainFile;

use super::{
    bad_events::{self, LET_THROUGH},
    bad_networks,
};

/// A file with one mistake. The text has a `‸` where the error must point, and a `␦` for a byte that is
/// no UTF-8.
pub(super) struct Bad {
    what: &'static str,
    /// How the kind of error begins, as `Debug` shows it.
    kind: &'static str,
    /// A part of the message.
    says: &'static str,
    text: String,
}

pub(super) fn bad(what: &'static str, kind: &'static str, says: &'static str, text: &str) -> Bad {
    Bad { what, kind, says, text: text.to_owned() }
}

const HEAD: &str = "format = 1\nbase = 5\npolicy = \"pm2025\"\n";

pub(super) const PLAN: &str = r#"format = 1
base = 5
policy = "pm2025"

[[feature]]
name = "karma"
l2 = true
releases = ["User V2", "Message::Transfer"]
spec_version = 6

[[feature]]
name = "badges"
needs = ["karma"]

[[upgrade]]
name = "july"
"#;

/// A mistake in or below the head, where there are no features.
pub(super) fn head(what: &'static str, kind: &'static str, says: &'static str, below: &str) -> Bad {
    bad(what, kind, says, &[HEAD, below].concat())
}

fn whole_files() -> Vec<Bad> {
    vec![
        bad("empty file", "MissingField", "the file lacks the field `format`", "‸"),
        bad("missing format", "MissingField", "`format`", "‸base = 5\npolicy = \"pm2025\"\n"),
        bad("newer format", "Format", "has format 2, and this library reads 1", "format = ‸2\n"),
        bad("newer format, other fields", "Format", "newer release", "a = 1\nformat = ‸9\n"),
        bad("format as text", "WrongType", "`format` must be a number", "format = ‸\"1\"\n"),
        bad("missing base", "MissingField", "`base`", "‸format = 1\npolicy = \"pm2025\"\n"),
        bad("missing policy", "MissingField", "`policy`", "‸format = 1\nbase = 5\n"),
        head("another file", "UnknownField", "no field `package`", "[‸package]\nname = \"x\"\n"),
        head("misspelt table", "UnknownField", "did you mean `event`?", "[[‸evnt]]\n"),
        head("first of two", "UnknownField", "`zz`", "‸zz = 1\naa = 2\n"),
        bad("UTF-16", "NotUtf8", "byte 0 of the file is not UTF-8", "‸␦\u{0}f\u{0}o\u{0}"),
        bad(
            "bytes in a comment",
            "NotUtf8",
            "save it",
            "# für\nformat = 1 # ein f‸␦r\nx = \"␦\"\n",
        ),
        head("a control character in a name", "UnknownField", "`a\u{fffd}b`", "‸\"a\\nb\" = 1\n"),
        head("NUL byte", "Syntax", "not TOML", "[[event]]\nby = \"a‸\0\"\n"),
        head("key twice", "DuplicateKey", "`base` is there twice", "‸base = 6\n"),
        head("table twice", "DuplicateKey", "`policy`", "[‸policy]\nname = \"x\"\n"),
        head(
            "conflict markers",
            "Conflict",
            "keep the events of both sides",
            "‸<<<<<<< ours\n[[feature]]\nname = \"a\"\n=======\n[[feature]]\nname = \"b\"\n>>>>>>> theirs\n",
        ),
        head("half a conflict", "Conflict", "markers", "[[feature]]\nname = \"a\"\n‸=======\n"),
        head(
            "conflict in a list",
            "Conflict",
            "markers",
            "[[feature]]\nname = \"a\"\nneeds = [\n‸<<<<<<< ours\n\"b\"\n=======\n\"c\"\n>>>>>>> x\n]\n",
        ),
        bad("cut in a text", "Syntax", "not TOML", "format = 1\nbase = 5\npolicy = \"pm20‸"),
        bad("cut after a key", "Syntax", "not TOML", "format = 1\nbase‸"),
        bad("cut after the sign", "Syntax", "not TOML", "format = 1\nbase =‸"),
        head("cut in a heading", "Syntax", "not TOML", "[[event‸"),
        head("cut in a list", "Syntax", "not TOML", "[[feature]]\nname = \"a\"\nneeds = [\"b\",‸"),
        head("word without marks", "Syntax", "not TOML", "[[feature]]\nname = ‸karma\n"),
    ]
}

fn policies() -> Vec<Bad> {
    let policy = |what, kind, says, value: &str| {
        bad(what, kind, says, &["format = 1\nbase = 5\n", value, "\n"].concat())
    };
    vec![
        policy("unknown policy", "UnknownPolicy", "did you mean `pm2025`?", "policy = ‸\"pm2026\""),
        policy("policy as number", "WrongType", "the name of a policy or a table", "policy = ‸1"),
        policy("policy without name", "MissingField", "`name`", "‸[policy]\nextends = \"pm2025\""),
        policy(
            "unknown base of a policy",
            "UnknownPolicy",
            "seed001_parallel",
            "[policy]\nname = \"x\"\nextends = ‸\"y\"",
        ),
        policy(
            "policy with an unknown field",
            "UnknownField",
            "did you mean `naming`?",
            "[policy]\nname = \"x\"\nextends = \"pm2025\"\n‸namng = \"free\"",
        ),
        policy(
            "policy without a base that lacks a field",
            "MissingField",
            "the policy lacks the field `testnet_lead_min_days`",
            "‸[policy]\nname = \"x\"",
        ),
        policy(
            "unknown word",
            "UnknownWord",
            "there are: after_testnet_activation, parallel",
            "[policy]\nname = \"x\"\nextends = \"pm2025\"\ngovernance = ‸\"paralel\"",
        ),
        policy(
            "negative number of days",
            "OutOfRange",
            "from 0 to 4294967295, and this is -1",
            "[policy]\nname = \"x\"\nextends = \"pm2025\"\ntestnet_lead_min_days = ‸-1",
        ),
        policy(
            "no limit, misspelt",
            "UnknownWord",
            "did you mean `none`?",
            "[policy]\nname = \"x\"\nextends = \"pm2025\"\ntestnet_lead_max_days = ‸\"non\"",
        ),
    ]
}

fn features() -> Vec<Bad> {
    let user = "[[feature]]\nname = \"a\"\nspec_version = 6\nreleases = [\"User V2\"]\n";
    let after = |rest: &str| [HEAD, user, rest].concat();
    vec![
        head(
            "feature as table",
            "WrongType",
            "each under `[[feature]]`",
            "‸[feature]\nname = \"a\"\n",
        ),
        head("feature as text", "WrongType", "and this is a text", "feature = ‸\"a\"\n"),
        head("feature list of texts", "WrongType", "this is a text", "feature = [‸\"a\"]\n"),
        head("feature without name", "MissingField", "`name`", "‸[[feature]]\nl2 = true\n"),
        head("unnamed feature", "Plan(EmptyName", "empty name", "[[feature]]\nname = ‸\"\"\n"),
        head("name as number", "WrongType", "a text", "[[feature]]\nname = ‸7\n"),
        head("flag as text", "WrongType", "`l2`", "[[feature]]\nname = \"a\"\nl2 = ‸\"yes\"\n"),
        head("list as text", "WrongType", "list", "[[feature]]\nname = \"a\"\nneeds = ‸\"b\"\n"),
        head(
            "number in a list",
            "WrongType",
            "number",
            "[[feature]]\nname = \"a\"\nneeds = [‸1]\n",
        ),
        head(
            "unknown field",
            "UnknownField",
            "the feature has no field `need`; did you mean `needs`?",
            "[[feature]]\nname = \"a\"\n‸need = [\"b\"]\n",
        ),
        head(
            "version 0",
            "Release",
            "`User V0` is neither",
            "[[feature]]\nname = \"a\"\nreleases = [\"User V1\", ‸\"User V0\"]\n",
        ),
        head(
            "version 256",
            "Release",
            "`User V256`",
            "[[feature]]\nname = \"a\"\nreleases = [\n  ‸\"User V256\",\n]\n",
        ),
        head(
            "spec version of 33 bits",
            "OutOfRange",
            "4294967295, and this is 4294967296",
            "[[feature]]\nname = \"a\"\nspec_version = ‸4294967296\n",
        ),
        head(
            "fraction",
            "WrongType",
            "a number with a fraction",
            "[[feature]]\nname = \"a\"\nspec_version = ‸6.5\n",
        ),
        head(
            "spec version missing",
            "Plan(SpecVersionMissing",
            "from which spec version is not said",
            "[[feature]]\nname = \"a\"\nreleases = ‸[\"User V2\"]\n",
        ),
        head(
            "spec version too low",
            "Plan(SpecVersionTooLow",
            "all networks run 5",
            "[[feature]]\nname = \"a\"\nspec_version = ‸5\n",
        ),
        bad(
            "feature twice",
            "Plan(FeatureTwice",
            "`a` is there twice",
            &after("[[feature]]\nname = ‸\"a\"\n"),
        ),
        bad(
            "released by two",
            "Plan(ReleasedTwice",
            "`User V2` is released by the features `a` and `b`",
            &after(
                "[[feature]]\nname = \"b\"\nspec_version = 7\nreleases = [\"User V3\", ‸\"User V2\"]\n",
            ),
        ),
        head(
            "released twice by one",
            "Plan(ReleasedTwice",
            "`User V2`",
            "[[feature]]\nname = \"a\"\nspec_version = 6\nreleases = [\"User V2\", ‸\"User V2\"]\n",
        ),
        head(
            "unknown need",
            "UnknownFeature",
            "there is no feature `karm`; did you mean `karma`?",
            "[[feature]]\nname = \"karma\"\n[[feature]]\nname = \"b\"\nneeds = [\"karma\", ‸\"karm\"]\n",
        ),
        head(
            "circle of needs",
            "Plan(Cycle",
            "`b` needs `c` needs `b`",
            "[[feature]]\nname = \"a\"\nneeds = [\"b\"]\n[[feature]]\nname = \"b\"\nneeds = [‸\"c\"]\n\
             [[feature]]\nname = \"c\"\nneeds = [\"b\"]\n",
        ),
        head(
            "needs itself",
            "Plan(Cycle",
            "`a` needs `a`",
            "[[feature]]\nname = \"a\"\nneeds = [‸\"a\"]\n",
        ),
        head(
            "upgrade twice",
            "Plan(UpgradeTwice",
            "`july` is there twice",
            "[[upgrade]]\nname = \"july\"\n[[upgrade]]\nname = ‸\"july\"\n",
        ),
        head("unnamed upgrade", "Plan(EmptyName", "give it one", "[[upgrade]]\nname = ‸\"\"\n"),
        head(
            "unknown field of an upgrade",
            "UnknownField",
            "the upgrade has no field `titel`; did you mean `title`?",
            "[[upgrade]]\nname = \"july\"\n‸titel = \"July\"\n",
        ),
    ]
}

fn all() -> Vec<Bad> {
    let (events, late) = (bad_events::events(), bad_events::late_events());
    let networks = bad_networks::networks();
    [whole_files(), policies(), features(), events, late, networks].into_iter().flatten().collect()
}

/// The text without its mark, and where that was.
fn unmarked(text: &str) -> (String, (usize, usize)) {
    let (above, below) = text.split_once('‸').expect("a mark");
    let line = above.matches('\n').count() + 1;
    let column = above.rsplit('\n').next().unwrap().chars().count() + 1;
    ([above, below].concat(), (line, column))
}

fn with_bad_bytes(text: &str) -> Vec<u8> {
    let parts: Vec<&[u8]> = text.split('␦').map(str::as_bytes).collect();
    parts.join(&0xff)
}

#[test]
fn each_mistake_gives_one_error_at_its_place() {
    let mut wrong = Vec::new();
    for Bad { what, kind, says, text } in all() {
        let (text, (line, column)) = unmarked(&text);
        let Err(error) = TrainFile::from_bytes(&with_bad_bytes(&text)) else {
            wrong.push(format!("{what}: it was read"));
            continue;
        };
        let place = error.place().map(|place| (place.line, place.column));
        let found = format!("{:?}", error.kind());
        let message = error.to_string();
        let begin = format!("line {line}, column {column}: ");
        let is_right = place == Some((line, column))
            && found.starts_with(kind)
            && message.starts_with(&begin)
            && message.contains(says);
        if !is_right {
            wrong.push(format!("{what}: expected {kind} at {line}:{column}: {message} ({found})"));
        }
    }
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn there_are_many_kinds_of_mistakes() {
    let all = all();
    let names: BTreeSet<&str> = all.iter().map(|bad| bad.what).collect();
    assert_eq!(names.len(), all.len(), "two cases have one name");
    let kinds: BTreeSet<&str> = all.iter().map(|bad| bad.kind).collect();
    // 115 files with 37 kinds of mistakes: none is lost unnoticed.
    assert!(kinds.len() >= 30, "only {} kinds of mistakes: {kinds:?}", kinds.len());
    assert_eq!((all.len(), kinds.len()), (115, 37));
}

#[test]
fn without_its_mistake_the_plan_is_read() {
    TrainFile::parse(PLAN).unwrap();
    TrainFile::parse(HEAD).unwrap();
    TrainFile::parse(LET_THROUGH).unwrap();
}

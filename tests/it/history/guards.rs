//! What a history must not let through, and what it must not complain of.

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    sync::atomic::{AtomicU32, Ordering},
};

use perennial::{
    Layout, Table, Versioned, history,
    history::{FindingKind, HistoryError},
    registry,
    store::Registry,
};

fn written(registry: &Registry, folder: &Path) {
    let error = history::release(registry, folder).unwrap_err();
    assert!(matches!(error, HistoryError::Written(_)), "{error}");
    history::check(registry, folder).unwrap();
}

fn kinds(error: &HistoryError) -> Vec<FindingKind> {
    error.findings().iter().map(history::Finding::kind).collect()
}

mod two_names {
    use super::*;

    pub mod a {
        #[derive(Clone, Debug, perennial::Versioned)]
        #[versioned(latest = 1)]
        pub struct Leaf {
            pub x: u8,
        }
    }

    pub mod b {
        #[derive(Clone, Debug, perennial::Versioned)]
        #[versioned(latest = 1)]
        pub struct Leaf {
            pub x: u8,
        }
    }

    #[derive(Versioned)]
    #[versioned(latest = 1)]
    pub struct Both {
        #[versioned(nested(1 = 1))]
        a: Vec<a::Leaf>,
        #[versioned(nested(1 = 1))]
        b: Vec<b::Leaf>,
    }

    #[test]
    fn two_entities_of_one_name_are_told_apart_in_lists_too() {
        const BOTH: Table<u64, Both> = Table::new("both");
        let folder = tempfile::tempdir().unwrap();
        let error = history::release(registry![BOTH], folder.path()).unwrap_err();
        assert_eq!(kinds(&error), [FindingKind::Clash], "{error}");
        let _ = |both: Both| (both.a, both.b);
    }
}

#[derive(Clone, Debug, Versioned)]
#[versioned(latest = 1)]
struct Page<T> {
    items: Vec<T>,
}

#[derive(Versioned)]
#[versioned(latest = 1)]
struct Pages {
    #[versioned(nested(1 = 1))]
    numbers: Page<u32>,
    #[versioned(nested(1 = 1))]
    texts: Page<String>,
}

#[test]
fn a_generic_entity_may_lie_in_one_table_twice() {
    const PAGES: Table<u64, Pages> = Table::new("pages");
    let folder = tempfile::tempdir().unwrap();
    written(&registry![PAGES], folder.path());
    let folders = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(folders, 4, "`Pages`, two of `Page`, and `tables`");
    let _ = |pages: Pages| (pages.numbers.items, pages.texts.items);
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 1)]
struct Plain {
    x: u8,
}

const PLAIN: Table<u64, Plain> = Table::new("plain");

#[test]
fn notes_beside_the_files_are_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    written(&registry![PLAIN], folder.path());
    for file in [
        "README.md",
        ".DS_Store",
        "tables/.DS_Store",
        "tables/.gitkeep",
        "Plain/.DS_Store",
        "Plain/README.md",
        "Plain/v1.toml.orig",
        ".git/HEAD",
    ] {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "x").unwrap();
    }
    history::check(registry![PLAIN], folder.path()).unwrap();
}

#[test]
fn nothing_to_check_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let error = history::check(registry![], folder.path()).unwrap_err();
    assert!(error.to_string().contains("the registry names no table"), "{error}");
    let nowhere = folder.path().join("nowhere");
    let error = history::check(registry![PLAIN], &nowhere).unwrap_err();
    assert!(error.to_string().contains("there is no such folder in"), "{error}");
    const AGAIN: Table<u64, Plain> = Table::new("plain");
    let error = history::release(registry![PLAIN, AGAIN], folder.path()).unwrap_err();
    assert!(error.to_string().contains("names table `plain` twice"), "{error}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "nothing was written");
}

static NEXT: AtomicU32 = AtomicU32::new(0);

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, derive(Clone, Debug, PartialEq))]
struct Counted {
    x: u8,
    #[versioned(since = 2, default = NEXT.fetch_add(1, Ordering::Relaxed))]
    number: u32,
}

#[test]
fn a_default_that_changes_each_time_is_not_recorded() {
    const COUNTED: Table<u64, Counted> = Table::new("counted");
    let folder = tempfile::tempdir().unwrap();
    let error = history::release(registry![COUNTED], folder.path()).unwrap_err();
    assert_eq!(kinds(&error), [FindingKind::Upcast], "{error}");
    assert!(error.to_string().contains("`number` was"), "{error}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "nothing was written");
}

fn overflowing(small: u8) -> u16 {
    u16::from(small.checked_add(1).expect("it is too much"))
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, derive(Clone, Debug, PartialEq))]
struct Panicking {
    #[versioned(since = 2, was(a: u8, upcast = overflowing))]
    a: u16,
}

#[test]
fn an_upcast_that_panics_is_a_finding() {
    const PANICKING: Table<u64, Panicking> = Table::new("panicking");
    let folder = tempfile::tempdir().unwrap();
    let error = history::release(registry![PANICKING], folder.path()).unwrap_err();
    assert_eq!(kinds(&error), [FindingKind::NoSamples], "{error}");
    assert!(error.to_string().contains("panics: it is too much"), "{error}");
}

/// A foreign type, and the same with its variants in another order: same bytes in SCALE, where the
/// indices are given, others in bincode.
mod foreign {
    use super::*;

    macro_rules! entity {
        ($module:ident: $($variant:ident = $index:literal),*) => {
            pub mod $module {
                #[derive(Clone, Debug, PartialEq)]
                #[derive(parity_scale_codec::Encode, parity_scale_codec::Decode)]
                #[derive(bincode::Encode, bincode::Decode)]
                pub enum Mode {
                    $(#[codec(index = $index)] $variant,)*
                }

                #[derive(Clone, Debug, PartialEq, perennial::Versioned)]
                #[versioned(latest = 1)]
                pub struct Account {
                    pub id: u8,
                    #[versioned(foreign = "Mode")]
                    pub mode: Mode,
                }

                pub const ACCOUNTS: perennial::Table<u64, Account> =
                    perennial::Table::new("accounts");
            }
        };
    }

    entity!(before: Open = 0, Frozen = 1);
    entity!(after: Frozen = 1, Open = 0);

    #[test]
    fn codecs_that_no_longer_agree_on_a_foreign_type_are_noticed() {
        let folder = tempfile::tempdir().unwrap();
        written(&registry![before::ACCOUNTS], folder.path());
        let error = history::check(registry![after::ACCOUNTS], folder.path()).unwrap_err();
        assert!(kinds(&error).iter().all(|kind| *kind == FindingKind::Value), "{error}");
        assert!(error.to_string().contains("one of them means another value"), "{error}");
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Layout)]
struct Place {
    x: u16,
    y: Option<u8>,
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 1)]
struct Board {
    squares: BTreeMap<Place, u8>,
}

#[test]
fn maps_under_composite_keys_are_sampled_with_several_entries() {
    const BOARDS: Table<u64, Board> = Table::new("boards");
    let folder = tempfile::tempdir().unwrap();
    written(&registry![BOARDS], folder.path());
    let text = fs::read_to_string(folder.path().join("Board/v1.toml")).unwrap();
    assert!(text.matches("[[sample]]").count() >= 8);
    let entries = text
        .lines()
        .filter(|line| line.starts_with("value"))
        .map(|line| line.matches("\"x\"").count());
    assert!(entries.max().unwrap() >= 2, "{text}");
}

mod newest {
    use super::*;

    pub mod before {
        #[derive(Clone, Debug, PartialEq, perennial::Versioned)]
        #[versioned(latest = 1)]
        pub struct User {
            pub a: u8,
        }

        pub const USERS: perennial::Table<u64, User> = perennial::Table::new("users");
    }

    pub mod after {
        #[derive(Clone, Debug, PartialEq, perennial::Versioned)]
        #[versioned(latest = 2, derive(Clone, Debug, PartialEq))]
        pub struct User {
            pub a: u8,
            pub b: u8,
            #[versioned(since = 2)]
            pub c: u8,
        }

        pub const USERS: perennial::Table<u64, User> = perennial::Table::new("users");
    }

    /// Version 2 is on its way already: what is new belongs there.
    #[test]
    fn what_to_do_counts_from_the_newest_released_version() {
        let folder = tempfile::tempdir().unwrap();
        written(&registry![before::USERS], folder.path());
        let error = history::check(registry![after::USERS], folder.path()).unwrap_err();
        assert!(error.to_string().contains("User V1: field b: u8 is new"), "{error}");
        assert!(error.to_string().contains("`#[versioned(since = 2)]`"), "{error}");
    }
}

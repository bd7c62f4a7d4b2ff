//! What `verify` cannot look into, and what it checks there all the same.

use perennial::{Store, Table, Versioned, registry};

use super::{Base, CATALOG, catalog_key, parsed};
use crate::fixture::run;

#[test]
fn keys_and_tags_are_checked_also_where_nobody_knows_the_codec() {
    let base = Base::new();
    for version in 1..=3 {
        base.edit(CATALOG, &catalog_key("names", version), "bincode", "postcard");
    }
    let (findings, summary) = base.verify();
    assert!(findings.is_empty(), "{findings:#?}");
    assert!(summary["unseen"].to_string().contains("unknown_codecs"), "{summary}");
    base.put("names", b"\xFF\xFF", &[1, 2]);
    let sound = perennial::key::encode(&"a".to_owned());
    base.put("names", &sound, &[99]);
    base.put("names", &perennial::key::encode(&"b".to_owned()), &[]);
    let (findings, _) = base.verify();
    let mut kinds: Vec<_> = findings.iter().map(|it| it["kind"].as_str().unwrap()).collect();
    kinds.sort();
    assert_eq!(kinds, ["key", "unknown_tag", "value"], "{findings:#?}");
}

#[test]
fn a_version_with_a_type_that_nobody_here_knows_is_not_damaged() {
    let base = Base::new();
    base.edit(CATALOG, &catalog_key("users", 2), r#""u32""#, r#""u33""#);
    let found = base.only();
    assert_eq!((&found["kind"], &found["version"]), (&"newer".into(), &2.into()), "{found}");
}

/// A chain whose links take five levels each.
mod deep {
    use perennial::Layout;

    use super::*;

    #[derive(Clone, Debug, PartialEq, Versioned)]
    #[versioned(latest = 1)]
    pub struct Chain {
        pub first: Link,
    }

    #[derive(Clone, Debug, PartialEq, Layout)]
    pub struct Link {
        pub a: Middle,
    }

    #[derive(Clone, Debug, PartialEq, Layout)]
    pub struct Middle {
        pub b: Inner,
    }

    #[derive(Clone, Debug, PartialEq, Layout)]
    pub struct Inner {
        pub c: Last,
    }

    #[derive(Clone, Debug, PartialEq, Layout)]
    pub struct Last {
        pub next: Option<Box<Link>>,
    }

    pub const CHAINS: Table<u64, Chain> = Table::new("chains");
}

#[test]
fn values_too_deep_for_the_catalog_are_unseen_and_no_damage() {
    let folder = tempfile::tempdir().unwrap();
    let base = Base { folder };
    let store = Store::open(base.engine(), registry![deep::CHAINS]).unwrap();
    for (key, links) in [(1_u64, 3), (2, 120)] {
        let mut next = None;
        for _ in 0..links {
            let c = deep::Last { next };
            next = Some(Box::new(deep::Link { a: deep::Middle { b: deep::Inner { c } } }));
        }
        let chain = deep::Chain { first: *next.unwrap() };
        store.table(deep::CHAINS).unwrap().put(&key, &chain).unwrap();
    }
    drop(store);
    let (findings, summary) = base.verify();
    assert!(findings.is_empty(), "{findings:#?}");
    assert!(summary["unseen"].to_string().contains("too_deep"), "{summary}");
    let ran = run(registry![deep::CHAINS], ["verify", base.path(), "--json"]);
    let (findings, summary) = parsed(&ran);
    assert!(findings.is_empty(), "{findings:#?}");
    assert!(!summary["unseen"].to_string().contains("too_deep"), "{summary}");
}

//! What is recorded of entities of all kinds.

use std::{collections::BTreeMap, fs};

use perennial::{
    Layout, Table, Versioned, history, history::HistoryError, registry, store::Registry,
};

#[derive(Clone, Debug, Default, PartialEq, Layout)]
pub(crate) enum Color {
    #[default]
    Red,
    Named(String),
    Mixed {
        parts: Vec<(u8, u16)>,
        alpha: Option<f32>,
    },
}

#[derive(Clone, Debug, PartialEq, Layout)]
pub(crate) enum Json {
    Null,
    Number(i128),
    List(Vec<Json>),
    Object(BTreeMap<String, Json>),
}

#[derive(Clone, Debug, Default, PartialEq, Versioned)]
#[versioned(latest = 2, derive(Clone, Debug, PartialEq))]
pub(crate) struct Wallet {
    address: [u8; 20],
    #[versioned(since = 2, default = 7)]
    nonce: u64,
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 3, derive(Clone, Debug, PartialEq))]
#[versioned(removed(old: bool, in = 1..=2, after = name))]
pub(crate) struct Everything {
    name: String,
    #[versioned(since = 2)]
    color: Color,
    #[versioned(since = 3, was(count: u32, upcast = u64::from))]
    count: u64,
    json: Box<Json>,
    #[versioned(nested(1 = 1, 3 = 2))]
    wallets: Vec<Wallet>,
    balance: u128,
}

const ALL: Table<u64, Everything> = Table::new("all");

fn release(registry: Registry) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let error = history::release(&registry, folder.path()).unwrap_err();
    assert!(matches!(error, HistoryError::Written(_)), "{error}");
    history::check(&registry, folder.path()).unwrap();
    folder
}

#[test]
fn an_entity_of_everything_is_recorded() {
    let folder = release(registry![ALL]);
    for file in ["v1", "v2", "v3"] {
        let text =
            fs::read_to_string(folder.path().join(format!("Everything/{file}.toml"))).unwrap();
        println!("{text}");
        assert!(text.matches("[[sample]]").count() >= 8);
    }
    assert!(folder.path().join("Wallet/v2.toml").exists());
}

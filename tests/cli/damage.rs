//! A thousand damaged values: what `verify` finds of them, against what the types themselves say.

use std::collections::{BTreeMap, BTreeSet};

use perennial::{
    Bincode, Entity, Layout, Scale, Store, Table, Versioned,
    backend::{Backend, Cursor, Direction, KeyRange, Redb, WriteBatch, WriteOp},
    entity,
    schema::Codec,
    store::{Catalog, Registry},
    wire::Wire,
};

use crate::fixture::{self, Event, Ran, Thing, User, plain, run};

/// All in all, in so many rounds on one database.
const DAMAGES: usize = 1000;
const ROUNDS: usize = 10;

/// A percentage, which only its own check holds to what it is.
#[derive(Clone, Debug, PartialEq, Layout)]
#[layout(check = at_most_a_hundred)]
pub struct Percent(u8);

fn at_most_a_hundred(percent: &Percent) -> Result<(), &'static str> {
    if percent.0 <= 100 { Ok(()) } else { Err("more than a hundred") }
}

/// A vote, which has a type with a check of its own.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 1)]
pub struct Vote {
    pub share: Percent,
    pub voter: String,
}

const VOTES: Table<u32, Vote> = Table::new("votes");

fn tables() -> Registry {
    fixture::tables().with(VOTES)
}

/// All rows of users, by table and key.
fn rows<B: Backend>(engine: &B) -> Vec<(String, Vec<u8>, Vec<u8>)> {
    let mut found = Vec::new();
    let mut tables = engine.tables().unwrap();
    tables.retain(|table| !table.starts_with("perennial."));
    tables.sort();
    for table in tables {
        let mut cursor = engine.cursor(&table, &KeyRange::all(), Direction::Forward).unwrap();
        while let Some(row) = cursor.next().unwrap() {
            found.push((table.clone(), row.key.to_vec(), row.value.to_vec()));
        }
    }
    found
}

/// Writes a row as it is.
pub fn put<B: Backend>(engine: &B, table: &str, key: &[u8], value: &[u8]) {
    let mut batch = WriteBatch::new();
    // Engines name tables for ever.
    let table = String::leak(table.to_owned());
    batch.push(WriteOp::Put { table, key: key.to_vec(), value: value.to_vec() });
    engine.commit(&batch).unwrap();
}

/// SplitMix64: https://prng.di.unimi.it/splitmix64.c
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound as u64).unwrap()
    }
}

/// What the types make of a stored value: whether they take it, and write it again as it was.
fn oracle(table: &str, stored: &[u8]) -> bool {
    fn takes<W: Wire, E: Entity>(stored: &[u8]) -> bool {
        let Ok(value) = entity::decode_versioned::<W, E>(stored) else { return false };
        assert_eq!(entity::encode_versioned::<W, E>(&value).unwrap(), stored);
        true
    }
    match table {
        "users" | "accounts" | "links" | "flags" => takes::<Scale, User>(stored),
        "names" => takes::<Bincode, User>(stored),
        "events" => takes::<Bincode, Event>(stored),
        "things" => takes::<Scale, Thing>(stored),
        "votes" => takes::<Scale, Vote>(stored),
        other => panic!("{other}"),
    }
}

/// Whether the catalog's schema takes a stored value: decoding, which builds it, says so.
fn by_schema(catalog: &Catalog, table: &str, stored: &[u8]) -> bool {
    let entry = catalog.table(table).iter().find(|entry| entry.tag.0 == stored[0]);
    let Some(entry) = entry else { return false };
    let codec = Codec::from_name(&entry.codec).unwrap();
    entry.schema.decode(codec, &stored[1..]).is_ok()
}

/// The rows that were found: table and key in hexadecimal digits, and the kind.
fn found(ran: &Ran) -> BTreeMap<(String, String), String> {
    let mut found = BTreeMap::new();
    let lines: Vec<serde_json::Value> =
        ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let (summary, findings) = lines.split_last().unwrap();
    assert_eq!(summary["summary"]["findings"], findings.len());
    assert!(summary["summary"]["unseen"].as_array().unwrap().contains(&"valid_change".into()));
    for finding in findings {
        let text = |name: &str| finding[name].as_str().unwrap().to_owned();
        let before = found.insert((text("table"), text("hex")), text("kind"));
        assert_eq!(before, None, "found twice: {finding}");
    }
    assert_eq!(ran.exit, u8::from(!findings.is_empty()), "{ran:?}");
    found
}

/// A text without its ends of lines.
pub fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold("0x".into(), |text, byte| format!("{text}{byte:02x}"))
}

#[test]
fn a_thousand_damages_are_found_unless_the_value_is_another_valid_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    drop(fixture::fill(Redb::open(folder.path()).unwrap(), 40));
    let store = Store::open(Redb::open(folder.path()).unwrap(), tables()).unwrap();
    for number in 0..120 {
        let vote = Vote { share: Percent(number as u8 % 101), voter: format!("voter {number}") };
        store.table(VOTES).unwrap().put(&number, &vote).unwrap();
    }
    let sound = rows(store.backend());
    let catalog = Catalog::read(store.backend()).unwrap();
    drop(store);

    let mut random = Random(7);
    let (mut refused, mut by_type_alone, mut others) = (0, 0, 0);
    let mut tags_seen = BTreeSet::new();
    for _ in 0..ROUNDS {
        let engine = Redb::open(folder.path()).unwrap();
        let mut damaged = BTreeMap::new();
        while damaged.len() < DAMAGES / ROUNDS {
            let (table, key, value) = &sound[random.below(sound.len())];
            if damaged.contains_key(&(table, key)) {
                continue;
            }
            let mut changed = value.clone();
            let at = random.below(changed.len());
            changed[at] ^= 1 + random.below(255) as u8;
            tags_seen.insert((table, value[0]));
            put(&engine, table, key, &changed);
            damaged.insert((table, key), changed);
        }
        drop(engine);
        let args = ["verify", path, "--json"];
        let (plain, typed) = (found(&plain(args)), found(&run(tables(), args)));
        let (mut expected_plain, mut expected_typed) = (BTreeMap::new(), BTreeMap::new());
        for ((table, key), value) in &damaged {
            let place = ((*table).clone(), hex(key));
            let schema_takes = by_schema(&catalog, table, value);
            match (oracle(table, value), schema_takes) {
                (true, true) => others += 1,
                (true, false) => panic!("the schema refuses what the type takes: {place:?}"),
                (false, true) => {
                    by_type_alone += 1;
                    expected_typed.insert(place, "refused".to_owned());
                }
                (false, false) => {
                    refused += 1;
                    let known = catalog.table(table).iter().any(|entry| entry.tag.0 == value[0]);
                    let kind = if known { "value" } else { "unknown_tag" };
                    expected_plain.insert(place.clone(), kind.to_owned());
                    expected_typed.insert(place, kind.to_owned());
                }
            }
        }
        assert_eq!(plain, expected_plain);
        assert_eq!(typed, expected_typed);
        let engine = Redb::open(folder.path()).unwrap();
        for ((table, key), _) in damaged {
            let (_, _, value) = sound.iter().find(|(of, at, _)| of == table && at == key).unwrap();
            put(&engine, table, key, value);
        }
    }
    println!(
        "{DAMAGES} damages: {refused} are found by schema and by type, {by_type_alone} by the type's \
         own check alone, {others} are other valid values, which nothing tells"
    );
    assert!(refused > 300 && by_type_alone > 5 && others > 100);
    let entries = catalog.entries().iter().filter(|entry| !entry.table.is_empty());
    assert_eq!(tags_seen.len(), entries.count(), "not all versions of all tables were damaged");
    for ran in [plain(["verify", path]), run(tables(), ["verify", path])] {
        assert_eq!(ran.exit, 0, "{ran:?}");
        assert!(flat(&ran.out).contains("became another one that is itself valid"), "{}", ran.out);
    }
    assert!(flat(&plain(["verify", path]).out).contains("checks of their own"));
    assert!(!flat(&run(tables(), ["verify", path]).out).contains("checks of their own"));
}

//! native_db 0.8: typed tables over redb 2, whose values are native_model's. Ours beside it is a
//! table over redb 4. Both hold the same rows, in folders of their own.

use criterion::Criterion;
use native_db::{Builder, Database, Models, ToKey, native_db};
use native_model_04 as native_model;
use native_model_04::{Model, native_model};
use perennial::{Store, Table, backend::Redb, registry, store::Scan};
use serde::{Deserialize, Serialize};

use crate::{
    entities::{Fixture, Profile, profile_upcast},
    measure,
};

/// How many rows the tables hold.
const ROWS: u64 = 20_000;
/// How many rows a transaction writes.
const BATCH: u64 = 1_000;

const PROFILES: Table<u64, Profile> = Table::new("profiles");

#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
#[native_model(id = 1, version = 1)]
#[native_db]
struct Row {
    #[primary_key]
    id: u64,
    profile: Plain,
}

#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
struct Plain {
    owner: [u8; 32],
    account: [u8; 32],
    created: u64,
    updated: u64,
    balance: u128,
    nonce: u32,
    flags: u8,
    verified: bool,
    name: String,
    bio: String,
    email: Option<String>,
    tags: Vec<String>,
    avatar: Vec<u8>,
    followers: Vec<u64>,
    karma: u32,
    badge: Option<String>,
}

profile_upcast!(Profile => Plain { karma: from, badge: from });
profile_upcast!(Plain => Profile { karma: from, badge: from });

/// The keys in an order that no cache likes.
fn scattered() -> impl Iterator<Item = u64> {
    (0..).map(|n: u64| n.wrapping_mul(7_919) % ROWS)
}

fn fill_ours(store: &Store<Redb>) {
    for first in (0..ROWS).step_by(BATCH as usize) {
        let mut batch = store.batch();
        for id in first..first + BATCH {
            batch.put(PROFILES, &id, &Profile::sample()).expect("encodes");
        }
        batch.commit().expect("commits");
    }
}

fn fill_theirs(database: &Database<'_>) {
    for first in (0..ROWS).step_by(BATCH as usize) {
        let transaction = database.rw_transaction().expect("begins");
        for id in first..first + BATCH {
            let row = Row { id, profile: Profile::sample().into() };
            transaction.insert(row).expect("inserts");
        }
        transaction.commit().expect("commits");
    }
}

/// Point reads and a walk over all rows.
pub fn tables(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let store =
        Store::open(Redb::open(folder.path().join("ours")).expect("opens"), registry![PROFILES]);
    let store = store.expect("opens");
    fill_ours(&store);
    let ours = store.table(PROFILES).expect("is registered");

    let mut models = Models::new();
    models.define::<Row>().expect("is defined");
    let theirs = Builder::new().create(&models, folder.path().join("theirs")).expect("opens");
    fill_theirs(&theirs);

    let mut group = c.benchmark_group("native-db");
    let mut keys = scattered();
    let mut next = || keys.next().expect("is endless");
    let get = |id: u64| {
        let transaction = theirs.r_transaction().expect("begins");
        transaction.get().primary::<Row>(id).expect("reads").expect("is there")
    };
    assert_eq!(Profile::from(get(7).profile), Profile::sample());
    assert_eq!(ours.get(&7).expect("reads"), Some(Profile::sample()));
    measure(&mut group, "ours_get", &(), |()| ours.get(&next()).expect("reads"));
    measure(&mut group, "native_db_get", &(), |()| get(next()));
    let transaction = theirs.r_transaction().expect("begins");
    // Advised for many reads: one transaction.
    measure(&mut group, "native_db_get_in_one_transaction", &(), |()| {
        transaction.get().primary::<Row>(next()).expect("reads")
    });
    group.sample_size(20);
    let our_scan = || {
        let karma = |scan: Scan<'_, _, _, Profile, _, _>| -> u64 {
            scan.into_iter().map(|row| u64::from(row.expect("reads").1.karma)).sum()
        };
        karma(ours.scan_all())
    };
    let their_scan = || {
        let scan = transaction.scan();
        let rows = scan.primary::<Row>().expect("scans");
        let karma = |row: Result<Row, _>| u64::from(row.expect("reads").profile.karma);
        rows.all().expect("scans").map(karma).sum::<u64>()
    };
    assert_eq!(our_scan(), ROWS * u64::from(Profile::sample().karma));
    assert_eq!(their_scan(), our_scan());
    measure(&mut group, "ours_scan", &(), |()| our_scan());
    measure(&mut group, "native_db_scan", &(), |()| their_scan());
    group.finish();
}

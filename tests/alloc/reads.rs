//! Reading tables in place: nothing is allocated per row, and a read of one field allocates nothing.

use perennial::{
    Scale, Store, Table, Versioned,
    backend::{Backend, Memory, WriteBatch, WriteOp},
    entity, registry,
    store::ReadError,
};

#[derive(Clone, Versioned)]
#[versioned(latest = 2, derive(Clone))]
struct User {
    name: String,
    email: Option<String>,
    #[versioned(since = 2)]
    karma: u32,
}

const USERS: Table<[u8; 32], User> = Table::new("users");
const ROWS: u32 = 2000;

fn key(n: u32) -> [u8; 32] {
    let mut key = [7; 32];
    key[..4].copy_from_slice(&n.to_be_bytes());
    key
}

fn filled<B: Backend>(backend: B) -> Store<B> {
    let store = Store::open(backend, registry![USERS]).unwrap();
    let mut batch = WriteBatch::new();
    for n in 0..ROWS {
        let karma = if n % 2 == 0 { 0 } else { n };
        let user = User { name: "ada".repeat(9), email: Some("a@b.c".into()), karma };
        let version = User::VERSIONS_OF[n as usize % 2];
        let value = entity::encode_as::<Scale, _>(&user, version).unwrap();
        batch.push(WriteOp::Put { table: "users", key: key(n).to_vec(), value });
    }
    store.backend().commit(&batch).unwrap();
    store
}

impl User {
    const VERSIONS_OF: [perennial::Version; 2] =
        [perennial::Version::of::<1>(), perennial::Version::of::<2>()];
}

fn sum() -> u64 {
    (0..u64::from(ROWS)).filter(|n| n % 2 == 1).sum()
}

/// The allocations of a second run: the first opens tables and makes room for a key.
fn allocations(mut run: impl FnMut() -> u64, expected: u64) -> u64 {
    assert_eq!(run(), expected);
    let mut found = 0;
    let info = allocation_counter::measure(|| found = run());
    assert_eq!(found, expected);
    info.count_total
}

/// Walks over all rows in every way that needs no memory of its own per row.
fn walks<B: Backend>(store: &Store<B>) -> [u64; 5] {
    let users = store.table(USERS).unwrap();
    [
        allocations(
            || users.scan_field(.., User::KARMA).map(|row| u64::from(row.unwrap().1)).sum(),
            sum(),
        ),
        allocations(
            || {
                let alone = users.scan_field(.., User::KARMA).without_keys();
                alone.map(|karma| u64::from(karma.unwrap())).sum()
            },
            sum(),
        ),
        allocations(
            || {
                let mut sum = 0;
                let views = users.scan_view(..);
                views
                    .for_each(|_, user| {
                        sum += u64::from(user.karma()?) + user.name()?.len() as u64 - 27;
                        Ok(())
                    })
                    .unwrap();
                sum
            },
            sum(),
        ),
        allocations(
            || {
                let mut sum = 0;
                let mut walk = users.scan(..).filter(|user| Ok(user.karma()? > 0)).walk();
                while let Some(row) = walk.next().unwrap() {
                    sum += u64::from(row.field(User::KARMA).unwrap());
                }
                sum
            },
            sum(),
        ),
        allocations(
            || {
                let mut sum = 0;
                let scan = users.scan(..).visit(|key, _| {
                    sum += u64::from(key[0]);
                    Ok::<_, ReadError>(())
                });
                scan.unwrap();
                sum
            },
            0,
        ),
    ]
}

#[test]
fn a_walk_in_place_allocates_nothing_per_row() {
    let found = walks(&filled(Memory::new()));
    assert!(found.iter().all(|count| *count <= 4), "memory: {found:?}");
}

/// redb allocates once per page that it walks down to, some tens of rows each.
#[cfg(feature = "redb")]
#[test]
fn a_walk_in_place_over_redb_allocates_less_than_once_per_ten_rows() {
    let folder = tempfile::tempdir().unwrap();
    let store = filled(perennial::backend::Redb::open(folder.path().join("data")).unwrap());
    let found = walks(&store);
    assert!(found.iter().all(|count| *count <= u64::from(ROWS / 10)), "redb: {found:?}");
}

#[test]
fn a_field_and_a_view_of_one_row_allocate_nothing() {
    let store = filled(Memory::new());
    let users = store.table(USERS).unwrap();
    let field = || u64::from(users.field(&key(5), User::KARMA).unwrap().unwrap());
    assert_eq!(allocations(field, 5), 0);
    let view = || users.view(&key(5), |user| Ok(user.name()?.len() as u64)).unwrap().unwrap();
    assert_eq!(allocations(view, 27), 0);
    let missing = || u64::from(users.contains(&key(ROWS)).unwrap());
    assert_eq!(allocations(missing, 0), 0);
}

//! A node that ends between any two commits goes on as though it never had.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicI64, Ordering},
};

use perennial::{
    SpecVersion, Store,
    backend::{
        Backend, BackendError, BackendErrorKind, Direction, KeyRange, Memory, MemoryCursor,
        MemorySnapshot, ReadEngine, WriteBatch,
    },
    client::{Chain, Submission},
    emulator::{Emulator, Runtime, with_tables},
    registry,
};

use super::toy::{Bytes, NOTES, Toy, WRITE, abort, dump, genesis, signer, toy, update};

/// Memory that outlives its node, which ends after so many commits.
struct Mortal {
    memory: Arc<Mutex<Memory>>,
    commits_left: AtomicI64,
}

impl Mortal {
    fn new(memory: &Arc<Mutex<Memory>>, commits: i64) -> Self {
        Self { memory: Arc::clone(memory), commits_left: AtomicI64::new(commits) }
    }

    fn alive(&self) -> Result<std::sync::MutexGuard<'_, Memory>, BackendError> {
        match self.commits_left.load(Ordering::Relaxed) {
            0.. => Ok(self.memory.lock().unwrap()),
            _ => Err(BackendError::new("mortal", "use", "", BackendErrorKind::Io, "it ended")),
        }
    }
}

impl ReadEngine for Mortal {
    type Pinned<'a> = Arc<[u8]>;
    type Cursor<'a> = MemoryCursor;
    type Snapshot<'a> = MemorySnapshot;

    fn snapshot(&self) -> Result<MemorySnapshot, BackendError> {
        self.alive()?.snapshot()
    }

    fn get(&self, table: &str, key: &[u8]) -> Result<Option<Arc<[u8]>>, BackendError> {
        self.alive()?.get(table, key)
    }

    fn get_many(
        &self,
        table: &str,
        keys: &[&[u8]],
    ) -> Result<Vec<Option<Arc<[u8]>>>, BackendError> {
        self.alive()?.get_many(table, keys)
    }

    fn cursor(
        &self,
        table: &str,
        range: &KeyRange,
        direction: Direction,
    ) -> Result<MemoryCursor, BackendError> {
        self.alive()?.cursor(table, range, direction)
    }
}

impl Backend for Mortal {
    fn name(&self) -> &'static str {
        "mortal"
    }

    fn tables(&self) -> Result<Vec<String>, BackendError> {
        self.alive()?.tables()
    }

    fn create_tables(&mut self, tables: &[&str]) -> Result<(), BackendError> {
        self.alive()?.create_tables(tables)
    }

    fn commit(&self, batch: &WriteBatch) -> Result<(), BackendError> {
        self.commits_left.fetch_sub(1, Ordering::Relaxed);
        self.alive()?.commit(batch)
    }
}

type Failed = Box<dyn std::error::Error>;

fn open(memory: &Arc<Mutex<Memory>>, commits: i64) -> Result<Emulator<Mortal>, Failed> {
    let store = Store::open(Mortal::new(memory, commits), with_tables(registry![NOTES]))?;
    let runtimes = [1, 2, 3].map(|spec| Arc::new(Toy(toy(spec))) as Arc<dyn Runtime<Mortal>>);
    let builder = runtimes.into_iter().fold(Emulator::builder(store), |b, one| b.with_runtime(one));
    Ok(builder.genesis(genesis().blocks_per_epoch(2)).open()?)
}

/// What makes the blocks, one each; two of them make an epoch.
fn script() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("alice", vec![WRITE, 1, 5]),
        // Decided and begun with the same commit.
        ("sudo", update(&toy(2), 1)),
        ("bob", vec![WRITE, 2, 6]),
        ("sudo", update(&toy(3), 4)),
        ("sudo", abort(3)),
        ("sudo", update(&toy(3), 3)),
        ("alice", vec![WRITE, 3, 7]),
    ]
}

/// Makes the blocks that are missing.
fn play(chain: &Emulator<Mortal>) -> Result<(), Failed> {
    let done = usize::try_from(chain.head()?.block)?;
    for (author, message) in script().into_iter().skip(done) {
        match chain.send(&signer(author), message)? {
            Submission::Included { outcome: Ok(()), .. } => {}
            other => panic!("{author}: {other:?}"),
        }
    }
    Ok(())
}

/// The bytes of a chain that goes on from where it ended, once its store is where the chain is.
fn play_and_dump(memory: &Arc<Mutex<Memory>>) -> Bytes {
    let chain = open(memory, i64::MAX).unwrap();
    check(&chain);
    play(&chain).unwrap();
    dump(&chain)
}

/// The store is where the chain is, to the epoch.
fn check(chain: &Emulator<Mortal>) {
    let (store, head) = (chain.store(), chain.head().unwrap());
    assert_eq!(store.schedule().current().unwrap(), Some(chain.schedule().unwrap()));
    assert_eq!((store.epoch(), store.spec_version()), (Some(head.epoch), head.spec_version));
}

#[test]
fn a_node_may_end_behind_every_commit() {
    let expected = play_and_dump(&Arc::default());
    let mut ends = 0;
    loop {
        let memory = Arc::default();
        // What the node itself says of its end does not matter.
        if open(&memory, ends).and_then(|chain| play(&chain)).is_ok() {
            break;
        }
        assert!(play_and_dump(&memory) == expected, "it ended behind commit {ends}");
        ends += 1;
    }
    // Two to make the store, one for the genesis and one for each block.
    assert!(ends > script().len() as i64, "only {ends} commits were made");
}

#[test]
fn a_commit_that_fails_costs_its_block_and_nothing_else() {
    let mut failed = 0;
    for fails in 0..8 {
        let chain = open(&Arc::default(), i64::MAX).unwrap();
        let steps: [&dyn Fn() -> Result<(), Failed>; 8] = [
            &|| sent(&chain, "sudo", update(&toy(2), 2)),
            &|| Ok(chain.next_epoch().map(drop)?),
            &|| sent(&chain, "sudo", abort(2)),
            &|| sent(&chain, "sudo", update(&toy(2), 2)),
            &|| Ok(chain.next_epoch().map(drop)?),
            &|| sent(&chain, "alice", vec![WRITE, 1, 5]),
            &|| sent(&chain, "sudo", update(&toy(3), 9)),
            &|| sent(&chain, "bob", vec![WRITE, 2, 6]),
        ];
        for (number, step) in steps.into_iter().enumerate() {
            if number == fails {
                let before = dump(&chain);
                chain.store().backend().commits_left.store(0, Ordering::Relaxed);
                assert!(step().is_err(), "step {number}");
                chain.store().backend().commits_left.store(i64::MAX, Ordering::Relaxed);
                assert!(dump(&chain) == before, "step {number} left something");
                failed += 1;
            }
            check(&chain);
            step().unwrap_or_else(|error| panic!("step {number} behind a failed {fails}: {error}"));
        }
        assert_eq!(chain.head().unwrap().spec_version.0, 2);
    }
    assert_eq!(failed, 8);
}

fn sent(chain: &Emulator<Mortal>, author: &str, message: Vec<u8>) -> Result<(), Failed> {
    match chain.send(&signer(author), message)? {
        Submission::Included { outcome: Ok(()), .. } => Ok(()),
        other => panic!("{author}: {other:?}"),
    }
}

#[test]
fn a_store_that_was_moved_past_the_chain_is_told() {
    let memory = Arc::default();
    let chain = open(&memory, i64::MAX).unwrap();
    chain.store().advance_to(perennial::Epoch(7)).unwrap();
    let before = dump(&chain);
    assert!(chain.produce_block().unwrap_err().to_string().contains("Epoch(7)"));
    assert!(chain.next_epoch().is_err() && chain.send(&signer("bob"), vec![WRITE, 2, 6]).is_err());
    assert!(dump(&chain) == before, "a block landed beside the store");
    drop(chain);
    let error = open(&memory, i64::MAX).unwrap_err().to_string();
    assert!(error.contains("epoch 0") && error.contains("Epoch(7)"), "{error}");
}

#[test]
fn a_store_with_a_schedule_of_its_own_begins_no_chain() {
    use perennial::{
        Epoch,
        schedule::{Deployment, Registration, Rules},
        store::Change,
    };
    let memory = Arc::default();
    let store = Store::open(Mortal::new(&memory, i64::MAX), with_tables(registry![NOTES])).unwrap();
    let list = [Deployment::new(SpecVersion(1), Epoch(0))].into_iter().collect();
    let change = Change::new("somebody", Epoch(0));
    store.schedule().register(list, &change, &Rules::default(), Registration::Genesis).unwrap();
    drop(store);
    let error = open(&memory, i64::MAX).unwrap_err().to_string();
    assert!(error.contains("registered already"), "{error}");
    // Nothing of a chain was written.
    let store = Store::open(Mortal::new(&memory, i64::MAX), with_tables(registry![NOTES])).unwrap();
    assert_eq!(store.spec_version(), SpecVersion::ZERO);
    assert_eq!(store.backend().get("emulator.chain", b"").unwrap(), None);
}

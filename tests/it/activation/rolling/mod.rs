//! Three upgrades under way: two clients of different builds and a writer go on while the chain's
//! runtime goes from 4 to 5, 6 and 7, on one store. Every read and every refusal is held against the
//! spec versions that the chain was at before and behind it, and whatever is neither right nor
//! rightly refused counts as an interruption.

mod newer;
mod notes;
mod older;
mod tally;

use std::{
    sync::atomic::Ordering,
    thread,
    time::{Duration, Instant},
};

use perennial::{
    Scale, SpecVersion, Store,
    backend::{Backend, Memory, Redb},
    client::{Chain, Client, Head, SpecVersions},
    emulator::{DevSigner, Emulator, Genesis, SystemMessage, UpdateRuntime},
};

use crate::runtimes;
use tally::{Tally, Worker};

/// What each worker has to do at each spec version before the chain goes on.
const STEPS_MIN: u64 = 15;
/// When something hangs.
const PATIENCE: Duration = Duration::from_secs(120);
/// How many accounts of a kind there are.
const ACCOUNTS: u32 = 4_000;
const NEWEST: SpecVersions = SpecVersions::new(&[4, 5, 6, 7]);

type Node<B> = Emulator<B>;

fn signer(kind: &str, number: u32) -> DevSigner {
    DevSigner::new(&format!("{kind}-{}", number % ACCOUNTS))
}

/// The spec versions that the chain was at while something was done.
struct During {
    before: u32,
    after: u32,
}

impl During {
    fn holds(&self, spec: SpecVersion) -> bool {
        (self.before..=self.after).contains(&spec.0)
    }
}

/// Does something, and says where the chain was before and behind it.
fn during<B: Backend, T>(node: &Node<B>, act: impl FnOnce(Head) -> T) -> (T, During) {
    let before = node.head().unwrap();
    let done = act(before);
    let after = node.head().unwrap().spec_version.0;
    (done, During { before: before.spec_version.0, after })
}

fn run<B: Backend + 'static>(engine: B) {
    let genesis = (0..ACCOUNTS).fold(Genesis::new("sudo"), |genesis, number| {
        let kinds = ["user", "old", "person"];
        kinds
            .into_iter()
            .fold(genesis, |genesis, kind| genesis.endow(signer(kind, number).name(), 1_000))
    });
    let store = Store::open(engine, runtimes::tables().with(notes::NOTES)).unwrap();
    let node = runtimes::node(store, genesis).open().unwrap();
    let tally = Tally::default();

    thread::scope(|scope| {
        scope.spawn(|| tally.run(Worker::Newer, &node, newer::Reader::new(&node, &tally)));
        scope.spawn(|| tally.run(Worker::Older, &node, older::Older::new(&node, &tally)));
        scope.spawn(|| tally.run(Worker::Writer, &node, newer::Writer::new(&node, &tally)));
        scope.spawn(|| tally.run(Worker::Notes, &node, notes::Notes::new(&node, &tally)));
        upgrade_three_times(&node, &tally);
        tally.done.store(true, Ordering::Release);
    });
    tally.check();
}

fn upgrade_three_times<B: Backend>(node: &Node<B>, tally: &Tally) {
    let client = Client::connect(node.clone(), NEWEST).unwrap();
    wait_for_all(tally, 4);
    for spec in [5, 6, 7] {
        let head = node.head().unwrap();
        let update =
            UpdateRuntime { code: runtimes::info(spec).code(), valid_from: head.epoch.0 + 1 };
        let sudo = DevSigner::new("sudo");
        let system = client.messages::<Scale, SystemMessage>();
        let receipt = system.submit(&sudo, &update.into()).unwrap();
        assert_eq!(receipt.code_updated().unwrap(), SpecVersion(spec));
        assert_eq!(node.next_epoch().unwrap().spec_version, SpecVersion(spec));
        wait_for_all(tally, spec);
    }
}

/// Waits until each worker has done its part at a spec version.
fn wait_for_all(tally: &Tally, spec: u32) {
    let begun = Instant::now();
    while !tally.all_did(spec, STEPS_MIN) && !tally.is_over() {
        assert!(begun.elapsed() < PATIENCE, "the workers hang at spec version {spec}: {tally:?}");
        thread::sleep(Duration::from_millis(1));
    }
}

#[test]
fn three_upgrades_interrupt_nobody_in_memory() {
    run(Memory::new());
}

#[test]
fn three_upgrades_interrupt_nobody_on_redb() {
    let folder = tempfile::tempdir().unwrap();
    run(Redb::open(folder.path()).unwrap());
}

#[cfg(feature = "rocksdb")]
#[test]
fn three_upgrades_interrupt_nobody_on_rocksdb() {
    let folder = tempfile::tempdir().unwrap();
    run(perennial::backend::RocksDb::open(folder.path()).unwrap());
}

//! A chain that does what a test tells it to.

use std::{
    collections::{BTreeMap, VecDeque},
    sync::{Arc, Mutex},
};

use perennial::{
    Epoch, SpecVersion,
    client::{
        AccountId, Block, Chain, Client, DispatchFault, Event, Head, Refusal, Signature, Signer,
        SpecVersions, StateRead, Submission, Transaction,
    },
};

pub const ALICE: Keys = Keys(AccountId([7; 32]));

/// An account that "signs" by putting its first byte in front.
pub struct Keys(pub AccountId);

impl Signer for Keys {
    fn account(&self) -> AccountId {
        self.0
    }

    fn sign(&self, bytes: &[u8]) -> Signature {
        Signature([&self.0.0[..1], bytes].concat())
    }
}

#[derive(Debug, thiserror::Error)]
#[error("the line is dead")]
pub struct Dead;

type Change = Box<dyn FnOnce(&mut State) + Send>;

pub struct State {
    pub head: Head,
    pub blocks: BTreeMap<u64, Block>,
    pub values: BTreeMap<(String, Vec<u8>), Vec<u8>>,
    pub nonce: u64,
    /// All transactions that were handed in, also those that were refused.
    pub sent: Vec<Transaction>,
    /// What happens between the client's look at the head and its transaction's arrival, one by one.
    pub before_submit: VecDeque<Change>,
    /// What every transaction brings, and how it ends.
    pub brings: Vec<Event>,
    pub outcome: Result<(), DispatchFault>,
    /// What is said instead of taking a transaction in.
    pub refusal: Option<Refusal>,
    pub is_dead: bool,
    /// The spec version that blocks of transactions are said to be run at, if not the true one.
    pub lies: Option<SpecVersion>,
    /// Whether the next answer to a submission gets lost on its way.
    pub loses_answer: bool,
    /// Values that reads leave out at the end.
    pub withheld: usize,
}

impl State {
    pub fn upgrade(&mut self, to: u32) {
        self.head.block += 1;
        self.head.epoch.0 += 1;
        self.head.spec_version = SpecVersion(to);
    }

    /// A block of the present runtime with these events; its number.
    pub fn add_block(&mut self, events: Vec<Event>) -> u64 {
        let Head { epoch, spec_version, .. } = self.head;
        self.head.block += 1;
        self.head.epoch.0 += 1;
        let number = self.head.block;
        self.blocks.insert(number, Block { number, epoch, spec_version, events });
        number
    }

    fn judge(&self, transaction: &Transaction) -> Option<Refusal> {
        let Transaction { author, nonce, spec_version, message, signature } = transaction;
        let signed = Transaction::signed_bytes(author, *nonce, *spec_version, message);
        if *signature != Keys(*author).sign(&signed) {
            return Some(Refusal::Signature { author: *author });
        }
        let chain = self.head.spec_version;
        if *spec_version != chain {
            return Some(Refusal::SpecVersion { signed: *spec_version, chain });
        }
        if *nonce != self.nonce {
            return Some(Refusal::Nonce { expected: self.nonce, found: *nonce });
        }
        self.refusal.clone()
    }
}

pub struct Fake(Mutex<State>);

/// A chain at a spec version, with epoch 100 and block 10.
pub fn chain_at(spec: u32) -> Arc<Fake> {
    Arc::new(Fake(Mutex::new(State {
        head: Head { block: 10, epoch: Epoch(100), spec_version: SpecVersion(spec) },
        blocks: BTreeMap::new(),
        values: BTreeMap::new(),
        nonce: 0,
        sent: Vec::new(),
        before_submit: VecDeque::new(),
        brings: vec![Event::Success { transaction: 0 }],
        outcome: Ok(()),
        refusal: None,
        is_dead: false,
        lies: None,
        loses_answer: false,
        withheld: 0,
    })))
}

pub type FakeClient = Client<Arc<Fake>>;

/// The same chain, and a client of it.
pub fn client_at(spec: u32, supported: SpecVersions) -> (Arc<Fake>, FakeClient) {
    let chain = chain_at(spec);
    let client = Client::connect(Arc::clone(&chain), supported).unwrap();
    (chain, client)
}

impl Fake {
    pub fn with<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        change(&mut self.0.lock().unwrap())
    }

    pub fn upgrade(&self, to: u32) {
        self.with(|state| state.upgrade(to));
    }

    pub fn put(&self, table: &str, key: &[u8], value: &[u8]) {
        self.with(|state| state.values.insert((table.to_owned(), key.to_vec()), value.to_vec()));
    }

    pub fn before_submit(&self, change: impl FnOnce(&mut State) + Send + 'static) {
        self.with(|state| state.before_submit.push_back(Box::new(change)));
    }

    pub fn sent(&self) -> Vec<Transaction> {
        self.with(|state| state.sent.clone())
    }

    fn alive<T>(&self, answer: impl FnOnce(&mut State) -> T) -> Result<T, Dead> {
        self.with(|state| if state.is_dead { Err(Dead) } else { Ok(answer(state)) })
    }
}

impl Chain for Fake {
    type Error = Dead;

    fn head(&self) -> Result<Head, Dead> {
        self.alive(|state| state.head)
    }

    fn block(&self, number: u64) -> Result<Option<Block>, Dead> {
        self.alive(|state| state.blocks.get(&number).cloned())
    }

    fn read(&self, table: &str, keys: &[Vec<u8>]) -> Result<StateRead, Dead> {
        self.alive(|state| {
            let value = |key: &Vec<u8>| state.values.get(&(table.to_owned(), key.clone())).cloned();
            let given = keys.len() - state.withheld;
            StateRead { at: state.head, values: keys.iter().map(value).take(given).collect() }
        })
    }

    fn nonce(&self, _: &AccountId) -> Result<u64, Dead> {
        self.alive(|state| state.nonce)
    }

    fn submit(&self, transaction: &Transaction) -> Result<Submission, Dead> {
        let answer = self.alive(|state| {
            state.sent.push(transaction.clone());
            if let Some(change) = state.before_submit.pop_front() {
                change(state);
            }
            if let Some(refusal) = state.judge(transaction) {
                return Submission::Refused(refusal);
            }
            state.nonce += 1;
            let Head { epoch, spec_version, .. } = state.head;
            let events = state.brings.clone();
            let block = state.add_block(events.clone());
            let spec_version = state.lies.unwrap_or(spec_version);
            Submission::Included { block, epoch, spec_version, outcome: state.outcome, events }
        })?;
        if self.with(|state| std::mem::take(&mut state.loses_answer)) {
            Err(Dead)
        } else {
            Ok(answer)
        }
    }
}

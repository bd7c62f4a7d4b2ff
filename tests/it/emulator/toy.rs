//! A small runtime for the tests, and short words for what they do with it.

use std::{collections::BTreeMap, sync::Arc};

use perennial::{
    Epoch, SpecVersion, Store, Table, Versioned,
    backend::{Backend, Cursor, Direction, KeyRange, Memory},
    client::{AccountId, Chain, DispatchFault, Event, Submission},
    emulator::{
        AbortRuntime, Context, DevSigner, DispatchError, Emulator, Genesis, Runtime, RuntimeInfo,
        SystemMessage, UpdateRuntime, with_tables,
    },
    registry,
};

/// What somebody wrote down.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, activates(2 = 2), derive(Clone, Debug, PartialEq))]
pub struct Note {
    /// The text.
    pub text: Vec<u8>,
    /// The block, from spec version 2 on.
    #[versioned(since = 2)]
    pub block: u64,
}

pub const NOTES: Table<u8, Note> = Table::new("notes");
/// Not registered.
pub const NOWHERE: Table<u8, Note> = Table::new("nowhere");

/// What the toy's messages begin with.
pub const WRITE: u8 = 0;
pub const WRITE_AND_FAIL: u8 = 1;
pub const TRANSFER: u8 = 2;
pub const WRITE_TOO_NEW: u8 = 3;
pub const WRITE_NOWHERE: u8 = 4;
pub const WRITE_READ_REMOVE: u8 = 5;

pub const NAME: &str = "toy";
pub const FAULT: DispatchFault = DispatchFault { module: 9, code: 1 };
pub const TOO_LITTLE: DispatchFault = DispatchFault { module: 9, code: 2 };

/// The toy as a runtime of some version.
pub struct Toy(pub RuntimeInfo);

impl<B: Backend> Runtime<B> for Toy {
    fn info(&self) -> RuntimeInfo {
        self.0.clone()
    }

    fn dispatch(
        &self,
        context: &mut Context<'_, B>,
        author: AccountId,
        message: &[u8],
    ) -> Result<(), DispatchError> {
        let spec = self.0.spec_version;
        assert_eq!(context.spec_version(), spec, "the chain runs another runtime than it says");
        let block = if spec < SpecVersion(2) { 0 } else { context.block() };
        let note = |text: &[u8]| Note { text: text.to_vec(), block };
        match message {
            [WRITE, key, text @ ..] => {
                context.put(NOTES, key, &note(text))?;
                context.deposit_event(vec![u8::try_from(spec.0).unwrap(), *key]);
            }
            [WRITE_AND_FAIL, key, text @ ..] => {
                context.put(NOTES, key, &note(text))?;
                context.charge(&author, 1, FAULT)?;
                context.deposit_event(vec![0]);
                return Err(FAULT.into());
            }
            [TRANSFER, amount, to @ ..] => {
                let to = AccountId(to.try_into().map_err(DispatchError::message)?);
                context.transfer(&author, &to, u128::from(*amount), TOO_LITTLE)?;
            }
            [WRITE_TOO_NEW, key] => {
                context.put(NOTES, key, &Note { text: vec![], block: 7 })?;
            }
            [WRITE_NOWHERE, key] => {
                context.put(NOWHERE, key, &note(&[]))?;
            }
            [WRITE_READ_REMOVE, key, text @ ..] => {
                context.put(NOTES, key, &note(text))?;
                assert_eq!(context.get(NOTES, key)?, Some(note(text)));
                context.remove(NOTES, key)?;
                assert_eq!(context.get(NOTES, key)?, None);
            }
            _ => return Err(DispatchError::message("no message of the toy")),
        }
        Ok(())
    }
}

pub fn toy(spec: u32) -> RuntimeInfo {
    RuntimeInfo::new(NAME, SpecVersion(spec))
}

pub fn genesis() -> Genesis {
    Genesis::new("sudo").endow("alice", 100).endow("bob", 50)
}

pub fn store<B: Backend>(backend: B) -> Store<B> {
    Store::open(backend, with_tables(registry![NOTES])).unwrap()
}

/// A chain whose node has these runtimes and which begins with the first.
pub fn chain_of<B: Backend>(backend: B, infos: &[RuntimeInfo], genesis: Genesis) -> Emulator<B> {
    let runtimes = infos.iter().map(|info| Arc::new(Toy(info.clone())) as Arc<dyn Runtime<B>>);
    let builder = runtimes.fold(Emulator::builder(store(backend)), |b, one| b.with_runtime(one));
    builder.genesis(genesis).open().unwrap()
}

/// A chain of the versions 1 to 3, in memory.
pub fn chain() -> Emulator<Memory> {
    chain_of(Memory::new(), &[toy(1), toy(2), toy(3)], genesis())
}

pub fn signer(name: &str) -> DevSigner {
    DevSigner::new(name)
}

pub fn update(code: &RuntimeInfo, valid_from: u64) -> Vec<u8> {
    SystemMessage::from(UpdateRuntime { code: code.code(), valid_from }).encode().unwrap()
}

pub fn abort(spec_version: u32) -> Vec<u8> {
    SystemMessage::from(AbortRuntime { spec_version }).encode().unwrap()
}

/// What came of a transaction that must have got into a block.
pub fn included(submission: Submission) -> (Result<(), DispatchFault>, Vec<Event>) {
    match submission {
        Submission::Included { outcome, events, .. } => (outcome, events),
        Submission::Refused(refusal) => panic!("refused: {refusal}"),
    }
}

/// Sends a message that must do what it says.
pub fn send<B: Backend>(chain: &Emulator<B>, author: &str, message: Vec<u8>) -> Vec<Event> {
    let (outcome, events) = included(chain.send(&signer(author), message).unwrap());
    assert_eq!(outcome, Ok(()));
    events
}

pub fn code_updated(spec_version: u32, valid_from: u64) -> Event {
    Event::CodeUpdated { spec_version: SpecVersion(spec_version), valid_from: Epoch(valid_from) }
}

/// All bytes of a database.
pub type Bytes = BTreeMap<String, BTreeMap<Vec<u8>, Vec<u8>>>;

pub fn dump<B: Backend>(chain: &Emulator<B>) -> Bytes {
    let backend = chain.store().backend();
    let rows = |table: &String| {
        let mut cursor = backend.cursor(table, &KeyRange::all(), Direction::Forward).unwrap();
        let mut rows = BTreeMap::new();
        while let Some(row) = cursor.next().unwrap() {
            rows.insert(row.key.to_vec(), row.value.to_vec());
        }
        rows
    };
    backend.tables().unwrap().into_iter().map(|table| (table.clone(), rows(&table))).collect()
}

/// The events of all blocks.
pub fn all_events<B: Backend>(chain: &Emulator<B>) -> Vec<Vec<Event>> {
    let newest = chain.head().unwrap().block;
    (0..=newest).map(|number| chain.block(number).unwrap().unwrap().events).collect()
}

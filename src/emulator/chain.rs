//! The emulator as its clients see it.

use alloc::vec::Vec;

use super::{
    Emulator, EmulatorError,
    tables::{BLOCKS, CHAIN, ChainState},
};
use crate::{
    backend::{Backend, ReadEngine},
    client::{AccountId, Block, Chain, Event, Head, StateRead, Submission, Transaction},
    entity,
    schedule::Schedule,
    version::{Epoch, SpecVersion},
    wire::Scale,
};

impl<B: Backend> Chain for Emulator<B> {
    type Error = EmulatorError;

    fn head(&self) -> Result<Head, EmulatorError> {
        Ok(self.state()?.head())
    }

    fn block(&self, number: u64) -> Result<Option<Block>, EmulatorError> {
        let row = self.store().table(BLOCKS)?.get(&number)?;
        Ok(row.map(|row| Block {
            number,
            epoch: Epoch(row.epoch),
            spec_version: SpecVersion(row.spec_version),
            events: row.events.into_iter().map(Event::from).collect(),
        }))
    }

    fn read(&self, table: &str, keys: &[Vec<u8>]) -> Result<StateRead, EmulatorError> {
        let snapshot = self.store().backend().snapshot()?;
        let own = self.store().table(CHAIN)?.key_bytes(&())?;
        let state = snapshot.get(CHAIN.name(), &own)?;
        let state = state.ok_or(EmulatorError::NoChain { table: CHAIN.name() })?;
        let at = entity::decode::<Scale, ChainState>(state.as_ref())?.head();
        let keys: Vec<&[u8]> = keys.iter().map(Vec::as_slice).collect();
        let values = snapshot.get_many(table, &keys)?;
        let values = values.into_iter().map(|value| value.map(|value| value.as_ref().to_vec()));
        Ok(StateRead { at, values: values.collect() })
    }

    fn schedule(&self) -> Result<Option<Schedule>, EmulatorError> {
        Ok(Some(self.state()?.schedule()))
    }

    fn nonce(&self, account: &AccountId) -> Result<u64, EmulatorError> {
        Ok(self.account(account)?.nonce)
    }

    fn submit(&self, transaction: &Transaction) -> Result<Submission, EmulatorError> {
        self.include(transaction)
    }
}

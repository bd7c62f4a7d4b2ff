//! What a runtime has in hand while it runs a message.

use alloc::vec::Vec;

use super::{ACCOUNTS, Account, DispatchError, EmulatorError, changes::Changes};
use crate::{
    backend::Backend,
    client::{AccountId, DispatchFault, Head},
    entity::{Entity, WriteEntity},
    key::KeyScheme,
    store::{Store, Table},
    version::{Epoch, SpecVersion, Version},
    wire::Wire,
};

/// The chain's state, as a runtime reads and changes it while it runs one message.
///
/// Writes go into the newest versions that are active at the runtime's spec version. They are seen
/// by later reads of the same message at once, and by everybody else when its block lands, all of
/// them or none.
pub struct Context<'a, B> {
    pub(super) changes: Changes<'a, B>,
    pub(super) events: Vec<Vec<u8>>,
    at: Head,
}

impl<'a, B: Backend> Context<'a, B> {
    /// For the block `at`.
    pub(super) fn new(store: &'a Store<B>, at: Head) -> Result<Self, EmulatorError> {
        Ok(Self { changes: Changes::new(store, at.spec_version)?, events: Vec::new(), at })
    }

    /// The number of the block that is being made.
    #[must_use]
    pub const fn block(&self) -> u64 {
        self.at.block
    }

    /// The epoch that it lies in.
    #[must_use]
    pub const fn epoch(&self) -> Epoch {
        self.at.epoch
    }

    /// The spec version of the runtime that runs it.
    #[must_use]
    pub const fn spec_version(&self) -> SpecVersion {
        self.at.spec_version
    }

    /// The latest view of the value under a key, what this message has written included.
    ///
    /// # Errors
    ///
    /// [`EmulatorError`] if the store lacks the table, or the value does not decode.
    pub fn get<K, V, C, S>(
        &self,
        table: Table<K, V, C, S>,
        key: &K,
    ) -> Result<Option<V>, EmulatorError>
    where
        V: Entity,
        C: Wire,
        S: KeyScheme<K>,
    {
        self.changes.get(table, key)
    }

    /// Writes a view, as the newest version that is active, and says which.
    ///
    /// # Errors
    ///
    /// [`EmulatorError`] if the store lacks the table, or if that version cannot hold the value
    /// without loss.
    pub fn put<K, V, C, S>(
        &mut self,
        table: Table<K, V, C, S>,
        key: &K,
        value: &V,
    ) -> Result<Version, EmulatorError>
    where
        V: WriteEntity,
        C: Wire,
        S: KeyScheme<K>,
    {
        self.changes.put(table, key, value)
    }

    /// Removes the value under a key, if there is one.
    ///
    /// # Errors
    ///
    /// [`EmulatorError`] if the store lacks the table.
    pub fn remove<K, V, C, S>(
        &mut self,
        table: Table<K, V, C, S>,
        key: &K,
    ) -> Result<(), EmulatorError>
    where
        V: Entity,
        C: Wire,
        S: KeyScheme<K>,
    {
        self.changes.remove(table, key)
    }

    /// Adds an event of the runtime to the block.
    pub fn deposit_event(&mut self, bytes: Vec<u8>) {
        self.events.push(bytes);
    }

    /// What an account has; nothing, if nobody ever heard of it.
    ///
    /// # Errors
    ///
    /// [`EmulatorError`] if it cannot be read.
    pub fn balance(&self, account: &AccountId) -> Result<u128, EmulatorError> {
        Ok(self.account(account)?.balance)
    }

    /// Takes an amount from one account and gives it to another, which it makes if need be.
    ///
    /// # Errors
    ///
    /// `otherwise` if the first has less, or the second would have more than a balance can hold;
    /// [`EmulatorError`] if the accounts cannot be read.
    pub fn transfer(
        &mut self,
        from: &AccountId,
        to: &AccountId,
        amount: u128,
        otherwise: DispatchFault,
    ) -> Result<(), DispatchError> {
        self.charge(from, amount, otherwise)?;
        let account = self.account(to)?;
        let balance = account.balance.checked_add(amount).ok_or(otherwise)?;
        self.put(ACCOUNTS, &to.0, &Account { balance, ..account })?;
        Ok(())
    }

    /// Takes an amount from an account for good.
    ///
    /// # Errors
    ///
    /// `otherwise` if it has less; [`EmulatorError`] if it cannot be read.
    pub fn charge(
        &mut self,
        from: &AccountId,
        amount: u128,
        otherwise: DispatchFault,
    ) -> Result<(), DispatchError> {
        let account = self.account(from)?;
        let balance = account.balance.checked_sub(amount).ok_or(otherwise)?;
        self.put(ACCOUNTS, &from.0, &Account { balance, ..account })?;
        Ok(())
    }

    pub(super) fn account(&self, account: &AccountId) -> Result<Account, EmulatorError> {
        Ok(self.get(ACCOUNTS, &account.0)?.unwrap_or_default())
    }
}

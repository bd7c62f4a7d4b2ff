//! A transaction's way into a block.

use alloc::vec::Vec;

use super::{
    ACCOUNTS, Account, Context, DispatchError, Emulator, EmulatorError, RuntimeInfo, SystemMessage,
    changes::Changes,
    engine::{Draft, next},
    signer::signature,
    system::{FAILED_CHAIN_RUNTIME_UPDATE, UpdateRules},
    tables::{CODES, ChainState, CodeRow, DeploymentRow},
};
use crate::{
    backend::Backend,
    client::{AccountId, DispatchFault, Event, Head, Refusal, Submission, Transaction},
    key::hash::blake2_256,
    schedule::{Deployment, Phase, Rules, Schedule},
    version::{Epoch, SpecVersion},
};

impl<B: Backend> Emulator<B> {
    /// Checks a transaction and makes a block of it.
    pub(super) fn include(&self, transaction: &Transaction) -> Result<Submission, EmulatorError> {
        let _alone = self.making();
        let state = self.settled()?;
        let account = self.account(&transaction.author)?;
        match check(transaction, &state, &account) {
            Ok(()) => self.run(state, account, transaction),
            Err(refusal) => Ok(Submission::Refused(refusal)),
        }
    }

    fn run(
        &self,
        before: ChainState,
        author: Account,
        transaction: &Transaction,
    ) -> Result<Submission, EmulatorError> {
        let Head { block, epoch, spec_version } = before.head();
        let at = Head { block: next(block, "block")?, epoch, spec_version };
        let mut context = Context::new(self.store(), at)?;
        // Paid before the message runs, so that the message cannot spend it.
        let balance = author.balance.saturating_sub(before.fee);
        context.put(ACCOUNTS, &transaction.author.0, &Account { balance, ..author.clone() })?;
        let mut state = before.clone();
        let dispatched = self.dispatch(&mut state, &mut context, transaction);
        let (state, mut changes, mut events, outcome) = match dispatched {
            Ok(events) => (state, context.changes, events, Ok(())),
            // All that the message did is dropped.
            Err(DispatchError::Fault(fault)) => {
                (before, Changes::new(self.store(), spec_version)?, Vec::new(), Err(fault))
            }
            Err(DispatchError::Message { reason }) => {
                return Ok(Submission::Refused(Refusal::Message { spec_version, reason }));
            }
            Err(DispatchError::Node(error)) => return Err(error),
        };
        events.push(match outcome {
            Ok(()) => Event::Success { transaction: 0 },
            Err(fault) => Event::Failed { transaction: 0, fault },
        });
        let account = changes.get(ACCOUNTS, &transaction.author.0)?.unwrap_or(author);
        let nonce = next(account.nonce, "nonce")?;
        changes.put(ACCOUNTS, &transaction.author.0, &Account { nonce, ..account })?;
        let hash = Some(blake2_256(&signed_bytes(transaction)));
        self.land(state, Draft { changes, transaction: hash, events: events.clone() })?;
        Ok(Submission::Included { block: at.block, epoch, spec_version, outcome, events })
    }

    /// Lets a message do what it says, and gives its events.
    fn dispatch(
        &self,
        state: &mut ChainState,
        context: &mut Context<'_, B>,
        transaction: &Transaction,
    ) -> Result<Vec<Event>, DispatchError> {
        let Transaction { author, message, .. } = transaction;
        let running = self.runtime(state.head())?;
        match SystemMessage::decode(message) {
            Some(message) => self.change_runtime(state, context, running.info, author, message?),
            None => {
                running.runtime.dispatch(context, *author, message)?;
                let event = |bytes| Event::Runtime { transaction: Some(0), bytes };
                Ok(core::mem::take(&mut context.events).into_iter().map(event).collect())
            }
        }
    }

    fn change_runtime(
        &self,
        state: &mut ChainState,
        context: &mut Context<'_, B>,
        active: &RuntimeInfo,
        author: &AccountId,
        message: SystemMessage,
    ) -> Result<Vec<Event>, DispatchError> {
        let (sudo, known) = (AccountId(state.sudo), self.runtimes());
        let rules = UpdateRules { sudo, active, known };
        match message {
            SystemMessage::UpdateRuntime(message) => {
                let info = rules.check(author, &message.code)?;
                let valid_from = Epoch(message.valid_from);
                state.deploy(&info, valid_from, &message.code)?;
                let spec_version = info.spec_version;
                context.put(CODES, &spec_version.0, &CodeRow { code: message.code })?;
                Ok(Vec::from([Event::CodeUpdated { spec_version, valid_from }]))
            }
            SystemMessage::AbortRuntime(message) => {
                rules.check_author(author)?;
                state.abort(SpecVersion(message.spec_version))?;
                Ok(Vec::new())
            }
        }
    }
}

/// What every transaction must fulfil, whatever its message.
fn check(transaction: &Transaction, state: &ChainState, account: &Account) -> Result<(), Refusal> {
    let Transaction { author, nonce, spec_version, .. } = transaction;
    let chain = state.head().spec_version;
    if *spec_version != chain {
        return Err(Refusal::SpecVersion { signed: *spec_version, chain });
    }
    let bytes = signed_bytes(transaction);
    let expected = account.secret.map(|secret| signature(&secret, &bytes));
    if expected.as_ref() != Some(&transaction.signature) {
        return Err(Refusal::Signature { author: *author });
    }
    if *nonce != account.nonce {
        return Err(Refusal::Nonce { expected: account.nonce, found: *nonce });
    }
    if account.balance < state.fee {
        return Err(Refusal::Payment { needed: state.fee, balance: account.balance });
    }
    Ok(())
}

fn signed_bytes(transaction: &Transaction) -> Vec<u8> {
    let Transaction { author, nonce, spec_version, message, .. } = transaction;
    Transaction::signed_bytes(author, *nonce, *spec_version, message)
}

impl ChainState {
    /// Lets a runtime run from an epoch on, if the schedule's rules (ADR 0013) allow it: the epoch
    /// has not begun, and no other deployment waits.
    fn deploy(
        &mut self,
        info: &RuntimeInfo,
        valid_from: Epoch,
        code: &[u8],
    ) -> Result<(), DispatchFault> {
        let deployment = Deployment::new(info.spec_version, valid_from);
        let deployment = deployment.with_checksum(blake2_256(code));
        self.reschedule(|kept| kept.chain(core::iter::once(deployment)).collect())
    }

    /// Takes back a deployment that has not begun.
    fn abort(&mut self, spec_version: SpecVersion) -> Result<(), DispatchFault> {
        if self.schedule().phase(spec_version, Epoch(self.epoch)) != Some(Phase::Pending) {
            return Err(FAILED_CHAIN_RUNTIME_UPDATE);
        }
        self.reschedule(|kept| kept.filter(|other| other.version != spec_version).collect())
    }

    /// Puts another list in the place of the schedule. Superseded deployments are left out of it.
    fn reschedule(
        &mut self,
        change: impl FnOnce(&mut dyn Iterator<Item = Deployment>) -> Schedule,
    ) -> Result<(), DispatchFault> {
        let (stored, now) = (self.schedule(), Epoch(self.epoch));
        let active = stored.active(now).map(|active| active.valid_from);
        let kept = stored.deployments().filter(|other| Some(other.valid_from) >= active);
        let new = change(&mut kept.cloned());
        let new = stored.update(new, now, &Rules::default());
        self.deployments = match new {
            Ok(new) => new.deployments().map(DeploymentRow::from).collect(),
            Err(_) => return Err(FAILED_CHAIN_RUNTIME_UPDATE),
        };
        Ok(())
    }
}

//! A change before it is committed. The caller holds the lock of writes alone.

use alloc::boxed::Box;
use core::{convert::Infallible, error::Error};

use super::{Change, ChangeKind, ChangeRecord, rows};
use crate::{
    backend::Backend,
    schedule::{ConstraintsPolicy, Deployment, Rules, Schedule, ScheduleError},
    store::{RuntimeError, ScheduleReadError, ScheduleWriteError, Store},
    version::{Epoch, SpecVersion},
};

/// What is stored of a schedule.
pub(super) type Stored = Result<Option<Schedule>, ScheduleReadError>;

/// The record of a change that makes another schedule of the stored one.
pub(super) fn draft<B: Backend, R: Error + 'static>(
    store: &Store<B>,
    kind: ChangeKind,
    change: &Change<'_>,
    make: impl FnOnce(Stored) -> Result<Schedule, ScheduleWriteError<R>>,
) -> Result<ChangeRecord, ScheduleWriteError<R>> {
    let at = change.at();
    if let Some(reached) = store.epoch().filter(|reached| at < *reached) {
        return Err(ScheduleWriteError::EpochPassed { at, reached });
    }
    let schedule = make(rows::read_schedule(store.backend()))?;
    if let Some(version) = below(&schedule, at, store.spec_version()) {
        let reached = store.spec_version();
        return Err(ScheduleWriteError::BelowReached { version, reached, at });
    }
    if !fits(store, &schedule) {
        let active = store.epoch().and_then(|epoch| schedule.active(epoch));
        return Err(ScheduleWriteError::NotAsTheStoreIs {
            epoch: store.epoch().unwrap_or_default(),
            active: active.map(|active| active.version),
            reached: store.spec_version(),
        });
    }
    record(store, kind, change, schedule)
}

/// Whether a schedule has active, at the epoch that the store is in, what the store writes as. The
/// rules look at the epoch of a change, which may lie ahead.
pub(super) fn fits<B: Backend>(store: &Store<B>, schedule: &Schedule) -> bool {
    let active = |epoch| schedule.active(epoch).map(|active| active.version);
    store.epoch().is_none_or(|epoch| active(epoch) == Some(store.spec_version()))
}

/// The record of a change, with the next number.
pub(super) fn record<B: Backend, R: Error + 'static>(
    store: &Store<B>,
    kind: ChangeKind,
    change: &Change<'_>,
    schedule: Schedule,
) -> Result<ChangeRecord, ScheduleWriteError<R>> {
    if change.by().is_empty() {
        return Err(ScheduleWriteError::Nameless);
    }
    let newest = rows::newest_number(store.backend())?;
    Ok(ChangeRecord {
        number: newest
            .checked_add(1)
            .filter(|number| *number < u64::MAX)
            .ok_or(ScheduleWriteError::RecordsFull)?,
        kind,
        by: change.by().into(),
        at: change.at(),
        reason: change.reason().into(),
        schedule,
    })
}

/// The first spec version that is active or pending and below what the store has reached.
fn below(schedule: &Schedule, at: Epoch, reached: SpecVersion) -> Option<SpecVersion> {
    let active = schedule.active(at).map(|active| active.valid_from);
    let counts = |entry: &&Deployment| active.is_none_or(|active| entry.valid_from >= active);
    let versions = schedule.deployments().filter(counts).map(|entry| entry.version);
    versions.min().filter(|version| *version < reached)
}

/// Whether a first schedule may be registered over what is stored.
pub(super) fn may_register<B: Backend, R: Error + 'static>(
    store: &Store<B>,
    stored: &Stored,
) -> Result<(), ScheduleWriteError<R>> {
    let is_sound = match stored {
        Ok(Some(schedule)) => check(schedule).is_ok(),
        Ok(None) | Err(ScheduleReadError::Schedule { .. }) => false,
        // A newer binary's, or the engine's fault.
        Err(_) => true,
    };
    // Of a record that can be read, or that is a newer binary's, there is something to restore.
    let is_kept = |record: &Result<ChangeRecord, ScheduleReadError>| {
        !matches!(record, Err(ScheduleReadError::Record { .. }))
    };
    match is_sound || rows::read_records(store.backend())?.iter().any(is_kept) {
        true => Err(ScheduleWriteError::AlreadyRegistered),
        false => Ok(()),
    }
}

/// The newest schedule in the records that does not contradict itself and is where the store is.
/// Damaged records are passed over, a newer binary's are not: what they say counts.
pub(super) fn newest_sound<B: Backend, R: Error + 'static>(
    store: &Store<B>,
    at: Epoch,
) -> Result<Schedule, ScheduleWriteError<R>> {
    let records = rows::read_records(store.backend())?;
    let (count, reached) = (records.len(), store.spec_version());
    if count == 0 {
        return Err(ScheduleWriteError::NotRegistered);
    }
    for record in records.into_iter().rev() {
        match record {
            Ok(ChangeRecord { schedule, .. }) => {
                let is_sound = check(&schedule).is_ok() && fits(store, &schedule);
                if is_sound && below(&schedule, at, reached).is_none() {
                    return Ok(schedule);
                }
            }
            Err(ScheduleReadError::Record { .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(ScheduleWriteError::NothingToRestore { records: count, reached })
}

/// Where a store is once it has advanced to an epoch: neither number goes down.
pub(super) fn advanced<B: Backend>(
    store: &Store<B>,
    schedule: &Schedule,
    epoch: Epoch,
) -> Result<(SpecVersion, Epoch), RuntimeError> {
    sound(schedule)?;
    let reached = store.spec_version();
    if let Some(at) = store.epoch().filter(|at| epoch <= *at) {
        return Ok((reached, at));
    }
    let active = active(schedule, epoch)?;
    // The list may have been registered as of a later epoch, at which more is active.
    if active < reached {
        return Err(RuntimeError::Below { epoch, active, reached });
    }
    Ok((active, epoch))
}

/// The spec version that a schedule has active at an epoch.
pub(super) fn active(schedule: &Schedule, epoch: Epoch) -> Result<SpecVersion, RuntimeError> {
    sound(schedule)?;
    if let Some(active) = schedule.active(epoch) {
        return Ok(active.version);
    }
    let first = schedule.next(epoch).map(|next| (next.version, next.valid_from));
    Err(RuntimeError::NoneActive { epoch, first })
}

fn sound(schedule: &Schedule) -> Result<(), RuntimeError> {
    check(schedule).map_err(|error| RuntimeError::Malformed(Box::new(error)))
}

/// Whether a stored list keeps the rules that do not change: limits and policies may have, and what
/// is pending is a question of the epoch.
pub(in crate::store) fn check(
    schedule: &Schedule,
) -> Result<(), ScheduleError<SpecVersion, Infallible>> {
    let rules = Rules::new(u32::MAX).with_constraints(AnyConstraints);
    schedule.validate(Epoch(u64::MAX), &rules)
}

/// Constraints were judged when they were written.
struct AnyConstraints;

impl<V> ConstraintsPolicy<V> for AnyConstraints {
    type Refusal = Infallible;

    fn judge(&self, _: &Deployment<V>) -> Result<(), Infallible> {
        Ok(())
    }

    fn admits(&self, _: &Deployment<V>, _: Option<&[u8]>) -> bool {
        true
    }
}

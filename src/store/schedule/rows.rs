//! The rows of the meta table that schedules are kept in.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::ChangeRecord;
use crate::{
    backend::{Backend, Cursor, Direction, KeyRange, ReadEngine, WriteBatch, WriteOp},
    schedule::Schedule,
    store::{KeyBytes, OpenError, ScheduleReadError, meta::META},
    version::Epoch,
};

/// The schedule as it is.
const SCHEDULE_KEY: &str = "schedule";
/// What the keys of records begin with; the number follows, in 20 digits.
const CHANGE_PREFIX: &str = "schedule.change.";
/// The epoch that the store has reached.
const EPOCH_KEY: &str = "epoch";

/// The epoch that the store has reached; none if it was never told one.
pub(in crate::store) fn read_epoch<R: ReadEngine>(engine: &R) -> Result<Option<Epoch>, OpenError> {
    let Some(entry) = engine.get(META, EPOCH_KEY.as_bytes())? else { return Ok(None) };
    match <[u8; 8]>::try_from(entry.as_ref()) {
        Ok(bytes) => Ok(Some(Epoch(u64::from_le_bytes(bytes)))),
        Err(_) => Err(OpenError::DamagedMeta {
            table: META,
            key: EPOCH_KEY,
            expected: "8 bytes",
            found: KeyBytes::new(entry.as_ref()),
        }),
    }
}

/// Adds the epoch that the store reaches.
pub(super) fn push_epoch(batch: &mut WriteBatch, epoch: Epoch) {
    push(batch, EPOCH_KEY.into(), epoch.0.to_le_bytes().to_vec());
}

/// The schedule as it is, if one was registered.
pub(super) fn read_schedule<R: ReadEngine>(
    engine: &R,
) -> Result<Option<Schedule>, ScheduleReadError> {
    let Some(row) = engine.get(META, SCHEDULE_KEY.as_bytes())? else { return Ok(None) };
    let damaged = |reason| ScheduleReadError::Schedule { table: META, key: SCHEDULE_KEY, reason };
    let text = core::str::from_utf8(row.as_ref()).map_err(|error| damaged(error.to_string()))?;
    let schedule = Schedule::from_json(text).map_err(|error| damaged(error.to_string()))?;
    Ok(Some(schedule))
}

/// Commits a change: the schedule as it is from now on, and the record of it.
pub(super) fn commit_change<B: Backend>(
    backend: &B,
    record: &ChangeRecord,
) -> Result<(), ScheduleReadError> {
    let mut batch = WriteBatch::new();
    push(&mut batch, SCHEDULE_KEY.into(), record.schedule.to_json().into_bytes());
    let key = format!("{CHANGE_PREFIX}{:020}", record.number);
    push(&mut batch, key, record.to_json().into_bytes());
    push_epoch(&mut batch, record.at);
    Ok(backend.commit(&batch)?)
}

/// The number of the newest record; 0 if there is none. It is read off the key, so that a damaged
/// record stands in nobody's way.
pub(super) fn newest_number<R: ReadEngine>(engine: &R) -> Result<u64, ScheduleReadError> {
    let range = KeyRange::prefix(CHANGE_PREFIX.as_bytes());
    let mut rows = engine.cursor(META, &range, Direction::Backward)?;
    rows.next()?.map_or(Ok(0), |row| number(row.key))
}

/// All records, oldest first: each by itself readable or not.
pub(super) fn read_records<R: ReadEngine>(
    engine: &R,
) -> Result<Vec<Result<ChangeRecord, ScheduleReadError>>, ScheduleReadError> {
    let range = KeyRange::prefix(CHANGE_PREFIX.as_bytes());
    let mut rows = engine.cursor(META, &range, Direction::Forward)?;
    let mut records = Vec::new();
    while let Some(row) = rows.next()? {
        records.push(read_record(row.key, row.value));
    }
    Ok(records)
}

fn read_record(key: &[u8], row: &[u8]) -> Result<ChangeRecord, ScheduleReadError> {
    let number = number(key)?;
    match ChangeRecord::from_json(row) {
        Ok(record) if record.number == number => Ok(record),
        Ok(record) => Err(damaged(key, format!("it says that it is number {}", record.number))),
        Err(reason) => Err(damaged(key, reason)),
    }
}

fn number(key: &[u8]) -> Result<u64, ScheduleReadError> {
    let digits = key.strip_prefix(CHANGE_PREFIX.as_bytes());
    let number = digits.and_then(|digits| core::str::from_utf8(digits).ok()?.parse().ok());
    number.ok_or_else(|| damaged(key, "its key ends in no number".into()))
}

#[cold]
fn damaged(key: &[u8], reason: String) -> ScheduleReadError {
    ScheduleReadError::Record { table: META, key: KeyBytes::new(key), reason }
}

fn push(batch: &mut WriteBatch, key: String, value: Vec<u8>) {
    batch.push(WriteOp::Put { table: META, key: key.into_bytes(), value });
}

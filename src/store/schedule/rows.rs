//! The rows of the meta table that schedules are kept in.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{ChangeRecord, record::Unread};
use crate::{
    backend::{BackendError, Cursor, Direction, KeyRange, ReadEngine, WriteBatch, WriteOp},
    schedule::{Schedule, ScheduleJsonError},
    store::{KeyBytes, OpenError, ScheduleReadError, meta::META},
    version::Epoch,
};

/// The schedule as it is.
pub(in crate::store) const SCHEDULE_KEY: &str = "schedule";
/// What the keys of records begin with; the number follows, in 20 digits.
pub(in crate::store) const CHANGE_PREFIX: &str = "schedule.change.";
/// The epoch that the store has reached.
pub(in crate::store) const EPOCH_KEY: &str = "epoch";

/// The epoch that the store has reached; none if it was never told one.
pub(in crate::store) fn read_epoch<R: ReadEngine>(engine: &R) -> Result<Option<Epoch>, OpenError> {
    let Some(entry) = engine.get(META, EPOCH_KEY.as_bytes())? else { return Ok(None) };
    parse_epoch(entry.as_ref()).map(Some)
}

pub(in crate::store) fn parse_epoch(row: &[u8]) -> Result<Epoch, OpenError> {
    match <[u8; 8]>::try_from(row) {
        Ok(bytes) => Ok(Epoch(u64::from_le_bytes(bytes))),
        Err(_) => Err(OpenError::DamagedMeta {
            table: META,
            key: EPOCH_KEY,
            expected: "8 bytes",
            found: KeyBytes::new(row),
        }),
    }
}

/// Adds the epoch that the store reaches.
pub(super) fn push_epoch(batch: &mut WriteBatch, epoch: Epoch) {
    push(batch, EPOCH_KEY.into(), epoch.0.to_le_bytes().to_vec());
}

/// The schedule as it is, if one was registered.
pub(in crate::store) fn read_schedule<R: ReadEngine>(
    engine: &R,
) -> Result<Option<Schedule>, ScheduleReadError> {
    let Some(row) = engine.get(META, SCHEDULE_KEY.as_bytes())? else { return Ok(None) };
    parse_schedule(row.as_ref()).map(Some)
}

pub(in crate::store) fn parse_schedule(row: &[u8]) -> Result<Schedule, ScheduleReadError> {
    let (table, key) = (META, SCHEDULE_KEY);
    let damaged = |reason| ScheduleReadError::Schedule { table, key, reason };
    let text = core::str::from_utf8(row).map_err(|error| damaged(error.to_string()))?;
    match Schedule::from_json(text) {
        Ok(schedule) => Ok(schedule),
        Err(
            source @ (ScheduleJsonError::NewerFormat { .. }
            | ScheduleJsonError::WrongVersionType { .. }),
        ) => Err(ScheduleReadError::Foreign { table, key, source }),
        Err(error) => Err(damaged(error.to_string())),
    }
}

/// Adds a change: the schedule as it is from now on, and the record of it.
pub(super) fn push_change(batch: &mut WriteBatch, record: &ChangeRecord) {
    push(batch, SCHEDULE_KEY.into(), record.schedule.to_json().into_bytes());
    let key = format!("{CHANGE_PREFIX}{:020}", record.number);
    push(batch, key, record.to_json().into_bytes());
}

/// Whether there is a schedule, or a record of one that is lost, be they readable or not.
pub(in crate::store) fn has_schedule<R: ReadEngine>(engine: &R) -> Result<bool, BackendError> {
    let range = KeyRange::prefix(CHANGE_PREFIX.as_bytes());
    let has_record = engine.cursor(META, &range, Direction::Forward)?.next()?.is_some();
    Ok(has_record || engine.get(META, SCHEDULE_KEY.as_bytes())?.is_some())
}

/// The number of the newest record; 0 if there is none. It is read off the key, so that neither a
/// damaged record nor a key that is no record's stands in anybody's way.
pub(super) fn newest_number<R: ReadEngine>(engine: &R) -> Result<u64, ScheduleReadError> {
    let range = KeyRange::prefix(CHANGE_PREFIX.as_bytes());
    let mut rows = engine.cursor(META, &range, Direction::Backward)?;
    while let Some(row) = rows.next()? {
        // The last number there is was never given out.
        if let Some(number) = number(row.key).filter(|number| *number < u64::MAX) {
            return Ok(number);
        }
    }
    Ok(0)
}

/// All records, oldest first: each by itself readable or not.
pub(crate) fn read_records<R: ReadEngine>(
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

pub(in crate::store) fn read_record(
    key: &[u8],
    row: &[u8],
) -> Result<ChangeRecord, ScheduleReadError> {
    let Some(number) = number(key) else {
        return Err(damaged(key, "its key ends in no number of 20 digits".into()));
    };
    match ChangeRecord::from_json(row) {
        Ok(record) if record.number == number => Ok(record),
        Ok(record) => Err(damaged(key, format!("it says that it is number {}", record.number))),
        Err(Unread::Damaged(reason)) => Err(damaged(key, reason)),
        Err(Unread::Newer(reason)) => {
            let (table, key) = (META, KeyBytes::new(key));
            Err(ScheduleReadError::NewerRecord { table, key, reason })
        }
    }
}

/// The number in a record's key.
fn number(key: &[u8]) -> Option<u64> {
    let digits = core::str::from_utf8(key.strip_prefix(CHANGE_PREFIX.as_bytes())?).ok()?;
    let is_written = digits.len() == 20 && digits.bytes().all(|digit| digit.is_ascii_digit());
    is_written.then(|| digits.parse().ok()).flatten()
}

#[cold]
fn damaged(key: &[u8], reason: String) -> ScheduleReadError {
    ScheduleReadError::Record { table: META, key: KeyBytes::new(key), reason }
}

fn push(batch: &mut WriteBatch, key: String, value: Vec<u8>) {
    batch.push(WriteOp::Put { table: META, key: key.into_bytes(), value });
}

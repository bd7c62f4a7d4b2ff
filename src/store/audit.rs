//! The library's own tables row by row: for tools, which go on where a store would not open.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use super::{
    CatalogFault, ChangeRecord, OpenError, Registry, ScheduleReadError, catalog,
    meta::{
        FORMAT_KEY, IMPORT_KEY, SPEC_VERSION_KEY, import_rows, parse_format, parse_spec_version,
    },
    schedule::{
        CHANGE_PREFIX, EPOCH_KEY, SCHEDULE_KEY, check_schedule, parse_epoch, parse_schedule,
        read_record,
    },
};
use crate::{
    backend::{Backend, BackendError},
    schedule::Schedule,
    version::{Epoch, SpecVersion},
};

/// What a row of the meta table says.
pub(crate) enum MetaRow {
    Format,
    SpecVersion(SpecVersion),
    Epoch(Epoch),
    Schedule(Schedule),
    Change(ChangeRecord),
    /// An import was not finished; so many rows are there.
    Import(u64),
}

/// Why a row of the meta table is not read.
pub(crate) enum MetaFault {
    /// It is damaged.
    Damaged(String),
    /// It is a newer binary's.
    Newer(String),
    /// This library writes no such row.
    Unknown,
}

/// Reads a row of the meta table.
pub(crate) fn meta_row(key: &[u8], value: &[u8]) -> Result<MetaRow, MetaFault> {
    match key {
        key if key == FORMAT_KEY.as_bytes() => Ok(parse_format(value).map(|()| MetaRow::Format)?),
        key if key == SPEC_VERSION_KEY.as_bytes() => {
            Ok(parse_spec_version(value).map(MetaRow::SpecVersion)?)
        }
        key if key == EPOCH_KEY.as_bytes() => Ok(parse_epoch(value).map(MetaRow::Epoch)?),
        key if key == SCHEDULE_KEY.as_bytes() => Ok(parse_schedule(value).map(MetaRow::Schedule)?),
        key if key.starts_with(CHANGE_PREFIX.as_bytes()) => {
            Ok(read_record(key, value).map(MetaRow::Change)?)
        }
        key if key == IMPORT_KEY.as_bytes() => Ok(MetaRow::Import(import_rows(value))),
        _ => Err(MetaFault::Unknown),
    }
}

impl From<OpenError> for MetaFault {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::NewerFormat { .. } => Self::Newer(error.to_string()),
            error => Self::Damaged(error.to_string()),
        }
    }
}

impl From<ScheduleReadError> for MetaFault {
    fn from(error: ScheduleReadError) -> Self {
        match error {
            ScheduleReadError::Foreign { .. } | ScheduleReadError::NewerRecord { .. } => {
                Self::Newer(error.to_string())
            }
            error => Self::Damaged(error.to_string()),
        }
    }
}

/// What is wrong with a schedule by itself.
pub(crate) fn schedule_fault(schedule: &Schedule) -> Option<String> {
    check_schedule(schedule).err().map(|error| error.to_string())
}

/// What the catalog says otherwise than the types of a registry.
pub(crate) fn catalog_faults<B: Backend>(
    backend: &B,
    registry: &Registry,
) -> Result<Vec<CatalogFault>, BackendError> {
    catalog::check(backend, registry).map(|checked| checked.faults())
}

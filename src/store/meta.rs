//! The library's own tables, and the one that makes a database ours: its format, and the spec version
//! it has reached.

use alloc::{string::String, vec::Vec};
use core::iter;

use super::{KeyBytes, OpenError, schedule::read_epoch};
use crate::{
    backend::{Backend, BackendError, WriteBatch, WriteOp},
    version::{Epoch, SpecVersion},
};

/// What the names of the library's own tables begin with.
pub(crate) const RESERVED: &str = "perennial.";
/// The meta table.
pub(crate) const META: &str = "perennial.meta";
/// The catalog.
pub(crate) const CATALOG: &str = "perennial.catalog";
/// The format that this library writes.
const FORMAT: u32 = 1;
const FORMAT_TEXT: &[u8] = b"1";
pub(super) const FORMAT_KEY: &str = "format";
pub(super) const SPEC_VERSION_KEY: &str = "spec_version";
/// While an import goes on, this row says how far it has come, as JSON. Nobody but the import may take
/// the database for a whole one.
pub(crate) const IMPORT_KEY: &str = "import";

/// What the meta table says.
pub(super) struct Meta {
    is_ours: bool,
    pub(super) spec_version: SpecVersion,
    pub(super) epoch: Option<Epoch>,
}

/// Checks that the database is ours or empty, and writes nothing.
pub(super) fn check<B: Backend>(backend: &B) -> Result<Meta, OpenError> {
    let mut tables = backend.tables()?;
    if !tables.is_empty() && !tables.iter().any(|table| table == META) {
        tables.sort_unstable();
        return Err(OpenError::NotPerennial { meta: META, tables });
    }
    if let Some(rows) = read_import(backend)? {
        return Err(OpenError::ImportUnfinished { rows });
    }
    Ok(Meta {
        is_ours: has_format(backend)?,
        spec_version: read_spec_version(backend)?,
        epoch: read_epoch(backend)?,
    })
}

/// What the meta table says, each part by itself: for tools, which go on where a store would not open.
#[cfg(feature = "cli")]
pub(crate) struct Inspected {
    /// The format; none if opening the database for the first time was cut short.
    pub(crate) format: Result<Option<u32>, OpenError>,
    pub(crate) spec_version: Result<SpecVersion, String>,
    pub(crate) epoch: Result<Option<Epoch>, String>,
    pub(crate) schedule: Result<Option<crate::schedule::Schedule>, String>,
    /// How many rows are there, if an import was not finished.
    pub(crate) import: Option<u64>,
}

/// Reads the meta table of a database that is ours.
#[cfg(feature = "cli")]
pub(crate) fn inspect<B: Backend>(backend: &B) -> Result<Inspected, OpenError> {
    use alloc::string::ToString;

    let mut tables = backend.tables()?;
    if !tables.iter().any(|table| table == META) {
        tables.sort_unstable();
        return Err(OpenError::NotPerennial { meta: META, tables });
    }
    let format = match has_format(backend) {
        // What else it says is laid out as nobody knows.
        Err(error @ OpenError::NewerFormat { .. }) => return Err(error),
        read => read.map(|is_there| is_there.then_some(FORMAT)),
    };
    Ok(Inspected {
        format,
        spec_version: read_spec_version(backend).map_err(|error| error.to_string()),
        epoch: read_epoch(backend).map_err(|error| error.to_string()),
        schedule: super::schedule::read_schedule(backend).map_err(|error| error.to_string()),
        import: read_import(backend)?,
    })
}

/// How many rows are there, if an import was not finished. What the row says besides is the import's
/// affair, and a row that is damaged says as much: this is not all.
fn read_import<B: Backend>(backend: &B) -> Result<Option<u64>, BackendError> {
    let row = backend.get(META, IMPORT_KEY.as_bytes())?;
    Ok(row.map(|row| import_rows(row.as_ref())))
}

pub(super) fn import_rows(row: &[u8]) -> u64 {
    let json = serde_json::from_slice::<serde_json::Value>(row);
    json.ok().and_then(|json| json.get("rows")?.as_u64()).unwrap_or_default()
}

impl Meta {
    /// Makes the database ours, with these tables and the library's own.
    pub(super) fn prepare<B: Backend>(
        &self,
        backend: &mut B,
        tables: impl Iterator<Item = &'static str>,
    ) -> Result<(), BackendError> {
        if !self.is_ours {
            // The database is new, or opening it for the first time was cut short right here.
            backend.create_tables(&[META])?;
            commit_entry(backend, FORMAT_KEY, FORMAT_TEXT.to_vec())?;
        }
        let tables: Vec<_> = iter::once(CATALOG).chain(tables).collect();
        backend.create_tables(&tables)
    }
}

/// Writes the spec version down.
pub(super) fn write_spec_version<B: Backend>(
    backend: &B,
    spec: SpecVersion,
) -> Result<(), BackendError> {
    let mut batch = WriteBatch::new();
    push_spec_version(&mut batch, spec);
    backend.commit(&batch)
}

/// Adds the spec version that the store reaches.
pub(super) fn push_spec_version(batch: &mut WriteBatch, spec: SpecVersion) {
    push(batch, SPEC_VERSION_KEY, spec.0.to_le_bytes().to_vec());
}

/// The spec version that is written down.
pub(super) fn read_spec_version<B: Backend>(backend: &B) -> Result<SpecVersion, OpenError> {
    let Some(entry) = backend.get(META, SPEC_VERSION_KEY.as_bytes())? else {
        return Ok(SpecVersion::ZERO);
    };
    parse_spec_version(entry.as_ref())
}

pub(super) fn parse_spec_version(row: &[u8]) -> Result<SpecVersion, OpenError> {
    match <[u8; 4]>::try_from(row) {
        Ok(bytes) => Ok(SpecVersion(u32::from_le_bytes(bytes))),
        Err(_) => Err(damaged(SPEC_VERSION_KEY, "4 bytes", row)),
    }
}

/// Whether the database has a format, which is then one that we know.
fn has_format<B: Backend>(backend: &B) -> Result<bool, OpenError> {
    let Some(entry) = backend.get(META, FORMAT_KEY.as_bytes())? else { return Ok(false) };
    parse_format(entry.as_ref()).map(|()| true)
}

pub(super) fn parse_format(row: &[u8]) -> Result<(), OpenError> {
    let text = core::str::from_utf8(row).ok();
    match text.and_then(|text| text.parse().ok()) {
        Some(FORMAT) => Ok(()),
        Some(found) if found > FORMAT => Err(OpenError::NewerFormat { found, known: FORMAT }),
        _ => Err(damaged(FORMAT_KEY, "a format's number", row)),
    }
}

#[cold]
fn damaged(key: &'static str, expected: &'static str, found: &[u8]) -> OpenError {
    OpenError::DamagedMeta { table: META, key, expected, found: KeyBytes::new(found) }
}

fn commit_entry<B: Backend>(
    backend: &B,
    key: &'static str,
    value: Vec<u8>,
) -> Result<(), BackendError> {
    let mut batch = WriteBatch::new();
    push(&mut batch, key, value);
    backend.commit(&batch)
}

fn push(batch: &mut WriteBatch, key: &'static str, value: Vec<u8>) {
    batch.push(WriteOp::Put { table: META, key: String::from(key).into_bytes(), value });
}

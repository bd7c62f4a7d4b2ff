//! What this binary says of a version, in the form of the catalog.

use crate::{
    catalog::{CatalogEntry, KeyEntry, row_key},
    store::TableInfo,
    version::{SpecVersion, Version},
};

/// The entry of a version as this binary would write it; none for a version that it does not know.
pub(super) fn entry(
    table: &TableInfo,
    version: Version,
    spec_version: SpecVersion,
) -> Option<CatalogEntry> {
    let info = table.version(version)?;
    Some(CatalogEntry {
        table: table.name().into(),
        version,
        tag: info.tag,
        entity: table.entity().into(),
        codec: table.codec().into(),
        key: KeyEntry::new(table.key_scheme(), table.path(), table.key_schema().clone()),
        fingerprint: info.fingerprint,
        schema: table.schema(version)?,
        spec_version,
    })
}

/// The version whose entry a row is, to the last byte, if this binary would have written it so.
/// Most rows are, and so need not be parsed.
pub(super) fn as_written(table: &TableInfo, key: &[u8], row: &[u8]) -> Option<Version> {
    let (_, version) = key.split_last_chunk::<1>()?;
    let version = Version::new(u8::from_be_bytes(*version))?;
    if key != row_key(table.name(), version) {
        return None;
    }
    let row = core::str::from_utf8(row).ok()?;
    // Only names of tables, which are plain, stand behind it.
    let (_, behind) = row.rsplit_once("\"spec_version\":")?;
    let (spec_version, _) = behind.split_once(',')?;
    let entry = entry(table, version, SpecVersion(spec_version.parse().ok()?))?;
    (entry.to_json() == row).then_some(version)
}

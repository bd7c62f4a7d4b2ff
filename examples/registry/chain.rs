//! State of the real chain: what its runtimes left in storage.

use std::error::Error;

use serde_json::Value;

use crate::ids::{Domain, Id, ProjectId, ProjectName};

const VECTORS: &str = include_str!("../../tests/vectors/radicle_state_vectors.json");

/// The runtime whose layouts this registry knows as version 1.
const SPEC: u64 = 19;

/// A row of one of the chain's maps.
pub struct Row<K> {
    pub key: K,
    /// Where the chain keeps it.
    pub storage_key: Vec<u8>,
    /// What the chain wrote.
    pub stored: Vec<u8>,
    /// Whether the runtime of `SPEC` wrote it.
    pub current: bool,
}

/// All users.
pub fn users() -> Result<Vec<Row<Id>>, Box<dyn Error>> {
    rows("Users1", id)
}

/// All orgs.
pub fn orgs() -> Result<Vec<Row<Id>>, Box<dyn Error>> {
    rows("Orgs1", id)
}

/// All projects.
pub fn projects() -> Result<Vec<Row<ProjectId>>, Box<dyn Error>> {
    rows("Projects1", |key| {
        let name = ProjectName::try_from(text(at(key, "/name")?)?)?;
        let domain = match key.pointer("/domain/Org") {
            Some(org) => Domain::Org(id(org)?),
            None => Domain::User(id(at(key, "/domain/User")?)?),
        };
        Ok((name, domain))
    })
}

fn rows<K>(
    item: &str,
    key: impl Fn(&Value) -> Result<K, Box<dyn Error>>,
) -> Result<Vec<Row<K>>, Box<dyn Error>> {
    let file: Value = serde_json::from_str(VECTORS)?;
    let cases = at(&file, "/vectors")?.as_array().ok_or("the vectors are not a list")?;
    let is = |case: &Value, place: &str, text: &str| case.pointer(place).is_some_and(|v| v == text);
    cases
        .iter()
        .filter(|case| is(case, "/kind", "stored_value") && is(case, "/storage/item", item))
        .map(|case| {
            Ok(Row {
                key: key(at(case, "/storage/key")?)?,
                storage_key: bytes(at(case, "/storage/storage_key")?)?,
                stored: bytes(at(case, "/value")?)?,
                current: *at(case, "/spec_versions/1")? == SPEC,
            })
        })
        .collect()
}

fn at<'a>(value: &'a Value, place: &str) -> Result<&'a Value, Box<dyn Error>> {
    value.pointer(place).ok_or_else(|| format!("the vectors have no {place}").into())
}

fn id(value: &Value) -> Result<Id, Box<dyn Error>> {
    Ok(Id::try_from(text(value)?)?)
}

fn text(value: &Value) -> Result<&str, Box<dyn Error>> {
    Ok(value.as_str().ok_or("not a text")?)
}

fn bytes(value: &Value) -> Result<Vec<u8>, Box<dyn Error>> {
    let hex = text(value)?.as_bytes();
    let digits = hex.chunks_exact(2).map(|pair| Ok(u8::from_str_radix(str::from_utf8(pair)?, 16)?));
    digits.collect()
}

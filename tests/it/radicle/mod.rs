//! State and messages of radicle-registry, as its chain wrote them: `tests/vectors`.

#[path = "../../../examples/registry/ids.rs"]
#[allow(dead_code)]
mod ids;
mod json;
mod message;
mod refused;
mod seed;
mod stored;
pub(crate) mod types;

//! State and messages of radicle-registry, as its chain wrote them: `tests/vectors`.

#[path = "../../../examples/registry/ids.rs"]
#[allow(dead_code)]
pub(crate) mod ids;
pub(crate) mod json;
mod message;
mod refused;
mod seed;
mod stored;
pub(crate) mod types;

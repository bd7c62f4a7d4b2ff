//! Schemas and fingerprints: what counts, what does not, and that both sides find one number.

mod agree;
mod edits;
mod entities;
mod json;
mod recursive;

use perennial::{
    Layout, layout,
    schema::{Fingerprint, Schema},
};

/// The fingerprint, after checking that compiler and data agree on it.
pub(crate) fn of<T: Layout>() -> Fingerprint {
    let schema = layout::schema::<T>();
    let fingerprint = layout::fingerprint::<T>();
    assert_eq!(schema.fingerprint(), fingerprint, "{}", schema.to_json());
    assert_eq!(Schema::from_json(&schema.to_json()).unwrap(), schema);
    assert_eq!(schema.beyond_fingerprint(), None);
    fingerprint
}

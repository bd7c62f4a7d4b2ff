//! How two layouts differ, in words.

use alloc::{format, string::String};

use crate::{schema::Schema, version::Version};

/// How the layout of a version that was written differs from what it was, and what to do.
pub(super) fn layout_difference(
    entity: &str,
    version: Version,
    latest: Version,
    old: &Schema,
    new: &Schema,
) -> String {
    let next = if version == latest { "a new version" } else { "the latest version" };
    format!(
        "it is {} in the database, {} in this binary; a version that was written never changes: \
         give {entity} V{version} its layout back and make the change in {next}",
        old.to_json(),
        new.to_json()
    )
}

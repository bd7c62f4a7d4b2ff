//! The edits, by what they change.

mod enums;
mod fields;
mod files;
mod harmless;
mod inner;
mod tables;
mod values;
mod versions;

use crate::edit::Edit;

/// A group of edits, with its heading.
pub type Group = (&'static str, Vec<Edit>);

/// All edits.
pub fn table() -> Vec<Group> {
    vec![
        ("Fields", fields::edits()),
        ("Types inside of fields", inner::edits()),
        ("Values", values::edits()),
        ("Enums", enums::edits()),
        ("Versions", versions::edits()),
        ("Tables", tables::edits()),
        ("The history itself", files::edits()),
        ("Harmless", harmless::edits()),
    ]
}

//! Views: values of any version, read in place.
//!
//! [`view`] looks at the tag and lends the body to the entity's view, `UserView<'_, C>` for a struct
//! `User`: an accessor per field of the latest view. An accessor whose field lies behind fields of
//! fixed size finds it at a constant offset; other fields are reached by walking over those before
//! them, and a view keeps the place it reached, so that reading field after field walks once. What
//! the version lacks, or holds in another form, comes from the default or the upcast.

mod field;
mod nested;
mod stored;

pub use field::{Field, HasField};
pub use nested::{Entities, EntitiesIter, Nested};
pub use stored::{StoredView, view};

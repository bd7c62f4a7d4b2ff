//! Entities: types that are stored under a tag, in any of their versions.
//!
//! The derive macro implements all of these traits. A stored value flows in as bytes; its tag
//! selects a version, and that version's bytes are read straight into the latest view
//! ([`Entity::read_latest`]), or into the enum of versions as it was stored
//! ([`VersionedEntity::read`]). On the way out the view is written as any version that loses
//! nothing ([`WriteEntity::write_as`]). To read a field or two there is no need to decode: [`view`]
//! lends the bytes to accessors that go straight to theirs.

mod containers;
mod form;
#[cfg(feature = "history")]
mod hooks;
pub mod interop;
mod stored;
mod traits;
mod view;

pub use form::{Form, Step};
#[cfg(all(feature = "history", feature = "train"))]
pub(crate) use hooks::caught;
#[cfg(feature = "history")]
pub(crate) use hooks::{bodies, hooks};
pub(crate) use stored::body_error;
pub use stored::{
    decode, decode_prefix, decode_versioned, encode, encode_as, encode_form, encode_versioned,
    read_latest, read_versioned, tag_of,
};
#[doc(hidden)]
pub use traits::IfWritten;
pub use traits::{Entity, VersionInfo, VersionedEntity, WriteEntity};
pub use view::{Entities, EntitiesIter, Field, HasField, Nested, StoredView, view};

//! What stands in the attributes, as it stands there: parsed, not yet judged.

mod container;
mod conversion;
mod field;
mod message;
mod past;
mod value;

pub(crate) use container::{Container, Item};
pub(crate) use conversion::Conversion;
pub(crate) use field::{Encoding, FieldAttr, VariantAttr};
pub(crate) use message::{CodesAttr, MessageAttr, MessagesAttr, misplaced};
pub(crate) use past::{After, RemovedField, RemovedVariant, Renamed, Was};
pub(crate) use value::Numbered;

//! The versions of an entity, judged: whatever is in the model can be expanded without failing.

mod build;
mod codes;
mod generics;
mod history;
mod itself;
mod kind;
mod message;
mod numbers;
mod released;
mod removed;
mod renaming;
mod slot;
mod variant;
mod versions;

pub(crate) use build::{LayoutModel, Model, Shape, is_plain, krate, krate_or_default, variants_of};
pub(crate) use codes::CodesModel;
pub(crate) use generics::{
    has_any_parameter, has_name, has_parameter, kept, name_of, parameter_bounds,
};
pub(crate) use itself::named;
pub(crate) use kind::{Kind, Pin};
pub(crate) use message::{MessageModel, MessagesModel};
pub(crate) use numbers::{number, spec_number};
pub(crate) use released::{Released, released};
pub(crate) use slot::{FieldSet, Slot, SlotForm, Style};
pub(crate) use variant::VariantModel;
pub(crate) use versions::{Stamp, stamps};

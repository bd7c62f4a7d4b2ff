//! Where in a value one stands.

use alloc::{boxed::Box, string::String, vec::Vec};
use core::fmt::Write;

use super::error::{Stop, ValueErrorKind};

/// How many structs, variants, options, collections and the like may lie inside each other.
///
/// A schema does not say where a type has its boxes, so [`DEPTH_MAX`](crate::wire::DEPTH_MAX) cannot
/// be held exactly. It is for collections; all nesting, boxed or not, stays below this limit.
pub const NESTING_MAX: usize = 512;

/// A step from a value into one of its parts.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step<'a> {
    /// A field's name.
    Field(&'a str),
    /// A variant's name.
    Variant(&'a str),
    /// The number of an item.
    Index(usize),
    /// The key of an entry.
    Key(usize),
    /// The value of an entry.
    Entry(usize),
    /// An option, a result or an entity, which do not show.
    Inside,
}

/// The steps from the root. A step that fails is not taken back, so that errors can tell.
#[derive(Debug, Default)]
pub(super) struct Trail<'a>(Vec<Step<'a>>);

impl<'a> Trail<'a> {
    /// Goes one step down.
    pub(super) fn enter(&mut self, step: Step<'a>) -> Result<(), Stop> {
        if self.0.len() >= NESTING_MAX {
            return Err(Box::new(ValueErrorKind::TooDeep { max: NESTING_MAX }));
        }
        self.0.push(step);
        Ok(())
    }

    /// Goes back up.
    pub(super) fn leave(&mut self) {
        self.0.pop();
    }

    /// The path as text: `user.contacts[3].email`.
    pub(super) fn path(&self) -> String {
        let mut path = String::new();
        for step in &self.0 {
            // Writing to a string does not fail.
            let _ = match step {
                Step::Field(name) | Step::Variant(name) if path.is_empty() => path.write_str(name),
                Step::Field(name) | Step::Variant(name) => write!(path, ".{name}"),
                Step::Index(index) => write!(path, "[{index}]"),
                Step::Key(index) => write!(path, "[{index}].key"),
                Step::Entry(index) => write!(path, "[{index}].value"),
                Step::Inside => Ok(()),
            };
        }
        path
    }
}

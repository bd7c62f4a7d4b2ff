//! Where in a type a change is.

use alloc::{string::String, vec::Vec};
use core::fmt;

use crate::{schema::short::Name, version::Version};

/// From a type to one of its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Field(String),
    /// A part without a name.
    Part(usize),
    Variant(String),
    /// What a list, a set or an array is of.
    Items,
    Key,
    Value,
    Success,
    Failure,
    /// What an option or a reversed key is of: not worth a word.
    Inside,
    /// The body of an entity.
    Body(String, Version),
}

/// The steps from the root.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Path(pub(super) Vec<Step>);

impl Path {
    /// What stands at its end: `field`, `part`, `variant` or nothing.
    pub(super) fn noun(&self) -> &'static str {
        let noun = self.0.iter().rev().find_map(|step| match step {
            Step::Field(_) => Some("field "),
            Step::Part(_) => Some("part "),
            Step::Variant(_) => Some("variant "),
            Step::Items | Step::Key | Step::Value | Step::Success | Step::Failure => None,
            Step::Inside | Step::Body(..) => None,
        });
        noun.unwrap_or("")
    }

    /// The entity, other than the root, that it leads into last.
    pub(super) fn entity(&self) -> Option<(&str, Version)> {
        let steps = match self.0.split_first() {
            Some((Step::Body(..), below)) => below,
            _ => &self.0,
        };
        steps.iter().rev().find_map(|step| match step {
            Step::Body(name, version) => Some((name.as_str(), *version)),
            _ => None,
        })
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut dot = "";
        for step in &self.0 {
            match step {
                Step::Field(name) | Step::Variant(name) => write!(f, "{dot}{}", Name(name))?,
                Step::Part(number) => write!(f, "{dot}{number}")?,
                Step::Items => f.write_str("[]")?,
                Step::Key => f.write_str(" (key)")?,
                Step::Value => f.write_str(" (value)")?,
                Step::Success => f.write_str(" (ok)")?,
                Step::Failure => f.write_str(" (error)")?,
                Step::Inside | Step::Body(..) => continue,
            }
            dot = ".";
        }
        Ok(())
    }
}

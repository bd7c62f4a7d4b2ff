//! A change, and how it reads.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use core::fmt;

use super::path::{Path, Step};
use crate::{
    schema::short::{Name, Short},
    version::Version,
};

/// What a change is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// An integer has more bytes, and each old value fits.
    Wider,
    /// An integer has fewer bytes, or else not each old value fits.
    Narrower,
    /// An integer got or lost its sign, and has as many bytes as before.
    Sign,
    /// It is an option now.
    Optional,
    /// It is no option any more.
    Required,
    /// An array has another length.
    Length,
    /// Another version of the same entity lies there.
    Pin {
        /// Which version lay there.
        from: Version,
        /// Which lies there now.
        to: Version,
    },
    /// It has another type, in another way than those above.
    Type,
    /// A field or part is new.
    New {
        /// Where it stands, counted from 1.
        place: usize,
    },
    /// A field or part is gone.
    Gone {
        /// The field before it, if there was one.
        after: Option<String>,
    },
    /// A field has another name, and the same place and type.
    Renamed {
        /// The new name.
        to: String,
    },
    /// A field with another name and type stands in its place.
    Replaced {
        /// The new name.
        to: String,
    },
    /// Two fields swapped their names: types and places are the same.
    NamesSwapped {
        /// The other field.
        with: String,
    },
    /// Two fields changed places.
    PlacesSwapped {
        /// The other field.
        with: String,
    },
    /// One field moved.
    Moved {
        /// Where it stood, counted from 1.
        from: usize,
        /// Where it stands.
        to: usize,
    },
    /// Fields are in another order.
    Reordered {
        /// Their names in the new order.
        order: Vec<String>,
    },
    /// A variant is new.
    VariantNew {
        /// Its index.
        index: u32,
    },
    /// A variant is gone.
    VariantGone {
        /// Its index.
        index: u32,
    },
    /// A variant has another name, and the same index and fields.
    VariantRenamed {
        /// The index of both.
        index: u32,
        /// The new name.
        to: String,
    },
    /// A variant with another name and other fields has its index.
    IndexReused {
        /// The index of both.
        index: u32,
        /// The new variant.
        by: String,
    },
    /// A variant has another index.
    IndexMoved {
        /// Its index before.
        from: u32,
        /// Its index now.
        to: u32,
    },
    /// Two variants swapped their indices.
    IndicesSwapped {
        /// The other variant.
        with: String,
    },
    /// A variant's fields got or lost their names, or came or went altogether.
    Payload {
        /// The variant's index before.
        index: u32,
    },
    /// The same change as elsewhere, to a type that both places are of.
    Alike {
        /// The path of the other place.
        other: String,
    },
    /// So many changes more.
    More {
        /// How many, at least.
        count: usize,
    },
    /// The layouts differ, but no one can say how.
    Unnamed,
}

/// A type before and after, in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Types {
    pub(super) old: Option<Typed>,
    pub(super) new: Option<Typed>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Typed {
    pub(super) text: String,
    /// How it stands in code, if Rust calls it so.
    pub(super) rust: Option<String>,
}

impl From<Short> for Typed {
    fn from(Short { text, is_rust }: Short) -> Self {
        Self { rust: is_rust.then(|| text.clone()), text }
    }
}

impl Types {
    pub(super) const NONE: Self = Self { old: None, new: None };
}

/// A change between two layouts.
///
/// # Examples
///
/// ```
/// use perennial::schema::{Schema, diff, diff::Kind};
///
/// let old = Schema::from_json(r#"[{"struct":[["name",1],["nick",1]]},"string"]"#)?;
/// let new = Schema::from_json(r#"[{"struct":[["name",1],["handle",1]]},"string"]"#)?;
/// let changes = diff(&old, &new);
/// assert_eq!(changes.len(), 1);
/// assert_eq!(changes[0].path(), "nick");
/// assert_eq!(changes[0].kind(), &Kind::Renamed { to: "handle".into() });
/// assert_eq!((changes[0].old_type(), changes[0].new_type()), (Some("String"), Some("String")));
/// assert_eq!(changes[0].to_string(), "field nick became handle: String");
/// # Ok::<(), perennial::schema::SchemaError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub(super) path: Path,
    pub(super) kind: Kind,
    pub(super) types: Types,
    /// The types of the whole field of the root that it is in.
    pub(super) whole: Types,
}

impl Change {
    /// Where it is, from the root on: `profile.address.zip`, `contact.Phone.0`, `tags[]`,
    /// `scores (key)`. The root itself is empty. What is gone is called as it was.
    #[must_use]
    pub fn path(&self) -> String {
        self.path.to_string()
    }

    /// What it is.
    #[must_use]
    pub const fn kind(&self) -> &Kind {
        &self.kind
    }

    /// The type before, in short; of a variant, its name and fields. `None` if there was none, or if
    /// types do not matter.
    #[must_use]
    pub fn old_type(&self) -> Option<&str> {
        self.types.old.as_ref().map(|typed| typed.text.as_str())
    }

    /// The type after, likewise.
    #[must_use]
    pub fn new_type(&self) -> Option<&str> {
        self.types.new.as_ref().map(|typed| typed.text.as_str())
    }

    /// The path but for its last name: what the names of variants and fields stand in.
    fn within(&self) -> Path {
        let steps = self.path.0.split_last().map_or(&[][..], |(_, before)| before);
        Path(steps.to_vec())
    }

    /// ` of contact`, if it is not the root's.
    fn fmt_of(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.within().to_string() {
            root if root.is_empty() => Ok(()),
            path => write!(f, " of {path}"),
        }
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((name, version)) = self.path.entity() {
            write!(f, "{} V{version} itself changed: ", Name(name))?;
        }
        let (noun, path) = (self.path.noun(), &self.path);
        let (old, new) = (self.old_type().unwrap_or("…"), self.new_type().unwrap_or("…"));
        let is_part = matches!(path.0.last(), Some(Step::Part(_)));
        match &self.kind {
            Kind::Wider
            | Kind::Narrower
            | Kind::Sign
            | Kind::Optional
            | Kind::Required
            | Kind::Length
            | Kind::Pin { .. }
            | Kind::Type => match self.path() {
                root if root.is_empty() => write!(f, "{old} became {new}"),
                path => write!(f, "{noun}{path}: {old} became {new}"),
            },
            Kind::New { .. } if is_part => write!(f, "{noun}{path}: {new} is new"),
            Kind::New { place } => write!(f, "{noun}{path}: {new} is new, at place {place}"),
            Kind::Gone { .. } => write!(f, "{noun}{path} is gone"),
            Kind::Renamed { to } => write!(f, "{noun}{path} became {}: {new}", Name(to)),
            Kind::Replaced { to } => write!(f, "{noun}{path}: {old} became {}: {new}", Name(to)),
            Kind::NamesSwapped { with } => {
                write!(f, "fields {path} and {} swapped their names", Name(with))
            }
            Kind::PlacesSwapped { with } => {
                write!(f, "fields {path} and {} changed places", Name(with))
            }
            Kind::Moved { from, to } => write!(f, "{noun}{path} moved from place {from} to {to}"),
            Kind::Reordered { order } => {
                f.write_str("the fields")?;
                if !path.0.is_empty() {
                    write!(f, " of {path}")?;
                }
                f.write_str(" changed their order: now ")?;
                for (at, name) in order.iter().enumerate() {
                    write!(f, "{}{}", if at == 0 { "" } else { ", " }, Name(name))?;
                }
                Ok(())
            }
            Kind::VariantNew { index } => write!(f, "variant {path} is new, at index {index}"),
            Kind::VariantGone { index } => {
                write!(f, "variant {path} is gone, its index was {index}")
            }
            Kind::VariantRenamed { index, to } => {
                write!(f, "variant {path} became {}, at the same index {index}", Name(to))
            }
            Kind::IndexReused { index, by: _ } => {
                write!(f, "index {index}")?;
                self.fmt_of(f)?;
                write!(f, " was {old}, is now {new}")
            }
            Kind::IndexMoved { from, to } => {
                write!(f, "variant {path} moved from index {from} to {to}")
            }
            Kind::IndicesSwapped { with } => {
                write!(f, "variants {path} and {} swapped their indices", Name(with))
            }
            Kind::Payload { .. } => {
                write!(f, "variant")?;
                self.fmt_of(f)?;
                write!(f, " {old} became {new}")
            }
            Kind::Alike { other } => match other.as_str() {
                "" => write!(f, "{noun}{path} changed as the whole did"),
                other => write!(f, "{noun}{path} changed as {other} did"),
            },
            Kind::More { count } => write!(f, "at least {count} more changes"),
            Kind::Unnamed => f.write_str("the layout differs"),
        }
    }
}

//! What two layouts have to be to each other.

use alloc::{string::String, vec::Vec};
use core::fmt;

use super::{
    change::{Change, Kind},
    walk::diff,
};
use crate::{
    schema::{Schema, short::Name},
    version::Version,
};

/// How two layouts of an entity differ, and whether they may.
///
/// Its text has a line for each change. If none is allowed, what to do follows, for all changes
/// before it that have the same remedy. Of more than 20 changes the rest is only counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    entity: String,
    version: Version,
    rule: Rule,
    changes: Vec<Change>,
}

/// How many changes are written out.
const LINES_MAX: usize = 20;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    /// A version is for ever what it was when the latest one was released, or before.
    Released { latest: Version },
    /// Anything may change up to the next version.
    Between { to: Version },
}

/// Judges one version that has two layouts: as it was released, and as the code has it. No change
/// is allowed.
///
/// # Examples
///
/// ```
/// use perennial::{Version, schema::{Schema, diff}};
///
/// let old = Schema::from_json(r#"[{"struct":[["name",1],["nick",1]]},"string"]"#)?;
/// let new = Schema::from_json(r#"[{"struct":[["name",1]]},"string"]"#)?;
/// let (version, latest) = (Version::of::<1>(), Version::of::<2>());
/// let text = diff::released("User", version, latest, &old, &new).to_string();
/// assert!(text.starts_with("User V1: field nick is gone\n"));
/// assert!(text.contains("removed(nick: String, in = 1..=2, after = name)"));
/// assert!(diff::released("User", version, latest, &old, &old).allowed());
/// # Ok::<(), perennial::schema::SchemaError>(())
/// ```
#[must_use]
pub fn released(
    entity: &str,
    version: Version,
    latest: Version,
    old: &Schema,
    new: &Schema,
) -> Difference {
    let rule = Rule::Released { latest: latest.max(version) };
    Difference { entity: entity.into(), version, rule, changes: diff(old, new) }
}

/// Tells what a version did to the one before it. All changes are allowed.
///
/// # Examples
///
/// ```
/// use perennial::{Version, schema::{Schema, diff}};
///
/// let old = Schema::from_json(r#"[{"struct":[["name",1]]},"string"]"#)?;
/// let new = Schema::from_json(r#"[{"struct":[["name",1],["karma",2]]},"string","u32"]"#)?;
/// let text = diff::between("User", Version::of::<1>(), Version::of::<2>(), &old, &new).to_string();
/// assert_eq!(text, "User V1 -> V2: field karma: u32 is new, at place 2");
/// # Ok::<(), perennial::schema::SchemaError>(())
/// ```
#[must_use]
pub fn between(entity: &str, from: Version, to: Version, old: &Schema, new: &Schema) -> Difference {
    let mut changes = diff(old, new);
    // That the one version is not the other goes without saying.
    changes
        .retain(|change| !matches!(change.kind(), Kind::Pin { .. }) || !change.path().is_empty());
    Difference { entity: entity.into(), version: from, rule: Rule::Between { to }, changes }
}

impl Difference {
    /// The entity.
    #[must_use]
    pub fn entity(&self) -> &str {
        &self.entity
    }

    /// The version that has two layouts, or the older one of two.
    #[must_use]
    pub const fn version(&self) -> Version {
        self.version
    }

    /// What changed, in the order of the new layout.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Whether all of that may be.
    #[must_use]
    pub const fn allowed(&self) -> bool {
        match self.rule {
            Rule::Released { .. } => self.changes.is_empty(),
            Rule::Between { .. } => true,
        }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut head = alloc::format!("{} V{}", Name(&self.entity), self.version);
        let latest = match self.rule {
            Rule::Released { latest } => Some(latest),
            Rule::Between { to } => {
                head.push_str(&alloc::format!(" -> V{to}"));
                None
            }
        };
        if self.changes.is_empty() {
            let same = if latest.is_some() { "as it was released" } else { "the same layout" };
            return write!(f, "{head}: {same}");
        }
        let (told, more) = self.changes.split_at(self.changes.len().min(LINES_MAX));
        let mut rest = told.iter().peekable();
        while let Some(change) = rest.next() {
            write!(f, "{head}: {change}")?;
            let advice = latest.map(|latest| change.advice(self.version, latest));
            let next = latest.and_then(|latest| Some(rest.peek()?.advice(self.version, latest)));
            if let Some(advice) = advice.filter(|advice| Some(advice) != next.as_ref()) {
                write!(f, "\n    {advice}")?;
            }
            if rest.peek().is_some() {
                f.write_str("\n")?;
            }
        }
        match more {
            [] => Ok(()),
            [before @ .., Change { kind: Kind::More { count }, .. }] => {
                write!(f, "\nand at least {} more changes", before.len() + count)
            }
            [_] => f.write_str("\nand 1 more change"),
            more => write!(f, "\nand {} more changes", more.len()),
        }
    }
}

//! Evidence of a binary that is not this one any more.

use std::{collections::BTreeSet, fmt, string::ToString, vec::Vec};

use super::binary::Binary;
use crate::{
    schema::Fingerprint,
    store::Registry,
    train::{Evidence, Release},
    version::SpecVersion,
};

/// What changed since the check.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Change {
    /// It has another layout.
    Layout {
        /// The layouts that were checked.
        checked: Vec<Option<Fingerprint>>,
        /// The layouts that it has.
        now: Vec<Option<Fingerprint>>,
    },
    /// The code activates it at a spec version that was not checked.
    Activation {
        /// What the code says.
        code: SpecVersion,
        /// The spec version before the check's.
        before: SpecVersion,
        /// The one that was checked.
        after: SpecVersion,
    },
    /// The binary does not know it.
    Gone,
}

/// Evidence that is not of this binary.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the evidence is not of this binary; run the check again:{}", Listed(.changes))]
pub struct StaleEvidence {
    /// What changed, of each release that did.
    pub changes: Vec<(Release, Change)>,
}

impl Evidence {
    /// Checks that all that was covered is in this binary as it was checked: the same layouts, activated
    /// by the spec version of the check. To be asked before a release.
    ///
    /// # Errors
    ///
    /// [`StaleEvidence`] with all that changed.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::{
    ///     SpecVersion, Table, Versioned, registry,
    ///     train::{Feature, Plan, Policy, check},
    /// };
    ///
    /// #[derive(Versioned)]
    /// #[versioned(latest = 2, activates(2 = 6))]
    /// struct User {
    ///     name: String,
    ///     #[versioned(since = 2)]
    ///     karma: u32,
    /// }
    ///
    /// const USERS: Table<u64, User> = Table::new("users");
    ///
    /// let karma = Feature::new("karma").releases("User V2".parse()?, SpecVersion(6));
    /// let plan = Plan::new(Policy::seed001(), SpecVersion(5)).feature(karma);
    /// let evidence = check::alone(&plan, "karma", registry![USERS])?;
    /// evidence.check(&registry![USERS])?;
    /// assert!(evidence.check(&registry![]).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn check(&self, registry: &Registry) -> Result<(), StaleEvidence> {
        let binary = Binary::of(registry);
        let releases: BTreeSet<&Release> =
            self.covers().iter().map(|covered| &covered.release).collect();
        let mut changes = Vec::new();
        for release in releases {
            let codes = binary.activations(release);
            if codes.is_empty() {
                changes.push((release.clone(), Change::Gone));
                continue;
            }
            let (before, after) = (self.before(), self.after());
            let other = codes.into_iter().filter(|code| *code <= before || *code > after);
            changes.extend(
                other.map(|code| (release.clone(), Change::Activation { code, before, after })),
            );
            let covers = self.covers().iter().filter(|covered| covered.release == *release);
            let checked: BTreeSet<_> = covers.map(|covered| covered.fingerprint).collect();
            let now = binary.layouts(release, after);
            if now != checked {
                let (checked, now) = (checked.into_iter().collect(), now.into_iter().collect());
                changes.push((release.clone(), Change::Layout { checked, now }));
            }
        }
        if changes.is_empty() { Ok(()) } else { Err(StaleEvidence { changes }) }
    }
}

/// One change per line.
struct Listed<'a>(&'a [(Release, Change)]);

impl fmt::Display for Listed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|(release, change)| {
            write!(f, "\n  - {release}: ")?;
            match change {
                Change::Layout { checked, now } => {
                    write!(f, "its layout was {}, and is {} now", all(checked), all(now))
                }
                Change::Activation { code, before, after } => write!(
                    f,
                    "the code activates it at spec version {code}, and {before} to {after} was checked"
                ),
                Change::Gone => f.write_str("the registry does not know it any more"),
            }
        })
    }
}

fn all(layouts: &[Option<Fingerprint>]) -> std::string::String {
    let layouts = layouts.iter().map(|layout| match layout {
        Some(fingerprint) => fingerprint.to_string(),
        None => "none".to_string(),
    });
    layouts.collect::<Vec<_>>().join(", ")
}

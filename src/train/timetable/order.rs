//! Forks and the order in which they come.

use alloc::{string::String, vec::Vec};

use crate::version::SpecVersion;

/// A fork: a named point from which on a network runs by other rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fork {
    /// Its name.
    pub name: String,
    /// The spec version that it brings; `None` for an optional fork, which stands outside of the order.
    pub spec_version: Option<SpecVersion>,
}

/// Forks in the order in which networks activate them, and optional ones beside them.
///
/// # Examples
///
/// ```
/// use perennial::{SpecVersion, train::ForkOrder};
///
/// let order = ForkOrder::numbered(["bedrock", "regolith", "canyon"])?
///     .with_optional(["pectra_blob_schedule"])?
///     .with_genesis_forks("regolith")?;
/// assert_eq!(order.get("canyon").and_then(|fork| fork.spec_version), Some(SpecVersion(3)));
/// assert!(order.is_from_genesis("bedrock") && !order.is_from_genesis("canyon"));
/// assert!(ForkOrder::numbered(["canyon", "canyon"]).is_err());
/// # Ok::<(), perennial::train::ForkOrderError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForkOrder {
    base: SpecVersion,
    forks: Vec<Fork>,
    optional: Vec<Fork>,
    /// How many of the first forks are active from genesis on where no time is set for them.
    from_genesis: usize,
}

impl ForkOrder {
    /// Forks with spec versions by their place: 1, 2, and so on. Before the first one it is 0.
    ///
    /// # Errors
    ///
    /// [`ForkOrderError`] for an empty name or one that is there twice.
    pub fn numbered<N: Into<String>>(
        names: impl IntoIterator<Item = N>,
    ) -> Result<Self, ForkOrderError> {
        let versions = (1..=u32::MAX).map(SpecVersion);
        Self::new(SpecVersion::ZERO, names.into_iter().zip(versions))
    }

    /// Forks with the spec versions that they bring; `base` is the one before the first of them.
    ///
    /// # Errors
    ///
    /// [`ForkOrderError`] for an empty name, one that is there twice, or a spec version that does not
    /// grow.
    pub fn new<N: Into<String>>(
        base: SpecVersion,
        forks: impl IntoIterator<Item = (N, SpecVersion)>,
    ) -> Result<Self, ForkOrderError> {
        let mut order = Self { base, forks: Vec::new(), optional: Vec::new(), from_genesis: 0 };
        let mut before = base;
        for (name, version) in forks {
            let name = order.unused(name.into())?;
            if version <= before {
                return Err(ForkOrderError::NotGrowing { fork: name, version, before });
            }
            before = version;
            order.forks.push(Fork { name, spec_version: Some(version) });
        }
        Ok(order)
    }

    /// Adds optional forks: a network may have them or not, at any time, and their spec version stays.
    ///
    /// # Errors
    ///
    /// [`ForkOrderError`] for an empty name or one that is there twice.
    pub fn with_optional<N: Into<String>>(
        mut self,
        names: impl IntoIterator<Item = N>,
    ) -> Result<Self, ForkOrderError> {
        for name in names {
            let name = self.unused(name.into())?;
            self.optional.push(Fork { name, spec_version: None });
        }
        Ok(self)
    }

    /// Says that the forks up to this one are active from genesis on, on every network that sets no
    /// time for them.
    ///
    /// # Errors
    ///
    /// [`ForkOrderError::Unknown`] if the order does not have it.
    pub fn with_genesis_forks(mut self, last: &str) -> Result<Self, ForkOrderError> {
        let place = self.position(last);
        let place = place.ok_or_else(|| ForkOrderError::Unknown { fork: last.into() })?;
        self.from_genesis = place.saturating_add(1);
        Ok(self)
    }

    /// The spec version before the first fork.
    #[must_use]
    pub const fn base(&self) -> SpecVersion {
        self.base
    }

    /// The forks in their order, without optional ones.
    #[must_use]
    pub fn forks(&self) -> &[Fork] {
        &self.forks
    }

    /// The optional forks, as they were given.
    #[must_use]
    pub fn optional(&self) -> &[Fork] {
        &self.optional
    }

    /// The forks in their order, then the optional ones.
    pub fn all(&self) -> impl Iterator<Item = &Fork> {
        self.forks.iter().chain(&self.optional)
    }

    /// A fork by its name, also an optional one.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Fork> {
        self.all().find(|fork| fork.name == name)
    }

    /// A fork's place in the order, from 0. Optional ones have none.
    #[must_use]
    pub fn position(&self, name: &str) -> Option<usize> {
        self.forks.iter().position(|fork| fork.name == name)
    }

    /// Whether a fork is active from genesis on where no time is set for it.
    #[must_use]
    pub fn is_from_genesis(&self, name: &str) -> bool {
        self.position(name).is_some_and(|place| place < self.from_genesis)
    }

    fn unused(&self, name: String) -> Result<String, ForkOrderError> {
        match self.get(&name) {
            Some(_) => Err(ForkOrderError::Twice { fork: name }),
            None if name.is_empty() => Err(ForkOrderError::EmptyName),
            None => Ok(name),
        }
    }
}

/// Forks that are in no order.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ForkOrderError {
    /// A fork has no name.
    #[error("a fork has an empty name; give it one")]
    EmptyName,
    /// Two forks have one name.
    #[error("the fork `{fork}` is there twice; leave one of them out, or name it anew")]
    Twice {
        /// The name.
        fork: String,
    },
    /// A fork does not raise the spec version.
    #[error(
        "the fork `{fork}` brings spec version {version}, and {before} was there before it; give it \
         a greater one"
    )]
    NotGrowing {
        /// The fork.
        fork: String,
        /// Its spec version.
        version: SpecVersion,
        /// The one before it.
        before: SpecVersion,
    },
    /// The order does not have the fork.
    #[error("the order has no fork `{fork}`; add it, or mend the name")]
    Unknown {
        /// The fork.
        fork: String,
    },
}

//! The parameters that schedules are registered under, and changes of them.

use alloc::{collections::BTreeMap, string::String, vec::Vec};

use super::{Rules, Schedule};

/// The parameters of a registry of schedules.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Parameters {
    /// How many entries a schedule may have, as it was set. [`Rules::deployments_max`] is what counts.
    pub deployments_max: u32,
    /// The chain's other parameters, as bytes that nothing here understands.
    pub others: BTreeMap<String, Vec<u8>>,
}

/// A proposal to change parameters.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ParameterChanges {
    /// The new limit, if it changes.
    pub deployments_max: Option<u32>,
    /// The new values of other parameters.
    pub others: BTreeMap<String, Vec<u8>>,
}

/// A change of parameters that is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParametersError {
    /// Nothing changes.
    #[error("the change of parameters is empty: name at least one parameter other than the limit")]
    Empty,
    /// Nothing but the limit changes.
    #[error(
        "the change of parameters sets the limit of deployments to {deployments_max} and nothing \
         else, which counts as empty: set another parameter with it, if only to what it is"
    )]
    OnlyTheLimit {
        /// The new limit.
        deployments_max: u32,
    },
    /// A stored schedule is longer than the new limit.
    #[error(
        "schedule {schedule} has {found} entries, and the new limit would be {max}: drop its \
         superseded deployments first, or choose a higher limit"
    )]
    LimitBelowStored {
        /// Which of the stored schedules it is, from 0.
        schedule: usize,
        /// How many entries it has.
        found: usize,
        /// How many it could have.
        max: u32,
    },
}

impl ParameterChanges {
    /// Whether anything changes.
    ///
    /// As in oasis-core (`ConsensusParameterChanges.SanityCheck`), the limit of deployments does not
    /// count: a proposal with the limit alone is refused as empty.
    ///
    /// # Errors
    ///
    /// [`ParametersError::Empty`] and [`ParametersError::OnlyTheLimit`].
    pub fn check(&self) -> Result<(), ParametersError> {
        match (self.others.is_empty(), self.deployments_max) {
            (false, _) => Ok(()),
            (true, None) => Err(ParametersError::Empty),
            (true, Some(deployments_max)) => Err(ParametersError::OnlyTheLimit { deployments_max }),
        }
    }
}

impl Parameters {
    /// The rules under these parameters, without constraints.
    #[must_use]
    pub const fn rules(&self) -> Rules {
        Rules::new(self.deployments_max)
    }

    /// The parameters after a change, where these schedules are stored.
    ///
    /// oasis-core lets the limit go below what is stored, and panics at the next update of such a
    /// schedule. Here it is refused at once. A limit that is not lowered is never refused.
    ///
    /// # Errors
    ///
    /// [`ParametersError`], if the change is empty or a stored schedule has more entries than a lower
    /// limit allows.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::{
    ///     Epoch, SpecVersion,
    ///     schedule::{Deployment, ParameterChanges, Parameters, ParametersError, Schedule},
    /// };
    ///
    /// let stored: Schedule =
    ///     (1..=3).map(|n| Deployment::new(SpecVersion(n), Epoch(n.into()))).collect();
    /// let parameters = Parameters { deployments_max: 5, ..Parameters::default() };
    /// let changes = |max| ParameterChanges {
    ///     deployments_max: Some(max),
    ///     others: [("node_expiration_max".into(), vec![10])].into(),
    /// };
    /// assert_eq!(parameters.change(changes(3), [&stored])?.deployments_max, 3);
    /// assert_eq!(
    ///     parameters.change(changes(0), [&stored]),
    ///     Err(ParametersError::LimitBelowStored { schedule: 0, found: 3, max: 2 }),
    /// );
    /// # Ok::<(), ParametersError>(())
    /// ```
    pub fn change<'a, V: 'a>(
        &self,
        changes: ParameterChanges,
        stored: impl IntoIterator<Item = &'a Schedule<V>>,
    ) -> Result<Self, ParametersError> {
        changes.check()?;
        let mut changed = self.clone();
        changed.others.extend(changes.others);
        changed.deployments_max = changes.deployments_max.unwrap_or(self.deployments_max);
        let max = changed.rules().deployments_max();
        if max < self.rules().deployments_max() {
            for (schedule, stored) in stored.into_iter().enumerate() {
                let found = stored.entries().len();
                if u32::try_from(found).map_or(true, |found| found > max) {
                    return Err(ParametersError::LimitBelowStored { schedule, found, max });
                }
            }
        }
        Ok(changed)
    }
}

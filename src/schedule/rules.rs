//! What a schedule is judged by.

use super::Deployment;

/// However low the limit is set, a list may hold an active deployment and the next one.
const DEPLOYMENTS_LEAST: u32 = 2;

/// What a schedule is judged by: how long it may be, and who judges constraints.
///
/// # Examples
///
/// ```
/// use perennial::schedule::Rules;
///
/// assert_eq!(Rules::new(5).deployments_max(), 5);
/// // The active deployment and the next one always have room.
/// assert_eq!(Rules::new(0).deployments_max(), 2);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules<P = NoConstraints> {
    deployments_max: u32,
    constraints: P,
}

impl Rules {
    /// At most `deployments_max` entries, but never fewer than two; no constraints.
    #[must_use]
    pub const fn new(deployments_max: u32) -> Self {
        Self { deployments_max, constraints: NoConstraints }
    }
}

/// Two entries, no constraints. (Only of these rules, so that `Rules::default()` alone says which.)
impl Default for Rules {
    fn default() -> Self {
        Self::new(DEPLOYMENTS_LEAST)
    }
}

impl<P> Rules<P> {
    /// The rules with another judge of constraints.
    #[must_use]
    pub fn with_constraints<Q>(self, policy: Q) -> Rules<Q> {
        Rules { deployments_max: self.deployments_max, constraints: policy }
    }

    /// How many entries a list may hold: the limit as it was given, or two if that is more.
    #[must_use]
    pub fn deployments_max(&self) -> u32 {
        self.deployments_max.max(DEPLOYMENTS_LEAST)
    }

    /// Who judges constraints.
    #[must_use]
    pub const fn constraints(&self) -> &P {
        &self.constraints
    }
}

/// Judges what deployments demand of the places where they run: bytes that a schedule keeps, and
/// nothing else here understands.
///
/// # Laws
///
/// Verdicts depend on the arguments and the policy alone: one that changes with time makes a stored
/// schedule malformed without anybody touching it.
///
/// # Examples
///
/// ```
/// use perennial::{Epoch, SpecVersion, schedule::{ConstraintsPolicy, Deployment, Rules, Schedule}};
///
/// /// Constraints are the number of processors, in one byte.
/// struct Processors;
///
/// #[derive(Debug, thiserror::Error)]
/// #[error("the number of processors is missing")]
/// struct Missing;
///
/// impl<V> ConstraintsPolicy<V> for Processors {
///     type Refusal = Missing;
///
///     fn judge(&self, deployment: &Deployment<V>) -> Result<(), Missing> {
///         match deployment.constraints.as_deref() {
///             Some([_]) => Ok(()),
///             _ => Err(Missing),
///         }
///     }
///
///     fn admits(&self, deployment: &Deployment<V>, capability: Option<&[u8]>) -> bool {
///         capability >= deployment.constraints.as_deref()
///     }
/// }
///
/// let rules = Rules::new(2).with_constraints(Processors);
/// let bare = Deployment::new(SpecVersion(1), Epoch(0));
/// let schedule: Schedule = [bare.clone()].into_iter().collect();
/// assert!(schedule.validate(Epoch(0), &rules).is_err());
/// let schedule: Schedule = [bare.with_constraints([4])].into_iter().collect();
/// assert!(schedule.validate(Epoch(0), &rules).is_ok());
/// ```
pub trait ConstraintsPolicy<V> {
    /// Why constraints are refused. The schedule's error carries it as its source.
    type Refusal: core::error::Error + 'static;

    /// Whether a deployment may have the constraints that it has, or may lack them.
    ///
    /// # Errors
    ///
    /// Why it may not.
    fn judge(&self, deployment: &Deployment<V>) -> Result<(), Self::Refusal>;

    /// Whether a node may run a deployment with what it proved of itself (`None`: nothing).
    fn admits(&self, deployment: &Deployment<V>, capability: Option<&[u8]>) -> bool;
}

impl<V, P: ConstraintsPolicy<V> + ?Sized> ConstraintsPolicy<V> for &P {
    type Refusal = P::Refusal;

    fn judge(&self, deployment: &Deployment<V>) -> Result<(), Self::Refusal> {
        (**self).judge(deployment)
    }

    fn admits(&self, deployment: &Deployment<V>, capability: Option<&[u8]>) -> bool {
        (**self).admits(deployment, capability)
    }
}

/// Deployments have no constraints, and nodes prove nothing: what oasis-core demands of a runtime
/// without trusted hardware. Constraints of no bytes are constraints, too, and refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct NoConstraints;

/// Constraints where nothing could hold to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it has constraints of {bytes} bytes, and none are known here: leave them out")]
pub struct ConstraintsGiven {
    /// How many bytes they have.
    pub bytes: usize,
}

impl<V> ConstraintsPolicy<V> for NoConstraints {
    type Refusal = ConstraintsGiven;

    fn judge(&self, deployment: &Deployment<V>) -> Result<(), ConstraintsGiven> {
        match &deployment.constraints {
            None => Ok(()),
            Some(constraints) => Err(ConstraintsGiven { bytes: constraints.len() }),
        }
    }

    fn admits(&self, _: &Deployment<V>, capability: Option<&[u8]>) -> bool {
        capability.is_none()
    }
}

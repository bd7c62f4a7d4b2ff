//! The points in which projects differ, as data.

use alloc::string::String;

/// How long things take, and what waits for what.
///
/// The OP Stack's chart, its text and its later practice differ in these points; each is a policy here,
/// and a project may have one of its own.
///
/// # Examples
///
/// ```
/// use perennial::train::{Governance, Policy};
///
/// let ours = Policy { mainnet_after_testnet_min_days: 14, ..Policy::pm2025() }.named("ours");
/// assert_eq!(ours.governance, Governance::Parallel);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// The policy's name.
    pub name: String,
    /// How many days before its activation a testnet release is cut, at least.
    pub testnet_lead_min_days: u32,
    /// And at most; `None` for no limit.
    pub testnet_lead_max_days: Option<u32>,
    /// When the vote runs.
    pub governance: Governance,
    /// How many days after the testnet's activation mainnet's comes, at least.
    pub mainnet_after_testnet_min_days: u32,
    /// How upgrades with L2 changes are named.
    pub naming: Naming,
}

/// When the vote runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Governance {
    /// After the testnet's activation, as the chart draws it.
    AfterTestnetActivation,
    /// Beside it, from the testnet's release on, as the text has it.
    Parallel,
}

/// How upgrades with L2 changes are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// By the next letter of the alphabet, after `z` by `a`.
    NextLetter,
    /// By any name.
    Free,
}

impl Policy {
    /// The OP Stack's release process of 2025-01 as its chart draws it (SEED-001): a testnet release
    /// two to three weeks before its activation, the vote after it.
    #[must_use]
    pub fn seed001() -> Self {
        Self {
            name: "seed001".into(),
            testnet_lead_min_days: 14,
            testnet_lead_max_days: Some(21),
            governance: Governance::AfterTestnetActivation,
            mainnet_after_testnet_min_days: 0,
            naming: Naming::NextLetter,
        }
    }

    /// The same process as its text has it: the vote runs beside the testnet.
    #[must_use]
    pub fn seed001_parallel() -> Self {
        Self { governance: Governance::Parallel, ..Self::seed001() }.named("seed001_parallel")
    }

    /// The process since 2025-01-31: a testnet release at least a week before its activation, mainnet
    /// at least a week after it.
    #[must_use]
    pub fn pm2025() -> Self {
        Self {
            name: "pm2025".into(),
            testnet_lead_min_days: 7,
            testnet_lead_max_days: None,
            governance: Governance::Parallel,
            mainnet_after_testnet_min_days: 7,
            naming: Naming::NextLetter,
        }
    }

    /// One of the three, by its name.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        [Self::seed001(), Self::seed001_parallel(), Self::pm2025()]
            .into_iter()
            .find(|policy| policy.name == name)
    }

    /// The same policy under another name.
    #[must_use]
    pub fn named(mut self, name: &str) -> Self {
        self.name = name.into();
        self
    }
}

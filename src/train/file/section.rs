//! The tables of a file.

use std::fmt;

/// A table of a `train.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Section {
    /// The file itself, above all tables.
    File,
    /// `[policy]`.
    Policy,
    /// A `[[feature]]`.
    Feature,
    /// An `[[upgrade]]`.
    Upgrade,
    /// An `[[event]]`, if what it does is not known.
    Event,
    /// An `[[event]]` that does something: the word of [`Event::word`](crate::train::Event::word).
    Does(&'static str),
    /// The `evidence` of an event.
    Evidence,
    /// A `[[network]]`, if its kind is not known.
    Network,
    /// A `[[network]]` of a kind: `alphanet`, `betanet`, `testnet` or `mainnet`.
    NetworkOf(&'static str),
    /// The `clock` of a network.
    Clock,
}

impl fmt::Display for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File => f.write_str("the file"),
            Self::Policy => f.write_str("the policy"),
            Self::Feature => f.write_str("the feature"),
            Self::Upgrade => f.write_str("the upgrade"),
            Self::Event => f.write_str("the event"),
            Self::Does(word) => write!(f, "the event `{word}`"),
            Self::Evidence => f.write_str("the evidence"),
            Self::Network => f.write_str("the network"),
            Self::NetworkOf(kind) => write!(f, "the network of kind `{kind}`"),
            Self::Clock => f.write_str("the clock"),
        }
    }
}

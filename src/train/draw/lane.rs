//! What lies in a lane.

use std::{string::String, vec::Vec};

/// A row of the picture.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Lane {
    pub(super) name: String,
    pub(super) bars: Vec<Bar>,
    pub(super) marks: Vec<Mark>,
}

/// Something that lasts.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bar {
    /// The first day.
    pub(super) from: u32,
    /// The day after the last; `None` if it lasts.
    pub(super) to: Option<u32>,
    pub(super) look: Look,
    pub(super) text: String,
}

/// Something that happens on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) day: u32,
    pub(super) is_good: bool,
}

/// What a bar stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Waiting,
    Alphanet,
    Betanet,
    Audit,
    Testnet,
    Governance,
    Mainnet,
    Gone,
    Plain,
}

impl Look {
    /// In the order of the legend.
    pub(super) const LEGEND: [(Self, &'static str); 7] = [
        (Self::Waiting, "waits"),
        (Self::Alphanet, "alphanet"),
        (Self::Betanet, "betanet"),
        (Self::Audit, "audit"),
        (Self::Testnet, "testnet"),
        (Self::Governance, "vote"),
        (Self::Mainnet, "mainnet"),
    ];

    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Waiting => "pending",
            Self::Alphanet => "s0",
            Self::Betanet => "s2",
            Self::Audit => "s3",
            Self::Testnet => "s1",
            Self::Governance => "s4",
            Self::Mainnet => "s5",
            Self::Gone => "gone",
            Self::Plain => "band",
        }
    }
}

//! The policy, by its name or as a table.

use std::vec::Vec;

use super::{
    FileErrorKind, Section,
    error::Fault,
    fields::{Field, Fields},
    shown,
};
use crate::{
    message::nearest,
    train::{Governance, Naming, Policy},
};

const FIELDS: [&str; 7] = [
    "name",
    "extends",
    "testnet_lead_min_days",
    "testnet_lead_max_days",
    "governance",
    "mainnet_after_testnet_min_days",
    "naming",
];

/// The policies that have a name.
const NAMES: [&str; 3] = ["seed001", "seed001_parallel", "pm2025"];

pub(super) const GOVERNANCE: [(&str, Governance); 2] = [
    ("after_testnet_activation", Governance::AfterTestnetActivation),
    ("parallel", Governance::Parallel),
];

pub(super) const NAMING: [(&str, Naming); 2] =
    [("next_letter", Naming::NextLetter), ("free", Naming::Free)];

/// The word for no limit.
pub(super) const NO_LIMIT: &str = "none";

/// `policy = "pm2025"` or `[policy]`.
pub(super) fn read(field: Field<'_>) -> Result<Policy, Fault> {
    if field.is_text() {
        return by_name(field);
    }
    let fields = field.fields(Section::Policy, "the name of a policy or a table")?;
    fields.only(&[&FIELDS])?;
    let name = fields.need("name")?.text()?;
    let base = fields.get("extends").map(by_name).transpose()?;
    let given = |field, base: Option<u32>| match (fields.get(field), base) {
        (Some(field), _) => field.small(),
        (None, Some(base)) => Ok(base),
        (None, None) => Err(fields.lacks(field)),
    };
    let base = base.as_ref();
    let lead_min = given("testnet_lead_min_days", base.map(|base| base.testnet_lead_min_days))?;
    let after_testnet = given(
        "mainnet_after_testnet_min_days",
        base.map(|base| base.mainnet_after_testnet_min_days),
    )?;
    Ok(Policy {
        name: name.into(),
        testnet_lead_min_days: lead_min,
        testnet_lead_max_days: match (fields.get("testnet_lead_max_days"), base) {
            (Some(field), _) if field.is_text() => field.word(&[(NO_LIMIT, None)])?,
            (Some(field), _) => Some(field.small()?),
            (None, Some(base)) => base.testnet_lead_max_days,
            (None, None) => return Err(fields.lacks("testnet_lead_max_days")),
        },
        governance: word(&fields, "governance", &GOVERNANCE, base.map(|base| base.governance))?,
        mainnet_after_testnet_min_days: after_testnet,
        naming: word(&fields, "naming", &NAMING, base.map(|base| base.naming))?,
    })
}

/// A word of the table, or what the policy that it extends has.
fn word<T: Copy>(
    fields: &Fields<'_>,
    field: &'static str,
    known: &[(&'static str, T)],
    base: Option<T>,
) -> Result<T, Fault> {
    match (fields.get(field), base) {
        (Some(field), _) => field.word(known),
        (None, Some(base)) => Ok(base),
        (None, None) => Err(fields.lacks(field)),
    }
}

fn by_name(field: Field<'_>) -> Result<Policy, Fault> {
    let name = field.text()?;
    Policy::by_name(name).ok_or_else(|| {
        let (name, known) = (shown(name), Vec::from(NAMES));
        let nearest = nearest(known.iter().copied(), &name);
        field.fault(FileErrorKind::UnknownPolicy { name, nearest, known })
    })
}

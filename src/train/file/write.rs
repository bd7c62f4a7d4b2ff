//! The one way in which tools write plans.

use std::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::policy::{GOVERNANCE, NAMING, NO_LIMIT};
pub(super) use crate::history::escaped as quoted;
use crate::train::{Feature, Plan, PlannedUpgrade, Policy};

/// The format that this library writes and reads.
pub(super) const FORMAT: u64 = 1;

/// Texts in brackets.
pub(super) fn list(texts: impl Iterator<Item = String>) -> String {
    format!("[{}]", texts.map(|text| quoted(&text)).collect::<Vec<_>>().join(", "))
}

/// A plan, and nothing that happened.
pub(super) fn plan(plan: &Plan) -> String {
    let Plan { policy, base, features, upgrades, last_hardfork } = plan;
    let mut text = format!("format = {FORMAT}\nbase = {base}\n");
    if let Some(name) = last_hardfork {
        text.push_str(&format!("last_hardfork = {}\n", quoted(name)));
    }
    text.push_str(&policy_text(policy));
    features.iter().for_each(|feature| text.push_str(&feature_text(feature)));
    upgrades.iter().for_each(|upgrade| text.push_str(&upgrade_text(upgrade)));
    text
}

fn policy_text(policy: &Policy) -> String {
    if Policy::by_name(&policy.name).as_ref() == Some(policy) {
        return format!("policy = {}\n", quoted(&policy.name));
    }
    let Policy {
        name,
        testnet_lead_min_days,
        testnet_lead_max_days,
        governance,
        mainnet_after_testnet_min_days,
        naming,
    } = policy;
    let lead_max = testnet_lead_max_days.map_or(quoted(NO_LIMIT), |days| days.to_string());
    format!(
        "\n[policy]\nname = {}\ntestnet_lead_min_days = {testnet_lead_min_days}\n\
         testnet_lead_max_days = {lead_max}\ngovernance = {}\n\
         mainnet_after_testnet_min_days = {mainnet_after_testnet_min_days}\nnaming = {}\n",
        quoted(name),
        word(&GOVERNANCE, *governance),
        word(&NAMING, *naming),
    )
}

/// The word that is read as a value.
fn word<T: Copy + PartialEq>(words: &[(&'static str, T)], value: T) -> String {
    let found = words.iter().find(|(_, known)| *known == value);
    found.map(|(word, _)| quoted(word)).unwrap_or_default()
}

fn feature_text(feature: &Feature) -> String {
    let Feature { name, l2, releases, spec_version, needs } = feature;
    let mut text = format!("\n[[feature]]\nname = {}\n", quoted(name.as_str()));
    if *l2 {
        text.push_str("l2 = true\n");
    }
    if !releases.is_empty() {
        let releases = list(releases.iter().map(ToString::to_string));
        text.push_str(&format!("releases = {releases}\n"));
    }
    if let Some(spec) = spec_version {
        text.push_str(&format!("spec_version = {spec}\n"));
    }
    if !needs.is_empty() {
        text.push_str(&format!("needs = {}\n", list(needs.iter().map(ToString::to_string))));
    }
    text
}

fn upgrade_text(upgrade: &PlannedUpgrade) -> String {
    let PlannedUpgrade { name, title } = upgrade;
    let mut text = format!("\n[[upgrade]]\nname = {}\n", quoted(name.as_str()));
    if let Some(title) = title {
        text.push_str(&format!("title = {}\n", quoted(title)));
    }
    text
}

//! Cases from JSON.

use std::collections::BTreeMap;

use perennial::{
    SpecVersion,
    train::{
        AuditResult, Day, Entry, Event, Evidence, Feature, FeatureName, Governance, Month, Naming,
        Plan, Policy, ProposalNumber, Subject, UpgradeName,
    },
};
use serde_json::Value;

use super::{Case, Fields};
use crate::train::machine::evidence_at;

/// The spec version that networks run before the train; a feature's is higher.
const BASE: SpecVersion = SpecVersion(5);

pub fn case(value: &Value) -> Case {
    let mut fields = Fields::of(value, value["name"].as_str().unwrap());
    let name = fields.text("name");
    let policy = fields.text("policy");
    let policy = Policy::by_name(&policy).unwrap_or_else(|| panic!("{name}: {policy}"));
    // Prose about the case.
    let _ = (fields.take("principle"), fields.take("interpretation"));
    let mut given = fields.take("given").map(|given| Fields::of(&given, &name));
    let last_fork = given.as_mut().and_then(|given| given.take("last_fork"));
    let last_fork = last_fork.unwrap_or_else(|| "karst".into());
    let mut features = BTreeMap::new();
    let mut unplanned = Vec::new();
    let mut naming = Naming::NextLetter;
    if let Some(mut given) = given {
        unplanned = given.texts("unplanned");
        if given.take("naming").is_some_and(|naming| naming == "free") {
            naming = Naming::Free;
        }
        if let Some(planned) = given.take("features") {
            for (name, value) in planned.as_object().unwrap() {
                features.insert(name.clone(), feature(name, value));
            }
        }
        given.done();
    }
    let values = fields.need("events");
    let events = values.as_array().unwrap().iter();
    let events = events.map(|value| event(value, &name, &mut features)).collect();
    features.retain(|name, _| !unplanned.contains(name));
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let finally = fields.need("final");
    let finally = finally.as_object().unwrap().iter();
    let finally = finally.map(|(name, state)| (name.clone(), text(state))).collect();
    let edges = fields.texts("edges").into_iter().collect();
    fields.done();
    let mut plan = Plan::new(Policy { naming, ..policy }, BASE);
    plan.last_hardfork = (!last_fork.is_null()).then(|| text(&last_fork));
    plan.features = features.into_values().collect();
    Case { name, plan, events, finally, edges }
}

/// A feature of which more is said than its first event does.
fn feature(name: &str, value: &Value) -> Feature {
    let mut fields = Fields::of(value, name);
    let mut feature = Feature::new(name);
    let spec = fields.take("spec").map_or(u64::from(BASE.0 + 1), |spec| spec.as_u64().unwrap());
    let spec = SpecVersion(spec.try_into().unwrap());
    for release in fields.texts("releases") {
        feature = feature.releases(release.parse().unwrap(), spec);
    }
    feature.needs = fields.texts("needs").into_iter().map(FeatureName).collect();
    fields.done();
    feature
}

pub fn policy(name: &str, fields: &mut Fields) -> Policy {
    let max = fields.need("testnet_lead_max_days");
    let governance = fields.text("governance");
    Policy {
        name: name.to_owned(),
        testnet_lead_min_days: fields.number("testnet_lead_min_days"),
        testnet_lead_max_days: (!max.is_null()).then(|| max.as_u64().unwrap().try_into().unwrap()),
        governance: match governance.as_str() {
            "after_testnet_activation" => Governance::AfterTestnetActivation,
            "parallel" => Governance::Parallel,
            other => panic!("{name}: governance {other}"),
        },
        mainnet_after_testnet_min_days: fields.number("mainnet_after_testnet_min_days"),
        naming: Naming::NextLetter,
    }
}

/// An event and what is expected of it. Features are planned where they are first named.
fn event(
    value: &Value,
    case: &str,
    features: &mut BTreeMap<String, Feature>,
) -> (Entry, Result<(), String>) {
    let mut fields = Fields::of(value, case);
    let expected = match fields.need("expect") {
        Value::String(text) if text == "ok" => Ok(()),
        value => {
            let mut fields = Fields::of(&value, case);
            let code = fields.text("reject");
            fields.done();
            Err(code)
        }
    };
    let word = fields.text("do");
    if let Some(name) = value.get("feature") {
        let name = name.as_str().unwrap();
        let feature = features.entry(name.to_owned()).or_insert_with(|| Feature::new(name));
        feature.l2 |= word == "merge" && fields.flag_or("l2", false);
    }
    let on = fields.take("on").map(|day| Day(day.as_u64().unwrap().try_into().unwrap()));
    let event = match word.as_str() {
        "merge" | "complete" | "alpha_submit" | "alpha_hold" | "alpha_add" | "alpha_meeting"
        | "alpha_deploy" | "alpha_accept" | "beta_submit" => up_to_alphanet(&word, &mut fields),
        _ => from_betanet(&word, &mut fields),
    };
    fields.done();
    assert_eq!(event.word(), word);
    (Entry { on, ..event.into() }, expected)
}

fn up_to_alphanet(word: &str, fields: &mut Fields) -> Event {
    if matches!(word, "alpha_meeting" | "alpha_deploy") {
        let month = Month(fields.number("month"));
        return match word {
            "alpha_meeting" => Event::AlphaMeeting { month },
            _ => Event::AlphaDeploy {
                month,
                at_genesis: fields.true_unless(&["at_genesis", "active_at_genesis"]),
            },
        };
    }
    let feature = FeatureName(fields.text("feature"));
    match word {
        "merge" => Event::Merge { feature, code_complete: fields.flag_or("code_complete", true) },
        "complete" => Event::Complete { feature },
        "alpha_submit" => Event::AlphaSubmit { feature },
        "alpha_hold" => Event::AlphaHold { month: Month(fields.number("month")), feature },
        "alpha_add" => Event::AlphaAdd { month: Month(fields.number("month")), feature },
        "alpha_accept" => {
            let (stable, evidence) = (fields.flag("stable"), found(fields));
            Event::AlphaAccept { feature, stable, evidence }
        }
        "beta_submit" => Event::BetaSubmit { feature },
        other => panic!("unknown event {other}"),
    }
}

fn from_betanet(word: &str, fields: &mut Fields) -> Event {
    if word == "beta_meeting" {
        let is_deployed = fields.flag_or("deploy", true);
        let upgrade = fields.take("upgrade").filter(|name| is_deployed && !name.is_null());
        let upgrade = upgrade.map(|name| UpgradeName(name.as_str().unwrap().to_owned()));
        return Event::BetaMeeting { month: Month(fields.number("month")), upgrade };
    }
    let upgrade = UpgradeName(fields.text("upgrade"));
    match word {
        "beta_add" => Event::BetaAdd { upgrade, feature: FeatureName(fields.text("feature")) },
        "hardfork_name" => Event::HardforkName { upgrade, name: fields.text("name") },
        "upgrade_number" => Event::UpgradeNumber { upgrade, number: number(fields) },
        "beta_deploy" => {
            let performs_upgrade = fields.true_unless(&["performs_upgrade", "perform_upgrade"]);
            Event::BetaDeploy { upgrade, performs_upgrade }
        }
        "audit_decision" => Event::AuditDecision { upgrade, required: fields.flag("required") },
        "audit_result" => Event::AuditResult { upgrade, result: audit_result(fields) },
        "beta_accept" => {
            let (stable, evidence) = (fields.flag("stable"), found(fields));
            Event::BetaAccept { upgrade, stable, evidence }
        }
        "testnet_release" => Event::TestnetRelease { upgrade, day: Day(fields.number("day")) },
        "testnet_activate" => Event::TestnetActivate {
            upgrade,
            day: Day(fields.number("day")),
            epoch: None,
            all_chains: fields.true_unless(&["all_chains", "all_testnet_chains"]),
            matches_mainnet: fields.flag_or("matches_mainnet", true),
        },
        "gov_post" => Event::GovPost { upgrade, number: number(fields) },
        "gov_result" => Event::GovResult { upgrade, veto: fields.flag("veto") },
        "mainnet_release" => Event::MainnetRelease { upgrade, day: Day(fields.number("day")) },
        "mainnet_activate" => {
            Event::MainnetActivate { upgrade, day: Day(fields.number("day")), epoch: None }
        }
        "testnet_reschedule" => {
            Event::TestnetReschedule { upgrade, day: Day(fields.number("day")), epoch: None }
        }
        "mainnet_reschedule" => {
            Event::MainnetReschedule { upgrade, day: Day(fields.number("day")), epoch: None }
        }
        other => panic!("unknown event {other}"),
    }
}

fn audit_result(fields: &mut Fields) -> AuditResult {
    let (needs_fix, is_high) = (fields.flag("needs_fix"), fields.flag_or("high_risk", false));
    let feature = fields.take("feature").filter(|feature| !feature.is_null());
    let feature = feature.map(|feature| FeatureName(feature.as_str().unwrap().to_owned()));
    match (needs_fix, is_high) {
        (true, true) => AuditResult::HighRisk { feature },
        (true, false) => AuditResult::NeedsFix,
        // The chart asks for the risk only where something needs a fix.
        (false, _) => AuditResult::Clean,
    }
}

/// Numbers, and texts as `16a`.
fn number(fields: &mut Fields) -> ProposalNumber {
    match fields.need("number") {
        Value::String(text) => text.parse().unwrap(),
        value => u32::try_from(value.as_u64().unwrap()).unwrap().into(),
    }
}

/// Evidence as `{"feature": "A", "covers": ["User V2"]}`.
fn found(fields: &mut Fields) -> Option<Box<Evidence>> {
    let mut fields = Fields::of(&fields.take("evidence")?, "evidence");
    let subject = match fields.take("feature") {
        Some(name) => Subject::Feature(name.as_str().unwrap().into()),
        None => Subject::Upgrade(fields.text("upgrade").into()),
    };
    let covers = fields.texts("covers");
    let mut spec = |key, default| {
        let spec = fields.take(key).map(|spec| spec.as_u64().unwrap().try_into().unwrap());
        SpecVersion(spec.unwrap_or(default))
    };
    let spec_versions = (spec("before", BASE.0), spec("after", BASE.0 + 1));
    fields.done();
    let covers = covers.iter().map(|release| release.parse().unwrap()).collect();
    Some(Box::new(evidence_at(subject, covers, spec_versions)))
}

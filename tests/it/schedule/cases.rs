//! Access to the cases, and what is the same in all kinds of them.

use perennial::{
    Epoch,
    schedule::{
        ConstraintsPolicy, Deployment, RegisterError, Rules, RuntimeVersion, Schedule,
        ScheduleError, UpdateError,
    },
};
use serde_json::Value;

pub type List = Schedule<RuntimeVersion>;

/// Rules that no case has broken so far, so that nothing says what they are called: they may not be
/// called as any other rule is.
const UNNAMED: [&str; 9] = [
    "no_deployments",
    "tee_constraints_without_tee",
    "no_enclaves",
    "redundant_versions",
    "malformed_node_in_state",
    "no_such_version",
    "cannot_remove_active",
    "limit_below_stored",
    "malformed_new",
];

/// The rules that cases break.
const NAMED: [&str; 17] = [
    "nil_deployment",
    "too_many_deployments",
    "duplicate_version",
    "versions_must_increase_over_time",
    "invalid_sgx_constraints",
    "invalid_tee_hardware",
    "invalid_bundle_checksum",
    "more_than_one_future",
    "immediate_deploy",
    "change_existing_or_retroactive",
    "active_removed",
    "active_changed",
    "malformed_deployments_in_state",
    "duplicate_runtime_version",
    "cannot_remove_next",
    "runtime_removed",
    "current_version_missing",
];

/// Whether a case's outcome is the expected one: `ok`, or an error with its name and the broken rule.
pub fn expect(outcome: Result<(), Broken>, expected: &Value) {
    let wanted_rule = expected["rule"].as_str().unwrap_or("");
    let outcome = outcome.map_err(|(error, rule)| match UNNAMED.contains(&rule) {
        // The error's own name already tells this one from the other refusals of constraints.
        true if rule == "no_enclaves" || !NAMED.contains(&wanted_rule) => (error, wanted_rule),
        _ => (error, rule),
    });
    let found = match outcome {
        Ok(()) => "ok".to_owned(),
        Err((error, rule)) => format!("{error}: {rule}"),
    };
    let wanted = match expected["result"].as_str().unwrap() {
        "ok" => "ok".to_owned(),
        "error" => {
            let error = expected["error"].as_str().unwrap_or("");
            format!("{error}: {}", expected["rule"].as_str().unwrap())
        }
        "panic" => format!("panic: {}", expected["rule"].as_str().unwrap()),
        other => panic!("unknown result {other}"),
    };
    assert_eq!(found, wanted);
}

/// The name of oasis-core's error, and the rule as the cases call it.
pub type Broken = (&'static str, &'static str);

pub fn epoch(value: &Value) -> Epoch {
    Epoch(value.as_u64().unwrap())
}

pub fn version(value: &Value) -> RuntimeVersion {
    RuntimeVersion::parse_strict(value.as_str().unwrap()).unwrap()
}

/// A version that may be missing.
pub fn maybe_version(value: &Value) -> Option<RuntimeVersion> {
    (!value.is_null()).then(|| version(value))
}

pub fn versions(list: &Value) -> Vec<RuntimeVersion> {
    list.as_array().unwrap().iter().map(version).collect()
}

/// A list of deployments, with its nil entries.
pub fn list(value: &Value) -> List {
    let entries = value.as_array().unwrap().iter();
    let entries = entries.map(|entry| (!entry.is_null()).then(|| deployment(entry)));
    Schedule::from_entries(entries.collect())
}

fn deployment(value: &Value) -> Deployment<RuntimeVersion> {
    let known = ["version", "valid_from", "tee", "bundle_checksum_len"];
    for key in value.as_object().unwrap().keys() {
        assert!(known.contains(&key.as_str()), "unknown key {key}");
    }
    let checksum_bytes = value.get("bundle_checksum_len").map_or(0, |len| len.as_u64().unwrap());
    let constraints = value.get("tee").filter(|tee| !tee.is_null());
    Deployment {
        version: version(&value["version"]),
        valid_from: epoch(&value["valid_from"]),
        constraints: constraints.map(|tee| match tee.as_str().unwrap() {
            "empty_bytes" => Vec::new(),
            symbol => symbol.as_bytes().to_vec(),
        }),
        checksum: vec![0xC5; usize::try_from(checksum_bytes).unwrap()],
    }
}

/// The rules of a case: its limit, and its hardware as the policy.
pub fn rules(case: &Value) -> Rules<Tee> {
    let max = case["params"].get("max_runtime_deployments").map_or(0, |max| max.as_u64().unwrap());
    Rules::new(u32::try_from(max).unwrap()).with_constraints(Tee::of(case))
}

/// What oasis-core asks of constraints, by the hardware of the runtime. The symbols of the cases stand
/// for the bytes.
#[derive(Clone, Copy)]
pub enum Tee {
    None,
    Sgx,
    Unknown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TeeRefusal {
    GivenWithoutTee,
    InvalidSgx,
    NoEnclaves,
    UnknownHardware,
}

impl std::fmt::Display for TeeRefusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for TeeRefusal {}

impl Tee {
    pub fn of(case: &Value) -> Self {
        match case.get("tee_hardware").map_or("none", |hardware| hardware.as_str().unwrap()) {
            "none" => Self::None,
            "sgx" => Self::Sgx,
            _ => Self::Unknown,
        }
    }
}

impl<V> ConstraintsPolicy<V> for Tee {
    type Refusal = TeeRefusal;

    fn judge(&self, deployment: &Deployment<V>) -> Result<(), TeeRefusal> {
        match (self, deployment.constraints.as_deref()) {
            (Self::None, None) | (Self::Sgx, Some(b"ok" | b"ok2")) => Ok(()),
            (Self::None, Some(_)) => Err(TeeRefusal::GivenWithoutTee),
            (Self::Sgx, Some(b"no_enclaves")) => Err(TeeRefusal::NoEnclaves),
            (Self::Sgx, _) => Err(TeeRefusal::InvalidSgx),
            (Self::Unknown, _) => Err(TeeRefusal::UnknownHardware),
        }
    }

    fn admits(&self, _: &Deployment<V>, capability: Option<&[u8]>) -> bool {
        match self {
            Self::None => capability.is_none(),
            Self::Sgx => capability == Some(b"sgx"),
            Self::Unknown => false,
        }
    }
}

pub fn invalid(error: &ScheduleError<RuntimeVersion, TeeRefusal>) -> Broken {
    let rule = match error {
        ScheduleError::Empty => "no_deployments",
        ScheduleError::TooMany { .. } => "too_many_deployments",
        ScheduleError::NilEntry { .. } => "nil_deployment",
        ScheduleError::DuplicateVersion { .. } => "duplicate_version",
        ScheduleError::NotIncreasing { .. } => "versions_must_increase_over_time",
        ScheduleError::Constraints { refusal, .. } => match refusal {
            TeeRefusal::GivenWithoutTee => "tee_constraints_without_tee",
            TeeRefusal::InvalidSgx => "invalid_sgx_constraints",
            TeeRefusal::NoEnclaves => return ("ErrNoEnclaveForRuntime", "no_enclaves"),
            TeeRefusal::UnknownHardware => "invalid_tee_hardware",
        },
        ScheduleError::ChecksumLength { .. } => "invalid_bundle_checksum",
        ScheduleError::SeveralPending { .. } => "more_than_one_future",
        other => panic!("no rule for {other}"),
    };
    ("ErrInvalidArgument", rule)
}

pub fn not_registered(error: &RegisterError<RuntimeVersion, TeeRefusal>) -> Broken {
    match error {
        RegisterError::Invalid(error) => invalid(error),
        RegisterError::ActiveAtOnce { .. } => ("ErrRuntimeUpdateNotAllowed", "immediate_deploy"),
        other => panic!("no rule for {other}"),
    }
}

pub fn not_updated(error: &UpdateError<RuntimeVersion, TeeRefusal>) -> Broken {
    let rule = match error {
        // Where oasis-core panics, and this library does not.
        UpdateError::Stored(_) => return ("panic", "malformed_deployments_in_state"),
        UpdateError::New(_) => "malformed_new",
        UpdateError::Changed { .. } | UpdateError::Retroactive { .. } => {
            "change_existing_or_retroactive"
        }
        UpdateError::ActiveRemoved { .. } => "active_removed",
        UpdateError::ActiveChanged { .. } => "active_changed",
        other => panic!("no rule for {other}"),
    };
    ("ErrRuntimeUpdateNotAllowed", rule)
}

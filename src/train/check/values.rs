//! Values to check with: samples of versions, as a table or a message has them.

use std::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::SampleValue;
use crate::{
    entity::VersionInfo,
    history::{self, Samples},
    schema::{Codec, EntityHooks},
    version::{SpecVersion, Version},
};

/// A value of one version.
pub(super) struct Sampled {
    pub(super) version: Version,
    pub(super) activates: SpecVersion,
    pub(super) sample: SampleValue,
    /// Without a tag.
    pub(super) body: Vec<u8>,
    /// Tag and body.
    pub(super) stored: Vec<u8>,
}

/// The samples of a version in a codec.
pub(super) fn sampled(
    hooks: &EntityHooks,
    info: &VersionInfo,
    codec: &str,
    given: &Samples,
) -> Vec<Sampled> {
    let versions = (hooks.versions)();
    let Some(facts) = versions.into_iter().find(|facts| facts.version == info.version) else {
        return Vec::new();
    };
    let codec = Codec::from_name(codec);
    let samples = history::samples_to_check(hooks, facts, given).into_iter();
    let sampled = samples.filter_map(|sample| {
        let (_, body) = sample.bodies.into_iter().find(|(of, _)| Some(*of) == codec)?;
        let stored = [[info.tag.0].as_slice(), &body].concat();
        let sample = SampleValue { name: sample.name, value: sample.value };
        Some(Sampled { version: info.version, activates: info.activates, sample, body, stored })
    });
    sampled.collect()
}

/// A body as JSON, or in its bytes if they mean nothing.
pub(super) fn shown(hooks: &EntityHooks, codec: &str, version: Version, body: &[u8]) -> String {
    let value = || {
        let (schema, codec) = ((hooks.schema)(version)?, Codec::from_name(codec)?);
        let values = schema.values();
        values.to_json(&values.decode(codec, body).ok()?).ok()
    };
    match value() {
        Some(json) => format!("{} V{version} {json}", hooks.name),
        None => hex(body),
    }
}

/// A stored value as JSON, or in its bytes.
pub(super) fn shown_stored(hooks: &EntityHooks, codec: &str, stored: &[u8]) -> String {
    let known = stored.split_first().and_then(|(tag, body)| {
        let versions = (hooks.versions)();
        let facts = versions.into_iter().find(|facts| facts.tag.0 == *tag)?;
        Some(shown(hooks, codec, facts.version, body))
    });
    known.unwrap_or_else(|| hex(stored))
}

fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().map(|byte| format!("{byte:02x}"));
    ["0x".to_string()].into_iter().chain(digits).collect()
}

/// Two values for a finding: as JSON, or in their bytes where that does not tell them apart.
pub(super) fn apart(
    show: impl Fn(&[u8]) -> String,
    expected: &[u8],
    found: &[u8],
) -> (String, String) {
    let (a, b) = (show(expected), show(found));
    match a == b {
        true => (hex(expected), hex(found)),
        false => (a, b),
    }
}

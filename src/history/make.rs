//! The record of a version, made from the entity's types.

use std::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    Samples,
    record::{Lifted, Record, Sample},
    sample,
};
use crate::schema::{Codec, EntityHooks, Fingerprint, Schema, Value, Values, VersionFacts};

/// As many samples as a version has at least, if its type has values enough.
const SAMPLES_MIN: usize = 8;
/// How many patterns of bytes are tried where the schema does not tell what values are.
const PATTERNS: u64 = 2_000;
/// The length of a pattern.
const PATTERN_BYTES: usize = 4_096;

/// The record of a version; `before` is that of the version before, and its file's hash.
pub(super) fn record(
    hooks: &EntityHooks,
    facts: VersionFacts,
    schema: Schema,
    before: Option<(&Record, Fingerprint)>,
    given: &Samples,
) -> Result<Record, String> {
    let samples = samples(hooks, facts, given);
    if samples.is_empty() {
        return Err(format!(
            "no value of {} V{} was found to keep as a sample, for what was tried is refused by the \
             types' own checks: give some, with `history::release_with`",
            hooks.name, facts.version
        ));
    }
    let lifted = match before {
        Some((before, _)) => before
            .samples
            .iter()
            .map(|sample| lift(hooks, before, sample, &schema))
            .collect::<Result<_, _>>()?,
        None => Vec::new(),
    };
    Ok(Record {
        entity: hooks.name.to_string(),
        version: facts.version,
        tag: facts.tag,
        fingerprint: facts.fingerprint,
        previous: before.map(|(_, hash)| hash),
        schema,
        samples,
        lifted,
    })
}

/// The samples of a version: given ones, and those that are found.
fn samples(hooks: &EntityHooks, facts: VersionFacts, given: &Samples) -> Vec<Sample> {
    let Some(schema) = (hooks.schema)(facts.version) else { return Vec::new() };
    Sampling { hooks, facts, values: schema.values() }.samples(given, None)
}

/// As [`samples`], and one more with texts as people write them. A history has it not: its files are
/// made anew to be compared with.
#[cfg(feature = "train")]
pub(crate) fn samples_to_check(
    hooks: &EntityHooks,
    facts: VersionFacts,
    given: &Samples,
) -> Vec<Sample> {
    let Some(schema) = (hooks.schema)(facts.version) else { return Vec::new() };
    let written = sample::written(&schema);
    Sampling { hooks, facts, values: schema.values() }.samples(given, written)
}

/// What a sample of the version before reads as in the version that `schema` is of.
pub(super) fn lift(
    hooks: &EntityHooks,
    before: &Record,
    sample: &Sample,
    schema: &Schema,
) -> Result<Lifted, String> {
    let name = sample.name.clone();
    let (codec, body) = sample.bodies.first().ok_or_else(|| format!("sample `{name}` is empty"))?;
    let value = match (hooks.upcast)(*codec, before.version, body) {
        Ok(lifted) => {
            let value = schema.decode(*codec, &lifted).map_err(|error| error.to_string())?;
            Some(schema.value_to_json(&value).map_err(|error| error.to_string())?)
        }
        Err(refusal) if refusal.is_panic => return Err(refusal.reason),
        Err(_) => None,
    };
    Ok(Lifted { sample: name, value })
}

/// Looks for samples of a version.
struct Sampling<'a> {
    hooks: &'a EntityHooks,
    facts: VersionFacts,
    values: Values<'a>,
}

impl Sampling<'_> {
    fn samples(&self, given: &Samples, more: Option<(String, Vec<Value>)>) -> Vec<Sample> {
        let given = given.of(self.hooks.type_name, self.facts.version);
        let given = given
            .filter_map(|given| self.kept(given.name.clone(), given.bodies.clone().into_iter()));
        let built = sample::samples(self.values.schema());
        let built = built.into_iter().chain(more).filter_map(|(name, values)| {
            values.iter().find_map(|value| {
                let body = |codec| Some((codec, self.values.encode(codec, value).ok()?));
                self.kept(name.clone(), Codec::ALL.into_iter().filter_map(body))
            })
        });
        let mut samples: Vec<Sample> = given.chain(built).collect();
        if samples.len() < SAMPLES_MIN {
            self.add_found(&mut samples);
        }
        // A codec that lacks one of the types lacks it in all samples.
        let lacking = |codec: Codec| {
            samples.iter().any(|sample| sample.bodies.iter().all(|(of, _)| *of != codec))
        };
        let lacking: Vec<_> = Codec::ALL.into_iter().filter(|codec| lacking(*codec)).collect();
        if lacking.len() < Codec::ALL.len() {
            for sample in &mut samples {
                sample.bodies.retain(|(codec, _)| !lacking.contains(codec));
            }
        }
        samples
    }

    /// A sample, if the types take one of the bodies.
    fn kept(
        &self,
        name: String,
        candidates: impl Iterator<Item = (Codec, Vec<u8>)>,
    ) -> Option<Sample> {
        let version = self.facts.version;
        for (from, candidate) in candidates {
            let mut bodies = Vec::new();
            for to in Codec::ALL {
                match (self.hooks.reencode)(from, to, version, &candidate) {
                    Ok(written) => bodies.push((to, written.bytes)),
                    Err(refusal) if refusal.is_unsupported => {}
                    Err(_) => return None,
                }
            }
            let Some((codec, body)) = bodies.first() else { continue };
            let value = self.values.decode(*codec, body).ok()?;
            return Some(Sample { name, value: self.values.to_json(&value).ok()?, bodies });
        }
        None
    }

    /// Adds values that the types find in patterns of bytes: where a schema does not tell what
    /// values are, or where a type's own check refuses most of them.
    fn add_found(&self, samples: &mut Vec<Sample>) {
        for number in 0..PATTERNS {
            if samples.len() >= SAMPLES_MIN {
                return;
            }
            let pattern = pattern(number);
            for codec in Codec::ALL {
                let read = (self.hooks.reencode)(codec, codec, self.facts.version, &pattern);
                let Some(body) = read.ok().and_then(|read| pattern.get(..read.read)) else {
                    continue;
                };
                let name = format!("found {}", samples.len() + 1);
                let sample = self.kept(name, core::iter::once((codec, body.to_vec())));
                let is_new = |new: &Sample| samples.iter().all(|old| old.bodies != new.bodies);
                if let Some(sample) = sample.filter(is_new) {
                    samples.push(sample);
                    break;
                }
            }
        }
    }
}

/// Bytes, mostly small ones, for lengths and flags are small.
fn pattern(number: u64) -> Vec<u8> {
    let mut state = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut next = || {
        // SplitMix64: https://prng.di.unimi.it/splitmix64.c
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    };
    let bound = match number {
        0 => 1,
        number => [2, 5, 17, 256].into_iter().cycle().nth(number as usize % 4).unwrap_or(2),
    };
    (0..PATTERN_BYTES).map(|_| u8::try_from(next() % bound).unwrap_or_default()).collect()
}

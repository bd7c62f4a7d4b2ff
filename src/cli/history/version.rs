//! One version of an entity, with its samples.

use std::{format, prelude::rust_2024::*};

use serde_json::{Map, Value, json};

use super::show::{carried, short, version_json};
use crate::{
    cli::{columns::Columns, exit::Failure, terminal::Env},
    history::{Folder, LookedVersion, hex},
};

pub(super) fn show(
    env: &mut Env<'_>,
    folder: &Folder,
    name: &str,
    looked: &LookedVersion,
) -> Result<(), Failure> {
    if env.json {
        return env.line(json(folder, name, looked).to_string());
    }
    env.line(heading(name, looked))?;
    facts(env, folder, looked)?;
    for sample in &looked.record.samples {
        env.line(format!("\nsample `{}`", sample.name))?;
        env.line(format!("  value    {}", sample.value))?;
        for (codec, body) in &sample.bodies {
            env.line(format!("  {:7}  {}", codec.to_string(), hex(body)))?;
        }
    }
    if looked.record.lifted.is_empty() {
        return Ok(());
    }
    env.line("\nwhat the samples of the version before read as")?;
    let mut lifted = Columns::new(&["SAMPLE", "VALUE"]);
    for read in &looked.record.lifted {
        let value = read.value.clone().unwrap_or_else(|| "refused".to_string());
        lifted.row([read.sample.clone(), value]);
    }
    lifted.write(env, "  ")
}

pub(super) fn heading(name: &str, looked: &LookedVersion) -> String {
    let record = &looked.record;
    let (version, tag) = (record.version, record.tag);
    let fingerprint = short(record.fingerprint);
    format!("{name} V{version}  tag {tag}  fingerprint {fingerprint}  {}", looked.path.display())
}

/// The layout, and who carries it.
pub(super) fn facts(
    env: &mut Env<'_>,
    folder: &Folder,
    looked: &LookedVersion,
) -> Result<(), Failure> {
    for line in looked.record.schema.to_string().lines() {
        env.line(format!("  {line}"))?;
    }
    for (message, since) in carried(folder, looked) {
        env.line(format!("  carried by {message} from spec version {since} on"))?;
    }
    Ok(())
}

fn json(folder: &Folder, name: &str, looked: &LookedVersion) -> Value {
    let samples = looked.record.samples.iter().map(|sample| {
        let bodies = sample.bodies.iter().map(|(codec, body)| (codec.to_string(), hex(body)));
        let mut object: Map<String, Value> =
            bodies.map(|(codec, body)| (codec, Value::String(body))).collect();
        object.insert("name".to_string(), Value::String(sample.name.clone()));
        object.insert("value".to_string(), value(&sample.value));
        Value::Object(object)
    });
    let lifted =
        looked.record.lifted.iter().map(
            |read| json!({ "sample": read.sample, "value": read.value.as_deref().map(value) }),
        );
    let (samples, lifted): (Vec<_>, Vec<_>) = (samples.collect(), lifted.collect());
    let mut all = version_json(folder, name, looked);
    if let Value::Object(object) = &mut all {
        object.insert("samples".to_string(), Value::Array(samples));
        object.insert("upcasts".to_string(), Value::Array(lifted));
    }
    all
}

/// A recorded value; what is no JSON is shown as text.
fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.to_string()))
}

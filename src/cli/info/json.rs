//! What is known of a database, for programs.

use std::prelude::rust_2024::*;

use serde_json::{Value, json};

use super::facts::{Facts, Known, Verdict};
use crate::{
    catalog::{self, CatalogEntry},
    cli::database::TableFacts,
    schedule::Schedule,
    schema::TypeRef,
    store::KeyBytes,
    version::Epoch,
};

/// Beyond this, readers of JSON that have floats alone round integers.
const INTEGER_MAX: u64 = (1 << 53) - 1;

/// One object. Its names stay what they are; more may come.
pub(super) fn object(facts: &Facts) -> Value {
    let contents = &facts.contents;
    let entries: usize = contents.tables.iter().map(|table| table.entries.len()).sum();
    let epoch = contents.epoch.as_ref().ok().copied().flatten();
    let schedule = contents.schedule.as_ref().ok().and_then(Option::as_ref);
    let damaged = contents
        .damaged
        .iter()
        .map(|(key, problem)| json!({ "key": KeyBytes::new(key).to_string(), "problem": problem }));
    json!({
        "engine": facts.engine,
        "path": facts.path,
        "bytes": integer(facts.files.bytes),
        "files": integer(facts.files.number),
        "format": contents.format.as_ref().ok(),
        "import_unfinished_rows": contents.import.map(integer),
        "spec_version": contents.spec_version.as_ref().ok().map(|spec| spec.0),
        "epoch": epoch.map(|epoch| integer(epoch.0)),
        "schedule": schedule.map(|schedule| deployments(schedule, epoch)),
        "catalog": {
            "format": catalog::FORMAT,
            "entries": entries,
            "damaged": damaged.collect::<Vec<_>>(),
        },
        "tables": facts.tables().map(|(table, known)| of_table(table, known)).collect::<Vec<_>>(),
        "absent_tables": facts.absent,
        "opens": facts.is_typed.then(|| !facts.is_refused()),
        "problems": facts.problems(),
    })
}

fn deployments(schedule: &Schedule, epoch: Option<Epoch>) -> Vec<Value> {
    let timeline = schedule.timeline();
    let deployments = timeline.iter().map(|deployment| {
        let phase = epoch.and_then(|epoch| schedule.phase(deployment.version, epoch));
        json!({
            "spec_version": deployment.version.0,
            "valid_from": integer(deployment.valid_from.0),
            "phase": phase.map(|phase| phase.to_string()),
        })
    });
    deployments.collect()
}

fn of_table(table: &TableFacts, known: &Known) -> Value {
    let entry = table.entries.first();
    let key = entry.map(|entry| {
        json!({
            "scheme": entry.key.scheme,
            "path": entry.key.path,
            "type": entry.key.schema.short_name(TypeRef::ROOT),
        })
    });
    json!({
        "table": table.name,
        "entity": entry.map(|entry| &entry.entity),
        "codec": entry.map(|entry| &entry.codec),
        "key": key,
        "rows_about": known.rows.map(integer),
        "versions": table.entries.iter().map(of_version).collect::<Vec<_>>(),
        "types": known.verdict.as_ref().map(|verdict| of_verdict(table, verdict)),
    })
}

fn of_version(entry: &CatalogEntry) -> Value {
    json!({
        "version": entry.version.get(),
        "tag": entry.tag.0,
        "first_written_at": entry.spec_version.0,
        "fingerprint": entry.fingerprint.to_string(),
    })
}

fn of_verdict(table: &TableFacts, verdict: &Verdict) -> Value {
    let (store, problems) = match verdict {
        Verdict::Opens => ("opens", Vec::new()),
        Verdict::OnlyReads(newer) => ("only_reads", vec![newer.to_string()]),
        Verdict::Refuses(faults) => ("refuses", faults.iter().map(ToString::to_string).collect()),
        Verdict::Unread(error) => ("refuses", vec![error.clone()]),
    };
    let latest = table.typed.as_ref().map(|typed| typed.latest().get());
    json!({ "latest": latest, "store": store, "problems": problems })
}

fn integer(number: u64) -> Value {
    if number > INTEGER_MAX { Value::from(number.to_string()) } else { Value::from(number) }
}

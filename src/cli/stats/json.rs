//! The report for programs.

use std::{prelude::rust_2024::*, vec};

use serde_json::{Value, json};

use super::{
    report::{Age, Ended, Report, TableStats, VersionStats},
    sizes::{SizeSummary, Span},
};

/// Beyond this, readers of JSON that have floats alone round integers.
const INTEGER_MAX: u64 = (1 << 53) - 1;

/// The report as one object. Its names stay what they are; more may come.
pub(super) fn object(report: &Report) -> Value {
    let totals = report.totals();
    json!({
        "database": report.name,
        "engine": report.engine,
        "spec_version": report.spec_version.map(|spec| spec.0),
        "complete": report.is_whole(),
        "tables": report.tables.iter().map(table).collect::<Vec<_>>(),
        "not_counted": report.uncounted,
        "totals": {
            "rows": integer(totals.rows),
            "bytes": integer(totals.bytes),
            "keys": sizes(&report.keys),
            "values": sizes(&report.values),
            "older_than_latest": integer(totals.older_than_latest),
            "older_than_active": totals.older_than_active.map(integer),
            "unknown_tags": integer(totals.unknown),
            "empty": integer(totals.empty),
        },
    })
}

fn table(table: &TableStats) -> Value {
    let error = match &table.ended {
        Ended::Failed(error) => Some(error),
        Ended::Whole | Ended::Stopped => None,
    };
    let unknown = table.unknown.iter().map(|of| with_span(json!({ "tag": of.tag.0 }), &of.span));
    json!({
        "table": table.name,
        "entity": table.entity,
        "codec": table.codec,
        "complete": table.ended == Ended::Whole,
        "error": error,
        "rows": integer(table.rows()),
        "bytes": integer(table.bytes()),
        "keys": sizes(&table.keys),
        "values": sizes(&table.values),
        "versions": table.versions.iter().map(version).collect::<Vec<_>>(),
        "unknown_tags": unknown.collect::<Vec<_>>(),
        "empty": integer(table.empty),
        "age": age(&table.age),
    })
}

fn version(of: &VersionStats) -> Value {
    let head = json!({
        "version": of.version.get(),
        "tag": of.tag.0,
        "first_spec_version": of.first_spec_version.0,
    });
    with_span(head, &of.span)
}

fn age(age: &Age) -> Value {
    let types = age.types.map(|types| {
        json!({
            "latest": types.latest.get(),
            "older_than_latest": integer(types.older_than_latest),
            "active": types.active.map(|active| active.get()),
            "older_than_active": types.active.map(|_| integer(types.older_than_active)),
        })
    });
    json!({
        "latest": age.latest.map(|latest| latest.get()),
        "older_than_latest": integer(age.older_than_latest),
        "types": types,
    })
}

fn sizes(sizes: &SizeSummary) -> Value {
    let known = |size| (sizes.span.rows > 0).then(|| integer(size));
    let powers = sizes.powers.iter().map(|power| {
        json!({
            "from": integer(power.from),
            "to": integer(power.to),
            "rows": integer(power.rows),
        })
    });
    json!({
        "bytes": integer(sizes.span.bytes),
        "min": known(sizes.span.min),
        "mean": sizes.span.mean(),
        "p50": known(sizes.p50),
        "p90": known(sizes.p90),
        "p99": known(sizes.p99),
        "max": known(sizes.span.max),
        "powers_of_two": powers.collect::<Vec<_>>(),
    })
}

fn with_span(mut head: Value, span: &Span) -> Value {
    let known = |size| (span.rows > 0).then(|| integer(size));
    if let Some(head) = head.as_object_mut() {
        head.extend(
            vec![
                ("rows", integer(span.rows)),
                ("bytes", integer(span.bytes)),
                ("min", known(span.min).into()),
                ("mean", span.mean().into()),
                ("max", known(span.max).into()),
            ]
            .into_iter()
            .map(|(name, value)| (name.to_string(), value)),
        );
    }
    head
}

/// As values are written: a string where a float would round.
fn integer(integer: u64) -> Value {
    if integer > INTEGER_MAX { integer.to_string().into() } else { integer.into() }
}

//! What a history records.

use std::{collections::BTreeMap, format, prelude::rust_2024::*};

use serde_json::{Value, json};

use super::{
    args::{self, ShowArgs},
    version,
};
use crate::{
    cli::{columns::Columns, exit::Failure, terminal::Env},
    history::{Folder, LookedTable, LookedVersion},
    schema::Fingerprint,
};

pub(super) fn run(env: &mut Env<'_>, args: &ShowArgs) -> Result<(), Failure> {
    let folder = args::look(&args.folder)?;
    if !folder.findings.is_empty() {
        env.note(format!(
            "{} is not whole: `perennial history check` says what is wrong",
            args.folder.display()
        ));
    }
    match (&args.entity, args.version) {
        (None, _) => all(env, &folder),
        (Some(name), None) => {
            let (name, versions) = args::entity(&folder, name)?;
            versions.iter().try_for_each(|looked| match env.json {
                true => env.line(version_json(&folder, name, looked).to_string()),
                false => entity_text(env, &folder, name, looked),
            })
        }
        (Some(name), Some(number)) => {
            let (name, versions) = args::entity(&folder, name)?;
            version::show(env, &folder, name, args::version(name, versions, number)?)
        }
    }
}

/// As many digits of a hash as people compare.
pub(super) fn short(fingerprint: Fingerprint) -> String {
    fingerprint.to_string().chars().take(10).collect()
}

fn all(env: &mut Env<'_>, folder: &Folder) -> Result<(), Failure> {
    if env.json {
        return all_json(env, folder);
    }
    let mut entities = Columns::new(&["ENTITY", "VERSION", "TAG", "FINGERPRINT", "SAMPLES"]);
    for (name, versions) in &folder.entities {
        for LookedVersion { record, is_intact, .. } in versions {
            let flaw = if *is_intact { "" } else { " (damaged)" };
            entities.row([
                name.clone(),
                format!("V{}", record.version),
                record.tag.to_string(),
                short(record.fingerprint),
                format!("{}{flaw}", record.samples.len()),
            ]);
        }
    }
    let mut tables = Columns::new(&["TABLE", "ENTITY", "CODEC", "KEY SCHEME", "KEY"]);
    for table in &folder.tables {
        let (name, entity) = (table.name.clone(), table.entity.clone());
        let (codec, scheme) = (table.codec.clone(), table.key_scheme.clone());
        tables.row([name, entity, codec, scheme, table.key_text()]);
    }
    let mut messages = Columns::new(&["MESSAGE", "INDEX", "FROM SPEC VERSION", "CODEC", "PAYLOAD"]);
    for shape in &folder.messages {
        let payload = shape.payload.as_ref();
        let payload = payload.map(|payload| format!("{} V{}", payload.entity, payload.version));
        messages.row([
            format!("{}::{}", shape.messages, shape.message),
            shape.index.to_string(),
            shape.since.to_string(),
            shape.codec.clone(),
            payload.unwrap_or_default(),
        ]);
    }
    let mut is_first = true;
    for columns in [&entities, &tables, &messages] {
        if !columns.is_empty() {
            if !is_first {
                env.line("")?;
            }
            is_first = false;
            columns.write(env, "")?;
        }
    }
    Ok(())
}

fn all_json(env: &mut Env<'_>, folder: &Folder) -> Result<(), Failure> {
    for (name, versions) in &folder.entities {
        versions.iter().try_for_each(|looked| {
            let line = version_json(folder, name, looked);
            env.line(line.to_string())
        })?;
    }
    for table in &folder.tables {
        let LookedTable { name, entity, codec, key_scheme, path, .. } = table;
        let line = json!({
            "table": name, "entity": entity, "codec": codec, "key_scheme": key_scheme,
            "path": path, "key": table.key_text(),
        });
        env.line(line.to_string())?;
    }
    for shape in &folder.messages {
        let payload = shape
            .payload
            .as_ref()
            .map(|payload| json!({ "entity": payload.entity, "version": payload.version.get() }));
        let line = json!({
            "messages": shape.messages, "message": shape.message, "index": shape.index,
            "codec": shape.codec, "since": shape.since, "payload": payload,
        });
        env.line(line.to_string())?;
    }
    Ok(())
}

/// From which spec versions on messages carry a version; of tables the history does not say it.
pub(super) fn carried(folder: &Folder, looked: &LookedVersion) -> BTreeMap<String, u32> {
    let record = &looked.record;
    let carries = folder.messages.iter().filter(|shape| {
        let payload = shape.payload.as_ref();
        payload.is_some_and(|payload| {
            payload.entity == record.entity && payload.version == record.version
        })
    });
    carries.map(|shape| (format!("{}::{}", shape.messages, shape.message), shape.since)).collect()
}

pub(super) fn version_json(folder: &Folder, name: &str, looked: &LookedVersion) -> Value {
    let record = &looked.record;
    json!({
        "entity": record.entity,
        "folder": name,
        "version": record.version.get(),
        "tag": record.tag.0,
        "fingerprint": record.fingerprint.to_string(),
        "previous": record.previous.map(|previous| previous.to_string()),
        "intact": looked.is_intact,
        "layout": record.schema.to_string(),
        "samples": record.samples.len(),
        "messages": carried(folder, looked),
    })
}

fn entity_text(
    env: &mut Env<'_>,
    folder: &Folder,
    name: &str,
    looked: &LookedVersion,
) -> Result<(), Failure> {
    env.line(version::heading(name, looked))?;
    version::facts(env, folder, looked)
}

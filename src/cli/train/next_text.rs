//! How it is told what may happen next.

use std::{format, prelude::rust_2024::*};

use serde_json::{Map, Value, json};

use super::{
    days,
    next::{Asked, Date, NotYet, Prospect},
};
use crate::{
    cli::{columns::shown, exit::Failure, terminal::Env},
    train::{NextEvent, Subject},
};

pub(super) fn text(
    env: &mut Env<'_>,
    asked: &Asked<'_>,
    prospects: &[Prospect],
    dates: &[Date],
) -> Result<(), Failure> {
    let mut is_first = true;
    if let Some((_, why)) = asked.closed() {
        env.line(why)?;
        is_first = false;
    }
    for Prospect { subject, state, next, not_yet } in prospects {
        if !is_first {
            env.line("")?;
        }
        is_first = false;
        env.line(match subject {
            Some(subject) => shown(&format!("{subject} is {state}")),
            None => state.clone(),
        })?;
        for next in next {
            env.line(format!("  {}", command(asked, next)))?;
            let hint = hint(next);
            if !hint.is_empty() {
                env.line(format!("      {hint}"))?;
            }
        }
        if let Some(NotYet { word, rejection, missing }) = not_yet {
            let why = shown(&rejection.to_string());
            env.line(format!("  not yet: {word} ({}): {why}", rejection.code()))?;
            if !missing.is_empty() {
                let missing: Vec<_> = missing.iter().map(ToString::to_string).collect();
                env.line(format!("      missing, on the chart: {}", missing.join(", ")))?;
            }
        }
    }
    let open = asked.open_alphanet();
    if dates.is_empty() && open.is_none() {
        return Ok(());
    }
    env.line("\ndates")?;
    for Date { day, network, upgrade } in dates {
        let day = days::shown(*day, asked.dates);
        env.line(
            format!("  {day}  {} is active on the {network}", shown(upgrade))
                .replace("the mainnet", "mainnet"),
        )?;
    }
    if let Some((month, waiting)) = open {
        let month = days::month(month, asked.dates);
        let waiting =
            if waiting.is_empty() { "nobody".to_string() } else { shown(&waiting.join(", ")) };
        env.line(format!(
            "  {month}     the alphanet's scope closes with its meeting; {waiting} waits for it"
        ))?;
    }
    Ok(())
}

/// What people choose, and what is needed before.
fn hint(next: &NextEvent) -> String {
    let mut hints = Vec::new();
    if !next.free.is_empty() {
        hints.push(format!("yours to choose: {}", next.free.join(", ")));
    }
    if next.needs_evidence {
        hints.push("needs the evidence of a check, by a command that knows the types".to_string());
    }
    if next.is_idle {
        hints.push("changes nothing".to_string());
    }
    hints.join("; ")
}

/// The command that records an event.
fn command(asked: &Asked<'_>, next: &NextEvent) -> String {
    let mut path = asked.path.display().to_string();
    // It would be read as an option.
    if path.starts_with('-') {
        path.insert_str(0, "./");
    }
    let path = quoted(&path);
    let mut command = format!("perennial train apply {path} {}", next.event.word());
    for (field, value) in asked.file.words_of(&next.event) {
        command.push_str(&format!(" {}", quoted(&format!("{field}={value}"))));
    }
    let on = days::shown(asked.on, asked.dates);
    let ahead = if days::is_far_ahead(asked.on) { " --ahead" } else { "" };
    format!("{command} --on {on}{ahead}")
}

/// A word as shells read it. What would drive a terminal is written as `$'…'` has it, which the newer
/// shells read.
fn quoted(word: &str) -> String {
    if word.contains(char::is_control) {
        let mut quoted = "$'".to_string();
        for c in word.chars() {
            match c {
                '\'' | '\\' => quoted.extend(['\\', c]),
                c if c.is_control() => {
                    let mut bytes = [0; 4];
                    let bytes = c.encode_utf8(&mut bytes).bytes();
                    bytes.for_each(|byte| quoted.push_str(&format!("\\{byte:03o}")));
                }
                c => quoted.push(c),
            }
        }
        return quoted + "'";
    }
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./=:,+@%".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_string();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

fn subject_json(subject: Option<&Subject>) -> Value {
    match subject {
        None => Value::Null,
        Some(Subject::Feature(name)) => json!({ "feature": name.as_str() }),
        Some(Subject::Upgrade(name)) => json!({ "upgrade": name.as_str() }),
    }
}

pub(super) fn json(
    env: &mut Env<'_>,
    asked: &Asked<'_>,
    prospects: &[Prospect],
    dates: &[Date],
) -> Result<(), Failure> {
    if let Some((last, why)) = asked.closed() {
        env.line(json!({ "nothing_before": last, "reason": why }).to_string())?;
    }
    for Prospect { subject, next, not_yet, .. } in prospects {
        let subject = subject_json(subject.as_ref());
        for next in next {
            let fields = asked.file.words_of(&next.event).into_iter();
            let fields: Map<String, Value> =
                fields.map(|(field, value)| (field, Value::String(value))).collect();
            let line = json!({
                "subject": subject,
                "event": next.event.word(),
                "fields": fields,
                "free": next.free,
                "needs_evidence": next.needs_evidence,
                "idle": next.is_idle,
                "command": command(asked, next),
            });
            env.line(line.to_string())?;
        }
        if let Some(NotYet { word, rejection, missing }) = not_yet {
            let missing: Vec<_> = missing.iter().map(ToString::to_string).collect();
            let line = json!({
                "subject": subject,
                "not_yet": word,
                "code": rejection.code(),
                "reason": rejection.to_string(),
                "missing": missing,
            });
            env.line(line.to_string())?;
        }
    }
    for Date { day, network, upgrade } in dates {
        let day = days::shown(*day, asked.dates);
        env.line(json!({ "date": day, "network": network, "upgrade": upgrade }).to_string())?;
    }
    if let Some((month, waiting)) = asked.open_alphanet() {
        let month = days::month(month, asked.dates);
        env.line(json!({ "open_alphanet": month, "waiting": waiting }).to_string())?;
    }
    Ok(())
}

//! How it is told what may happen next.

use std::{format, prelude::rust_2024::*};

use serde_json::{Map, Value, json};

use super::{
    days,
    next::{Asked, Date, NotYet, Prospect},
};
use crate::{
    cli::{exit::Failure, terminal::Env},
    train::{NextEvent, Subject},
};

pub(super) fn text(
    env: &mut Env<'_>,
    asked: &Asked<'_>,
    prospects: &[Prospect],
    dates: &[Date],
) -> Result<(), Failure> {
    let mut is_first = true;
    for Prospect { subject, state, next, not_yet } in prospects {
        if !is_first {
            env.line("")?;
        }
        is_first = false;
        env.line(match subject {
            Some(subject) => format!("{subject} is {state}"),
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
            env.line(format!("  not yet: {word} ({}): {rejection}", rejection.code()))?;
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
            format!("  {day}  {upgrade} is active on the {network}")
                .replace("the mainnet", "mainnet"),
        )?;
    }
    if let Some((month, waiting)) = open {
        let month = days::month(month, asked.dates);
        let waiting = if waiting.is_empty() { "nobody".to_string() } else { waiting.join(", ") };
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
    let path = quoted(&asked.path.display().to_string());
    let mut command = format!("perennial train apply {path} {}", next.event.word());
    for (field, value) in asked.file.words_of(&next.event) {
        command.push_str(&format!(" {}", quoted(&format!("{field}={value}"))));
    }
    let on = days::shown(asked.on, asked.dates);
    format!("{command} --on {on}")
}

/// A word as shells read it.
fn quoted(word: &str) -> String {
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

//! `perennial get`.

use std::{format, prelude::rust_2024::*};

use clap::Args;

use super::{
    args::Place,
    database::{Contents, StoredForm, open_to_read, with_engine},
    exit::{Exit, Failure},
    terminal::Env,
    view::{As, Row, Seen, TableView, harmless, hex, pretty, raw_line},
};
use crate::{backend::Backend, store::KeyBytes};

/// Shows one value
///
/// A key is said as its table has it: a text as it is, an integer by its digits, bytes as 0x0aff, any
/// other key as the JSON that `scan` shows. `json:` in front takes any key as JSON, `hex:0x0aff` is the
/// bytes of the key in the engine. A key that the table hashes is said by itself, or as
/// {"hash":"0x…"}.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  perennial get /var/lib/chain users 7\n  perennial get /var/lib/chain names alice --as latest\n  perennial get /var/lib/chain projects '[\"acme\",3]' --json\n  perennial get /var/lib/chain users hex:0x0000000000000007 --raw > user.bin"
)]
pub(super) struct GetArgs {
    #[command(flatten)]
    place: Place,
    /// The table
    table: String,
    /// The key
    #[arg(allow_hyphen_values = true)]
    key: String,
    /// As which version the value is shown
    #[arg(long = "as", value_name = "HOW", value_enum, default_value_t = As::Stored)]
    shown_as: As,
    /// Gives the stored bytes, tag in front, as they are; to a terminal in hexadecimal digits
    #[arg(long, conflicts_with_all = ["json", "shown_as"])]
    raw: bool,
}

pub(super) fn run(env: &mut Env<'_>, args: &GetArgs) -> Result<(), Failure> {
    let database = open_to_read(&args.place)?;
    with_engine!(&database, engine => get(env, engine, args))
}

fn get<B: Backend>(env: &mut Env<'_>, engine: &B, args: &GetArgs) -> Result<(), Failure> {
    let contents = Contents::read(engine, &env.registry)?;
    if let Some(warning) = contents.warning() {
        env.note(warning);
    }
    let table = contents.table(&args.table)?;
    let view = TableView::new(table, args.shown_as)?;
    let key = view.keys.key(&args.key)?;
    let (key_json, key_problem) = view.keys.json(&key);
    let Some(stored) = engine.get(&table.name, &key)? else {
        return Err(Failure::no(format!(
            "table `{}` has no row under the key {key_json}, which lies at {}",
            table.name,
            KeyBytes::new(&key)
        )));
    };
    let stored = stored.as_ref();
    if args.raw {
        return match env.look.is_terminal {
            true => env.line(hex(stored)),
            false => env.write(stored),
        };
    }
    if let Some(problem) = key_problem {
        env.complain(format!("warning: {problem}"));
    }
    let seen = match view.see(stored)? {
        Row::Read(seen) => seen,
        Row::Unread(problem) => return unread(env, &key_json, stored, &problem),
        Row::Bytes(version) if env.json => {
            return env.line(harmless(raw_line(&key_json, version, stored, None)));
        }
        Row::Bytes(version) => {
            let told = view.forms().iter().filter(|form| Some(form.entry.version) == version);
            let told = told.filter_map(StoredForm::foreign).next();
            env.note(told.unwrap_or_else(|| {
                "the catalog knows nothing of this table: the value is shown as bytes".into()
            }));
            return env.line(hex(stored));
        }
    };
    let json = match seen.json() {
        Ok(json) => json,
        Err(error) => return unread(env, &key_json, stored, &error.to_string()),
    };
    if env.json {
        return env.line(harmless(seen.line(&key_json, json.as_deref())));
    }
    note(env, &table.name, &key_json, stored.len(), &seen);
    json.map_or(Ok(()), |json| env.line(pretty(&json)))
}

/// Says what the value is.
fn note(env: &mut Env<'_>, table: &str, key: &str, bytes: usize, seen: &Seen<'_>) {
    let Seen { version, tag, entity, .. } = seen;
    let shown_as = match seen.shown_as {
        Some(shown) if shown != *version => format!(", shown as V{shown}"),
        _ => String::new(),
    };
    let key = pretty(key).replace('\n', "").replace("  ", "");
    env.note(format!("{table} {key}: {entity} V{version}{shown_as}, tag {}, {bytes} bytes", tag.0));
    if !seen.missing.is_empty() {
        let missing = seen.missing.join(", ");
        env.note(format!("not known without the code that converts it: {missing}"));
    }
    if let Some(stored) = &seen.stored {
        env.note(format!("as stored in V{version}: {}", pretty(stored)));
    }
}

fn unread(env: &mut Env<'_>, key: &str, stored: &[u8], problem: &str) -> Result<(), Failure> {
    match env.json {
        true => env.line(harmless(raw_line(key, None, stored, Some(problem))))?,
        false => env.line(hex(stored))?,
    }
    env.complain(format!("error: the value of {key} does not decode: {problem}"));
    Err(Failure::Said(Exit::No))
}

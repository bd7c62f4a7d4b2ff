//! What is asked.

use std::{format, prelude::rust_2024::*};

use clap::Args;

use super::{
    fields::Wanted,
    filter::{Expr, Shown, check, parse},
    range::range,
    walk::{Walk, walk},
};
use crate::{
    backend::{Backend, Direction},
    cli::{
        args::Place,
        database::{Contents, open_to_read, with_engine},
        exit::Failure,
        terminal::Env,
        view::{As, TableView},
    },
    schema::Schema,
    version::Version,
};

/// Shows rows in the order of their keys, each as a line of JSON
///
/// A row is `{"key":…,"version":2,"value":{…}}`, a row that does not decode
/// `{"key":…,"raw":"0x…","problem":"…"}`; with such rows the exit code is 1. Keys are said as `get` says
/// them. Where keys are ordered, of tuples the first parts may be given: `--prefix '["acme"]'`.
///
/// `--as latest` shows every value as the latest version has it. Without the code of the types, fields of
/// the same name and type are carried over to the newest version that the catalog knows; `missing`
/// names the others, and `stored` holds what was not carried over.
///
/// `--where` compares what is shown: `= != < <= > >=`, `~` (a text contains), `and`, `or`, `not`,
/// parentheses; `owner.name`, `tags[0]`, `places.home.x`, `Joined.user`, `key`, `version`, `value`; numbers,
/// "text", 0x0aff, true, false, null. What is not there, or `None`, equals null, and no other comparison
/// with it is true: `karma != 7` leaves out rows without karma, also those of versions that have none or
/// another type there, and `not karma = 7` shows them. A variant is compared by its name:
/// `value = "Left"`. Where it depends on what `--as latest` has as `missing`, or on values that are shown
/// as bytes, a row is not judged: such rows are left out, and a note at the end counts them. A row that
/// does not decode is shown if the condition may hold for it, beyond the limit.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  perennial scan /var/lib/chain users --limit 10\n  perennial scan /var/lib/chain users --where 'karma > 10 and name ~ \"al\"'\n  perennial scan /var/lib/chain events --prefix '[\"acme\"]' --reverse --fields Joined.user\n  perennial scan /var/lib/chain users --as latest --version 1 --keys"
)]
pub(in crate::cli) struct ScanArgs {
    #[command(flatten)]
    place: Place,
    /// The table
    table: String,
    /// The first key, or first parts of it
    #[arg(long, value_name = "KEY", allow_hyphen_values = true)]
    from: Option<String>,
    /// The key before which to end
    #[arg(long, value_name = "KEY", allow_hyphen_values = true)]
    to: Option<String>,
    /// What keys begin with
    #[arg(long, value_name = "BEGINNING", allow_hyphen_values = true)]
    prefix: Option<String>,
    /// Only values that are stored in this version
    #[arg(long, value_name = "N")]
    version: Option<u8>,
    /// Only rows for which this holds
    #[arg(long = "where", value_name = "EXPR", allow_hyphen_values = true)]
    condition: Option<String>,
    /// At most so many rows
    #[arg(long, value_name = "N")]
    limit: Option<u64>,
    /// Goes from the last key to the first
    #[arg(long)]
    reverse: bool,
    /// As which version values are shown
    #[arg(long = "as", value_name = "HOW", value_enum, default_value_t = As::Stored)]
    shown_as: As,
    /// Only these fields of the values, with commas between them
    #[arg(long, value_name = "FIELDS", value_delimiter = ',', conflicts_with = "keys")]
    fields: Vec<String>,
    /// Only keys; values are not decoded, unless a condition asks for them
    #[arg(long)]
    keys: bool,
}

pub(in crate::cli) fn run(env: &mut Env<'_>, args: &ScanArgs) -> Result<(), Failure> {
    let database = open_to_read(&args.place)?;
    with_engine!(&database, engine => scan(env, engine, args))
}

fn scan<B: Backend>(env: &mut Env<'_>, engine: &B, args: &ScanArgs) -> Result<(), Failure> {
    let contents = Contents::read(engine, &env.registry)?;
    if let Some(warning) = contents.warning() {
        env.note(warning);
    }
    let table = contents.table(&args.table)?;
    let view = TableView::new(table, args.shown_as)?;
    let version = version(&view, args.version)?;
    let range =
        range(&view.keys, args.from.as_deref(), args.to.as_deref(), args.prefix.as_deref())?;
    let shown_by = view.shown_by(version);
    let schemas: Vec<&Schema> = shown_by.iter().map(|values| values.schema()).collect();
    let key_schema = view.keys.known().ok().map(crate::key::Keys::shown_schema);
    let fields = match args.fields.as_slice() {
        [] => None,
        said => Some(Wanted::new(said, &schemas)?),
    };
    let condition = match &args.condition {
        Some(text) => {
            let has_versions = !view.forms().is_empty();
            let shown = Shown { key: key_schema.as_ref(), values: schemas, has_versions };
            Some(condition(text, &shown)?)
        }
        None => None,
    };
    let direction = if args.reverse { Direction::Backward } else { Direction::Forward };
    view.as_bytes().into_iter().for_each(|told| env.note(told));
    walk(
        env,
        engine,
        &Walk {
            table: &table.name,
            view: &view,
            range,
            direction,
            version,
            condition,
            key_schema,
            fields,
            limit: args.limit.unwrap_or(u64::MAX),
            keys_only: args.keys,
        },
    )
}

/// The version that is asked for, if the catalog has it.
fn version(view: &TableView<'_>, asked: Option<u8>) -> Result<Option<Version>, Failure> {
    let Some(asked) = asked else { return Ok(None) };
    let known = view.forms().iter().map(|form| form.entry.version);
    if let Some(version) = known.clone().find(|version| version.get() == asked) {
        return Ok(Some(version));
    }
    let known: Vec<_> = known.map(|version| version.to_string()).collect();
    let known = if known.is_empty() { "none".into() } else { known.join(", ") };
    Err(Failure::usage(format!(
        "the catalog knows no version {asked} of the table; it knows: {known}"
    )))
}

fn condition(text: &str, shown: &Shown<'_>) -> Result<Expr, Failure> {
    let expr = parse(text).and_then(|expr| {
        check(&expr, shown)?;
        Ok(expr)
    });
    expr.map_err(|wrong| Failure::usage(wrong.shown("--where", text)))
}

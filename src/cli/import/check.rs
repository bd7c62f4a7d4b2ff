//! Reading back what was written.

use std::{format, prelude::rust_2024::*};

use crate::{
    backend::{Backend, Cursor, Direction, KeyRange},
    cli::{
        exit::Failure,
        progress::Progress,
        stats::shown,
        terminal::Env,
        transfer::{Digest, Footer, Header, TableDigest},
    },
    store::{IMPORT_KEY, META},
};

/// Reads all rows from the new database, and holds them against the export.
pub(super) fn check<B: Backend>(
    env: &Env<'_>,
    engine: &B,
    header: &Header,
    footer: &Footer,
) -> Result<(), Failure> {
    let surplus = engine.tables()?.into_iter().find(|table| !header.tables.contains(table));
    if let Some(table) = surplus {
        return Err(Failure::no(format!(
            "table `{}` lies in the database and is not in the export",
            shown(&table)
        )));
    }
    for (table, exported) in header.tables.iter().zip(&footer.tables) {
        let mut progress = env.progress(format!("check {table}"), Some(exported.0));
        let found = read_table(engine, table, &mut progress)?;
        if found != *exported {
            let (rows, of) = (found.0, exported.0);
            let what = if rows == of { "others than were exported" } else { "not those" };
            let table = shown(table);
            return Err(Failure::no(format!(
                "table `{table}`: of {of} exported rows {rows} lie in the database, and they are {what}"
            )));
        }
    }
    Ok(())
}

fn read_table<B: Backend>(
    engine: &B,
    table: &str,
    progress: &mut Progress,
) -> Result<(u64, Digest), Failure> {
    let mut digest = TableDigest::default();
    let mut rows = engine.cursor(table, &KeyRange::all(), Direction::Forward)?;
    while let Some(row) = rows.next()? {
        if table == META && row.key == IMPORT_KEY.as_bytes() {
            continue;
        }
        digest.row(row.key, row.value);
        progress.row()?;
    }
    Ok(digest.finish())
}

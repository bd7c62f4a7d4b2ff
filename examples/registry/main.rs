//! The registry: users, orgs and projects of a chain, kept through an upgrade of its runtime.
//!
//! It loads state that a real chain wrote, under the chain's own storage keys, runs version 5 of a
//! runtime, then version 6, which gives users `karma`, and shows that nothing had to be migrated.
//!
//! ```text
//! cargo run --release --example registry [FOLDER] [ENGINE]
//! ```
//!
//! `FOLDER` keeps the store, to look at later or to run again; without it a temporary one is used.
//! `ENGINE` is `redb`, or `rocksdb` where that feature is on (then it is also the default).

#![expect(unreachable_pub, reason = "an entity is public in its crate, as users will write it")]

mod chain;
#[cfg(test)]
mod history;
mod ids;
mod state;
mod story;
#[cfg(all(test, feature = "cli"))]
mod tour;

use std::{error::Error, path::Path};

use perennial::backend::Redb;
#[cfg(feature = "rocksdb")]
use perennial::backend::RocksDb;

const ENGINE_DEFAULT: &str = if cfg!(feature = "rocksdb") { "rocksdb" } else { "redb" };

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let given = arguments.next();
    let engine = arguments.next().unwrap_or_else(|| ENGINE_DEFAULT.to_owned());
    let temporary = tempfile::tempdir()?;
    let folder = given.as_deref().map_or(temporary.path(), Path::new);
    println!("A registry whose state is never migrated");
    println!("store: {} ({engine})", folder.display());
    match engine.as_str() {
        "redb" => story::tell(|| Redb::open(folder)),
        #[cfg(feature = "rocksdb")]
        "rocksdb" => story::tell(|| RocksDb::open(folder)),
        other => Err(format!("no engine `{other}` in this build; it has {ENGINE_DEFAULT}").into()),
    }
}

//! The history of the chain's state, messages and events: a file for each shape that was ever released.
//! The emulator's own rows are not the registry's.

use perennial::{
    Scale,
    history::{self, HistoryError},
    registry,
    store::Registry,
};

use crate::runtimes::{
    events::Event,
    messages::Message,
    state::{OWNERS, PEOPLE, UNICORNS, USERS},
};

const FOLDER: &str = "examples/upgrade/history";

fn registry() -> Registry {
    registry![USERS, OWNERS, UNICORNS, PEOPLE]
        .with_messages::<Scale, Message>()
        .with_messages::<Scale, Event>()
}

/// Whether the code still reads and writes, sends and receives what was released.
#[test]
fn history_holds() -> Result<(), HistoryError> {
    history::check(registry(), FOLDER)
}

#[test]
#[ignore = "writes the files of new versions and messages: run it once, on release"]
fn release_history() -> Result<(), HistoryError> {
    history::release(registry(), FOLDER)
}

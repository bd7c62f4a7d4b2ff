//! `perennial upgrade`: old values rewritten as the newest active version. Nobody needs it to read; it
//! saves the work of reading old versions again and again, and lets their code be tested less.
//!
//! A table is walked in batches. A value's tag says whether it is old; an old one goes up to the latest
//! view and down to the active version, and is left alone if anything would be lost on the way. A batch
//! lands whole, and only over values that are still those that were read. What is done is told by the
//! tags alone, so a run that was cut short is finished by the next one.

mod command;
mod pace;
mod tally;
mod walk;

pub(super) use command::{UpgradeArgs, run};

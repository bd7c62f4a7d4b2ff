//! `perennial train`.

mod apply;
mod args;
mod check;
mod days;
mod draw;
mod file;
mod networks;
mod next;
mod next_text;
mod past;
mod status;

pub(super) use args::{TrainArgs, run};

//! `perennial schedule`.

mod args;
mod check;
mod next;
mod records;
mod show;
mod source;

pub(super) use args::{ScheduleArgs, run};

//! The real timetables of the superchain.

mod chains;
mod damage;
mod difference;
mod history;
mod whole;

use std::sync::LazyLock;

use perennial::train::Timetable;

pub const TEXT: &str = include_str!("../../../vectors/superchain_activations.json");

pub static TIMETABLE: LazyLock<Timetable> = LazyLock::new(|| Timetable::parse(TEXT).unwrap());

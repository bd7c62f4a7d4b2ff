//! The release train.

mod cases;
mod chart;
mod check;
mod file;
mod machine;
mod networks;
mod superchain;
mod timetable;

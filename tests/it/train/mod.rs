//! The release train.

mod cases;
mod chart;
mod machine;
mod networks;
mod superchain;
mod timetable;

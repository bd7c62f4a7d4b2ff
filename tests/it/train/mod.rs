//! The release train.

mod cases;
mod chart;
mod machine;
mod superchain;
mod timetable;

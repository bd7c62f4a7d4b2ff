//! The release train.

mod superchain;
mod timetable;

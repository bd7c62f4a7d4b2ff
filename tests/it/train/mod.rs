//! The release train.

mod timetable;

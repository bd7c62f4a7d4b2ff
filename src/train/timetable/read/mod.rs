//! From JSON to a timetable.

mod place;
mod sections;
mod whole;

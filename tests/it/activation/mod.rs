//! Who may write what, and from when: schedules, epochs, runtimes and writes together.

mod machine;
mod model;
mod rolling;

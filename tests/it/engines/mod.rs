//! One suite of laws over all engines, and what only engines on disk can get wrong.

#[cfg(unix)]
mod child;
#[cfg(unix)]
mod crash;
mod cursors;
#[cfg(target_os = "linux")]
mod disk_full;
mod foreign;
pub mod harness;
mod laws;
mod model;
mod opening;
mod read_only;
mod splits;
mod suite;

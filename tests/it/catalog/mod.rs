//! The facts that a database carries about its own tables.

mod binaries;
mod damaged;
mod differences;
mod entries;
mod first_writes;
mod home;
mod newer;
mod rebuild;

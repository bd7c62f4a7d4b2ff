//! Clients of a chain that upgrades, against a small scripted chain.

mod connect;
mod events;
mod fake;
mod races;
mod submit;
mod tables;
mod types;
mod upgrades;

//! `train.toml`.

mod apply;
mod bad;
mod bad_events;
mod bad_networks;
mod bytes;
mod damage;
mod disk;
mod evidence;
mod form;
mod places;
mod round;

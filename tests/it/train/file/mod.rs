//! `train.toml`.

mod bad;

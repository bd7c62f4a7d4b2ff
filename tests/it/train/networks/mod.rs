//! From a train to what its networks run, and to what stores on them write.

mod binary;
mod clock;
mod difference;
mod follow;
mod forks;
mod model;
mod nested;
mod order;
mod rollout;
mod stores;
pub mod story;

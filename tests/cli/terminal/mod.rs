//! The command in a real pseudo-terminal, and in pipes.

#![cfg(unix)]

mod big;
mod interrupt;
mod look;
mod pipes;
mod pty;

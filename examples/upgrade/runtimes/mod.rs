//! The registry's runtimes, as Rust code: versions 4, 5 and 6, and a breaking version 7.
//!
//! All of them share one declaration of the state, the messages and the events, with their versions.
//! What a runtime does with them is a file each.

pub mod errors;
pub mod events;
pub mod ids;
pub mod messages;
pub mod state;
mod v4;
mod v5;
mod v6;
mod v7;

use std::sync::Arc;

use perennial::{
    Messages, Scale, SpecVersion,
    backend::Backend,
    client::AccountId,
    emulator::{self, Context, DispatchError, Emulator, Genesis, Runtime},
    emulator::{Builder, RuntimeInfo},
    message, registry,
    store::{Registry, Store},
};

use events::Event;
use messages::Message;
use state::{OWNERS, PEOPLE, UNICORNS, USERS};

/// What all of the chain's runtimes are called.
const NAME: &str = "registry";

/// All tables of the chain, the emulator's own included.
pub fn tables() -> Registry {
    emulator::with_tables(registry![USERS, OWNERS, UNICORNS, PEOPLE])
}

/// What a runtime of the registry is called.
pub fn info(spec: u32) -> RuntimeInfo {
    RuntimeInfo::new(NAME, SpecVersion(spec))
}

/// A node of the registry's chain, which has all its runtimes. A new chain begins with version 4.
pub fn node<B: Backend>(store: Store<B>, genesis: Genesis) -> Builder<B> {
    let builder = Emulator::builder(store).genesis(genesis);
    RUNTIMES.iter().fold(builder, |builder, version| builder.with_runtime(Arc::new(*version)))
}

/// The runtimes, in their order.
const RUNTIMES: [Version; 4] = [Version::V4, Version::V5, Version::V6, Version::V7];

/// A runtime of the registry.
#[derive(Clone, Copy, Debug)]
enum Version {
    V4,
    V5,
    V6,
    V7,
}

impl Version {
    const fn spec(self) -> u32 {
        match self {
            Self::V4 => 4,
            Self::V5 => 5,
            Self::V6 => 6,
            Self::V7 => 7,
        }
    }
}

impl<B: Backend> Runtime<B> for Version {
    fn info(&self) -> RuntimeInfo {
        info(self.spec())
    }

    fn dispatch(
        &self,
        context: &mut Context<'_, B>,
        author: AccountId,
        message: &[u8],
    ) -> Result<(), DispatchError> {
        // A message that this version does not know is none: nothing below needs to ask again.
        let message = message::decode::<Scale, Message>(message, SpecVersion(self.spec()))?;
        match self {
            Self::V4 => v4::run(context, author, message),
            Self::V5 => v5::run(context, author, message),
            Self::V6 => v6::run(context, author, message),
            Self::V7 => v7::run(context, author, message),
        }
    }
}

/// Adds an event to the block, in the shape of the runtime that runs it.
fn tell<B: Backend>(context: &mut Context<'_, B>, event: &Event) -> Result<(), DispatchError> {
    let bytes = message::encode::<Scale, Event>(event, context.spec_version())?;
    context.deposit_event(bytes);
    Ok(())
}

/// The error of a message that the decoder lets through and the runtime has no code for.
fn unknown(message: &Message) -> DispatchError {
    DispatchError::message(format_args!("no code for `{}`", message.info().name))
}

//! Version 5: unicorns.

use perennial::{
    backend::Backend,
    client::AccountId,
    emulator::{Context, DispatchError},
};

use super::{
    errors::RegistryError,
    events::{Event, UnicornRegistered},
    messages::{Message, RegisterUnicorn},
    state::{UNICORNS, Unicorn},
    tell, v4,
};

/// Does what a message says.
pub(super) fn run<B: Backend>(
    context: &mut Context<'_, B>,
    author: AccountId,
    message: Message,
) -> Result<(), DispatchError> {
    match message {
        Message::RegisterUnicorn(message) => register_unicorn(context, author, message),
        as_before => v4::run(context, author, as_before),
    }
}

fn register_unicorn<B: Backend>(
    context: &mut Context<'_, B>,
    author: AccountId,
    RegisterUnicorn { name, colour }: RegisterUnicorn,
) -> Result<(), DispatchError> {
    let owner = v4::user_of(context, author)?;
    if context.get(UNICORNS, &name)?.is_some() {
        return Err(RegistryError::IdAlreadyTaken.into());
    }
    context.put(UNICORNS, &name, &Unicorn { owner, colour })?;
    tell(context, &Event::UnicornRegistered(UnicornRegistered { name }))
}

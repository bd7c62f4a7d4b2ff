//! Version 6: karma.

use perennial::{
    backend::Backend,
    client::AccountId,
    emulator::{Context, DispatchError},
};

use super::{
    errors::RegistryError,
    events::{Event, KarmaGiven},
    messages::{GiveKarma, Message},
    state::{USERS, User},
    tell, v4, v5,
};

/// Does what a message says.
pub(super) fn run<B: Backend>(
    context: &mut Context<'_, B>,
    author: AccountId,
    message: Message,
) -> Result<(), DispatchError> {
    match message {
        Message::GiveKarma(message) => give_karma(context, author, message),
        as_before => v5::run(context, author, as_before),
    }
}

/// A user from before reads with a karma of 0; what is written has it stored.
fn give_karma<B: Backend>(
    context: &mut Context<'_, B>,
    author: AccountId,
    GiveKarma { to, points }: GiveKarma,
) -> Result<(), DispatchError> {
    if v4::user_of(context, author)? == to {
        return Err(RegistryError::OwnKarma.into());
    }
    let user = context.get(USERS, &to)?.ok_or(RegistryError::InexistentUser)?;
    // This version's messages have nothing else.
    let points = u32::try_from(points).map_err(DispatchError::message)?;
    let karma = user.karma.saturating_add(points);
    context.put(USERS, &to, &User { karma, ..user })?;
    tell(context, &Event::KarmaGiven(KarmaGiven { to, total: karma.into() }))
}

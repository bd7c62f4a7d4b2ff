//! Version 7, which breaks with its elders: users lie elsewhere, and unicorns are history.

use perennial::{
    backend::Backend,
    client::AccountId,
    emulator::{Context, DispatchError},
};

use super::{
    errors::RegistryError,
    events::{Event, KarmaGiven},
    ids::Id,
    messages::{GiveKarma, Join, Message},
    state::{PEOPLE, Person, USERS},
    tell, unknown, v4,
};

/// Does what a message says.
pub(super) fn run<B: Backend>(
    context: &mut Context<'_, B>,
    author: AccountId,
    message: Message,
) -> Result<(), DispatchError> {
    match message {
        Message::Join(message) => join(context, author, message),
        Message::GiveKarma(message) => give_karma(context, author, message),
        Message::Transfer(_) => v4::run(context, author, message),
        Message::RegisterUser(_) | Message::RegisterUnicorn(_) => Err(unknown(&message)),
    }
}

fn join<B: Backend>(
    context: &mut Context<'_, B>,
    author: AccountId,
    Join { id }: Join,
) -> Result<(), DispatchError> {
    if person(context, &id)?.is_some() {
        return Err(RegistryError::IdAlreadyTaken.into());
    }
    v4::own(context, author, &id)?;
    context.put(PEOPLE, &id, &Person { account: author.0, karma: 0 })?;
    v4::announce(context, author, id)
}

fn give_karma<B: Backend>(
    context: &mut Context<'_, B>,
    author: AccountId,
    GiveKarma { to, points }: GiveKarma,
) -> Result<(), DispatchError> {
    if v4::user_of(context, author)? == to {
        return Err(RegistryError::OwnKarma.into());
    }
    let before = person(context, &to)?.ok_or(RegistryError::InexistentUser)?;
    let total = before.karma.saturating_add(points);
    // The user, if there was one, stays as it was; nobody asks for it any more.
    context.put(PEOPLE, &to, &Person { karma: total, ..before })?;
    tell(context, &Event::KarmaGiven(KarmaGiven { to, total }))
}

/// A person, or the user that they were up to version 6, of whatever version.
fn person<B: Backend>(context: &Context<'_, B>, id: &Id) -> Result<Option<Person>, DispatchError> {
    if let Some(person) = context.get(PEOPLE, id)? {
        return Ok(Some(person));
    }
    let user = context.get(USERS, id)?;
    Ok(user.map(|user| Person { account: user.account, karma: user.karma.into() }))
}

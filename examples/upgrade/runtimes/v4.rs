//! Version 4: users and transfers.

use perennial::{
    backend::Backend,
    client::AccountId,
    emulator::{Context, DispatchError},
};

use super::{
    errors::RegistryError,
    events::{Event, Transferred, UserRegistered},
    ids::Id,
    messages::{Message, RegisterUser, Transfer},
    state::{OWNERS, Owner, USERS, User},
    tell, unknown,
};

/// Does what a message says.
pub(super) fn run<B: Backend>(
    context: &mut Context<'_, B>,
    author: AccountId,
    message: Message,
) -> Result<(), DispatchError> {
    match message {
        Message::RegisterUser(message) => register_user(context, author, message),
        Message::Transfer(message) => transfer(context, author, &message),
        Message::RegisterUnicorn(_) | Message::GiveKarma(_) | Message::Join(_) => {
            Err(unknown(&message))
        }
    }
}

fn register_user<B: Backend>(
    context: &mut Context<'_, B>,
    author: AccountId,
    RegisterUser { id, name }: RegisterUser,
) -> Result<(), DispatchError> {
    if context.get(USERS, &id)?.is_some() {
        return Err(RegistryError::IdAlreadyTaken.into());
    }
    own(context, author, &id)?;
    // Without karma it fits into every version of a user: the runtime's own is written.
    context.put(USERS, &id, &User { account: author.0, name, karma: 0 })?;
    announce(context, author, id)
}

/// Makes the account the user's, if it has none.
pub(super) fn own<B: Backend>(
    context: &mut Context<'_, B>,
    author: AccountId,
    id: &Id,
) -> Result<(), DispatchError> {
    if context.get(OWNERS, &author.0)?.is_some() {
        return Err(RegistryError::UserAccountAssociated.into());
    }
    context.put(OWNERS, &author.0, &Owner { user: id.clone() })?;
    Ok(())
}

/// Tells of a new user. Up to version 5 the event has no room for the account.
pub(super) fn announce<B: Backend>(
    context: &mut Context<'_, B>,
    author: AccountId,
    id: Id,
) -> Result<(), DispatchError> {
    let account = (context.spec_version().0 >= 6).then_some(author.0);
    tell(context, &Event::UserRegistered(UserRegistered { id, account }))
}

/// The user that the account may act for.
pub(super) fn user_of<B: Backend>(
    context: &Context<'_, B>,
    author: AccountId,
) -> Result<Id, DispatchError> {
    match context.get(OWNERS, &author.0)? {
        Some(owner) => Ok(owner.user),
        None => Err(RegistryError::AuthorHasNoAssociatedUser.into()),
    }
}

fn transfer<B: Backend>(
    context: &mut Context<'_, B>,
    author: AccountId,
    &Transfer { to, amount }: &Transfer,
) -> Result<(), DispatchError> {
    let too_little = RegistryError::InsufficientBalance.fault();
    context.transfer(&author, &AccountId(to), amount, too_little)?;
    tell(context, &Event::Transferred(Transferred { from: author.0, to, amount }))
}

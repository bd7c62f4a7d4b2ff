//! A client that was built when 5 was the newest runtime: it has never heard of karma.

use std::sync::atomic::Ordering;

use perennial::{
    Messages, Scale, SpecVersion, Table, Versioned,
    backend::Backend,
    client::{Client, ClientError, SpecVersions},
    message::MessageError,
};

use super::{
    During, Node, during,
    runtimes::ids::Id,
    signer,
    tally::{Tally, Work, count},
};

const BUILT_FOR: SpecVersions = SpecVersions::new(&[4, 5]);

/// A user, as version 5 knew it.
#[derive(Debug, PartialEq, Versioned)]
#[versioned(latest = 1)]
pub struct User {
    pub account: [u8; 32],
    pub name: String,
}

const USERS: Table<Id, User> = Table::new("users");

/// The messages, as version 5 knew them.
#[derive(Debug, Messages)]
pub enum Message {
    #[message(index = 0, since = 4)]
    RegisterUser(RegisterUser),
    #[message(index = 2, since = 5)]
    RegisterUnicorn(RegisterUnicorn),
}

#[derive(Debug, Versioned)]
#[versioned(latest = 1)]
pub struct RegisterUser {
    pub id: Id,
    pub name: String,
}

#[derive(Debug, Versioned)]
#[versioned(latest = 1)]
pub struct RegisterUnicorn {
    pub name: Id,
    pub colour: String,
}

pub struct Older<'a, B: Backend> {
    client: Client<Node<B>>,
    tally: &'a Tally,
    /// How many users this client registered.
    registered: u32,
}

impl<'a, B: Backend> Older<'a, B> {
    pub fn new(node: &Node<B>, tally: &'a Tally) -> Self {
        let client = Client::connect(node.clone(), BUILT_FOR).unwrap();
        Self { client, tally, registered: 0 }
    }

    fn read(&self, number: u32) -> Result<(), String> {
        let count_before = self.tally.registered.load(Ordering::Acquire);
        let wanted = u64::from(number) % (count_before + 1);
        let id = Id(format!("user-{wanted}"));
        let (read, during) = during(self.client.chain(), |_| self.client.table(USERS).get(&id));
        match read {
            Ok(Some(user)) if user.name == format!("User {wanted}") => {
                count(&self.tally.reads);
                right(during.before <= 5, "a read of a runtime that it does not know")
            }
            Ok(None) if wanted == count_before => right(during.before <= 5, "an unknown runtime"),
            Ok(other) => Err(format!("{id} reads as {other:?}")),
            Err(error) => self.refused(&error, &during),
        }
    }

    fn register(&mut self) -> Result<(), String> {
        let number = self.registered;
        let message = Message::RegisterUser(RegisterUser {
            id: Id(format!("old-{number}")),
            name: format!("Old {number}"),
        });
        let messages = self.client.messages::<Scale, Message>();
        let (sent, during) =
            during(self.client.chain(), |_| messages.submit(&signer("old", number), &message));
        match sent {
            Ok(receipt) => {
                self.registered += 1;
                count(&self.tally.sent);
                right(during.holds(receipt.spec_version) && receipt.spec_version.0 <= 5, "sent")
            }
            Err(error) => self.refused(&error, &during),
        }
    }

    fn register_unicorn(&self, number: u32) -> Result<(), String> {
        let message = Message::RegisterUnicorn(RegisterUnicorn {
            name: Id(format!("old-unicorn-{number}")),
            colour: "white".to_owned(),
        });
        let messages = self.client.messages::<Scale, Message>();
        let (sent, during) =
            during(self.client.chain(), |_| messages.submit(&signer("old", 0), &message));
        match sent {
            Ok(receipt) => {
                count(&self.tally.sent);
                right(receipt.spec_version == SpecVersion(5), "a unicorn of another version")
            }
            Err(ClientError::Message(error)) => match *error {
                MessageError::NotYetAvailable { since: SpecVersion(5), active, .. } => {
                    count(&self.tally.not_yet);
                    right(active == SpecVersion(4) && during.before == 4, "it is there by now")
                }
                error => Err(error.to_string()),
            },
            Err(error) => self.refused(&error, &during),
        }
    }

    /// The only refusal that is right: the chain is too new.
    fn refused<E: std::error::Error>(
        &self,
        error: &ClientError<E>,
        during: &During,
    ) -> Result<(), String> {
        let ClientError::IncompatibleRuntime { chain, built_for } = error else {
            return Err(error.to_string());
        };
        count(&self.tally.too_old);
        let is_right = chain.0 > 5 && during.holds(*chain) && *built_for == BUILT_FOR;
        right(is_right && error.to_string().contains("built for 4, 5"), &error.to_string())
    }
}

impl<B: Backend> Work for Older<'_, B> {
    fn step(&mut self, number: u32) -> Result<(), String> {
        match number % 3 {
            0 => self.register(),
            1 => self.register_unicorn(number),
            _ => self.read(number),
        }
    }
}

pub fn right(is_right: bool, what: &str) -> Result<(), String> {
    if is_right { Ok(()) } else { Err(what.to_owned()) }
}

//! Clients that are built for all four runtimes: one reads, one writes.

use std::sync::atomic::Ordering;

use perennial::{
    Scale, SpecVersion,
    backend::Backend,
    client::{Client, ClientError},
    message::MessageError,
};

use super::{
    NEWEST, Node, during,
    older::right,
    runtimes::{
        ids::Id,
        messages::{GiveKarma, Join, Message, RegisterUnicorn, RegisterUser},
        state::{USERS, User},
    },
    signer,
    tally::{Tally, Work, count},
};

fn connect<B: Backend>(node: &Node<B>, tally: &Tally) -> (Client<Node<B>>, Announced) {
    let client = Client::connect(node.clone(), NEWEST).unwrap();
    let announced = Announced::default();
    let (seen, _) = (announced.clone(), tally);
    client.on_upgrade(move |upgrade| {
        seen.0.lock().unwrap().push((upgrade.from.0, upgrade.to.0, upgrade.supported));
    });
    (client, announced)
}

/// The upgrades that a client was told of.
#[derive(Clone, Default)]
struct Announced(std::sync::Arc<std::sync::Mutex<Vec<(u32, u32, bool)>>>);

impl Announced {
    fn tell(&self, tally: &Tally) {
        let seen = self.0.lock().unwrap();
        assert_eq!(*seen, [(4, 5, true), (5, 6, true), (6, 7, true)]);
        tally.upgrades.fetch_add(seen.len() as u64, Ordering::AcqRel);
    }
}

/// Reads users with their versions hidden and exposed.
pub struct Reader<'a, B: Backend> {
    client: Client<Node<B>>,
    tally: &'a Tally,
    announced: Announced,
}

impl<'a, B: Backend> Reader<'a, B> {
    pub fn new(node: &Node<B>, tally: &'a Tally) -> Self {
        let (client, announced) = connect(node, tally);
        Self { client, tally, announced }
    }

    fn read(&self, number: u32) -> Result<(), String> {
        let (there, registered) = (&self.tally.karma_there, &self.tally.registered);
        let (least, known) = (there.load(Ordering::Acquire), registered.load(Ordering::Acquire));
        // Every other read is of the one who gets karma.
        let wanted = if number.is_multiple_of(2) { 1 } else { u64::from(number) % (known + 1) };
        let id = Id(format!("user-{wanted}"));
        let users = self.client.table(USERS);
        let (read, span) = during(self.client.chain(), |_| users.get(&id));
        let Some(user) = read.map_err(|error| error.to_string())? else {
            return right(wanted >= known, "a user is gone");
        };
        let most = if wanted == 1 { self.tally.karma_sent.load(Ordering::Acquire) } else { 0 };
        let least = if wanted == 1 { least } else { 0 };
        let User { name, karma, account } = user;
        let is_right = name == format!("User {wanted}")
            && account == signer("user", wanted as u32).account().0
            && (least..=most).contains(&u64::from(karma));
        count(&self.tally.reads);
        right(is_right, &format!("{name} has karma {karma}, not {least} to {most}"))?;
        self.read_versioned(&id, span.before)
    }

    fn read_versioned(&self, id: &Id, before: u32) -> Result<(), String> {
        let users = self.client.table(USERS);
        let (read, span) = during(self.client.chain(), |_| users.get_versioned(id));
        let stored = read.map_err(|error| error.to_string())?.ok_or("a user is gone")?;
        let version = stored.version().get();
        if version == 1 && before >= 6 {
            count(&self.tally.old_values);
        }
        right(version == 1 || span.after >= 6, "version 2 was written before spec version 6")
    }
}

impl<B: Backend> Work for Reader<'_, B> {
    fn step(&mut self, number: u32) -> Result<(), String> {
        self.read(number)
    }
}

impl<B: Backend> Drop for Reader<'_, B> {
    fn drop(&mut self) {
        if !std::thread::panicking() && self.tally.done.load(Ordering::Acquire) {
            self.client.poll().unwrap();
            self.announced.tell(self.tally);
        }
    }
}

/// Sends all messages that there ever were, whether they are available or not.
pub struct Writer<'a, B: Backend> {
    client: Client<Node<B>>,
    tally: &'a Tally,
    announced: Announced,
    users: u32,
    people: u32,
}

impl<'a, B: Backend> Writer<'a, B> {
    pub fn new(node: &Node<B>, tally: &'a Tally) -> Self {
        let (client, announced) = connect(node, tally);
        Self { client, tally, announced, users: 0, people: 0 }
    }

    /// Sends a message that is there from one spec version to another, and says at which it was
    /// done; `None` if it was refused, rightly.
    fn send(
        &self,
        author: (&str, u32),
        (since, until): (u32, u32),
        message: &Message,
    ) -> Result<Option<u32>, String> {
        let author = signer(author.0, author.1);
        let messages = self.client.messages::<Scale, Message>();
        let (sent, span) = during(self.client.chain(), |_| messages.submit(&author, message));
        let error = match sent {
            Ok(receipt) => {
                let spec = receipt.spec_version;
                right(span.holds(spec) && (since..=until).contains(&spec.0), "sent in vain")?;
                count(&self.tally.sent);
                return Ok(Some(spec.0));
            }
            Err(ClientError::Message(error)) => *error,
            Err(error) => return Err(error.to_string()),
        };
        let (is_right, counter) = match &error {
            MessageError::NotYetAvailable { since: from, active, .. } => {
                (from.0 == since && active.0 < since && span.holds(*active), &self.tally.not_yet)
            }
            MessageError::NoLongerAvailable { until: last, active, .. } => {
                (last.0 == until && active.0 > until && span.holds(*active), &self.tally.gone)
            }
            MessageError::NotYetActive { field: "points", since, active, .. } => (
                *since == SpecVersion(7) && active.0 == 6 && span.holds(*active),
                &self.tally.shapes,
            ),
            _ => (false, &self.tally.gone),
        };
        count(counter);
        right(is_right, &error.to_string()).map(|()| None)
    }

    fn register_user(&mut self) -> Result<(), String> {
        let number = self.users;
        let id = Id(format!("user-{number}"));
        let message = Message::RegisterUser(RegisterUser { id, name: format!("User {number}") });
        if self.send(("user", number), (4, 6), &message)?.is_some() {
            self.users += 1;
            count(&self.tally.registered);
        }
        Ok(())
    }

    fn register_unicorn(&self, number: u32) -> Result<(), String> {
        let name = Id(format!("unicorn-{number}"));
        let message = Message::RegisterUnicorn(RegisterUnicorn { name, colour: "white".into() });
        self.send(("user", 0), (5, 6), &message).map(drop)
    }

    fn give_karma(&self, points: i64) -> Result<(), String> {
        let message = Message::GiveKarma(GiveKarma { to: Id("user-1".into()), points });
        if points > 0 {
            count(&self.tally.karma_sent);
        }
        // From 7 on karma is kept elsewhere.
        let sent = self.send(("user", 0), (6, 7), &message)?;
        if points > 0 && sent == Some(6) {
            count(&self.tally.karma_there);
        }
        right(points > 0 || sent.is_none_or(|spec| spec == 7), "karma below 0 at spec version 6")
    }

    fn join(&mut self) -> Result<(), String> {
        let id = Id(format!("person-{}", self.people));
        let sent = self.send(("person", self.people), (7, 7), &Message::Join(Join { id }))?;
        self.people += u32::from(sent.is_some());
        Ok(())
    }
}

impl<B: Backend> Work for Writer<'_, B> {
    fn step(&mut self, number: u32) -> Result<(), String> {
        match number % 5 {
            0 | 1 if self.users < 2 => self.register_user(),
            0 => self.register_user(),
            1 => self.register_unicorn(number),
            2 => self.give_karma(1),
            3 => self.give_karma(-1),
            _ => self.join(),
        }
    }
}

impl<B: Backend> Drop for Writer<'_, B> {
    fn drop(&mut self) {
        if !std::thread::panicking() && self.tally.done.load(Ordering::Acquire) {
            self.client.poll().unwrap();
            self.announced.tell(self.tally);
        }
    }
}

//! The chain with its clients, and the record of what happens.

use std::path::Path;

use perennial::{
    Messages, Scale, Store,
    backend::{Backend, Redb},
    client::{Chain, Client, ClientError, Head, Receipt, SpecVersions},
    emulator::{
        AbortRuntime, DevSigner, Emulator, EmulatorError, Genesis, SystemMessage, UpdateRuntime,
    },
    entity::VersionInfo,
    store::VersionCounts,
};

use super::Outcome;
use crate::{
    clients::{self, Node},
    runtimes::{
        self,
        ids::Id,
        messages::Message,
        state::{PEOPLE, Person, USERS, User},
    },
    timeline::{self, Mark, Timeline},
};

/// What comes of a message.
pub type Sent = Result<Receipt, ClientError<EmulatorError>>;

/// The chain, its clients, and what happened so far.
pub struct Scene {
    pub chain: Emulator<Redb>,
    clients: Vec<(&'static str, Client<Node>)>,
    pub timeline: Timeline,
}

impl Scene {
    /// A new chain in a folder. It begins with version 4.
    pub fn begin(folder: &Path) -> Outcome<Self> {
        let mut timeline = Timeline::default();
        let first = timeline::Deployment { spec: 4, decided: 0, valid_from: 0, aborted: None };
        timeline.deployments.push(first);
        timeline.messages = Message::MESSAGES
            .iter()
            .map(|info| timeline::Message {
                name: info.name,
                since: info.since.0,
                until: info.until.map(|until| until.0),
                marks: timeline::Marks::new(),
            })
            .collect();
        timeline.stored = ["users", "people"]
            .map(|table| timeline::Stored { table, counts: std::collections::BTreeMap::new() })
            .into();
        Self::open(folder, timeline)
    }

    /// A chain that goes on where it was closed, without clients.
    pub fn open(folder: &Path, timeline: Timeline) -> Outcome<Self> {
        let genesis = Genesis::new("sudo").endow("alice", 1_000).endow("bob", 1_000).fee(1);
        let others = ["carol", "dave", "mallory", "sudo"];
        let genesis = others.iter().fold(genesis, |genesis, name| genesis.endow(name, 1_000));
        let store = Store::open(Redb::open(folder)?, runtimes::tables())?;
        let chain = runtimes::node(store, genesis).open()?;
        let mut scene = Self { chain, clients: Vec::new(), timeline };
        scene.connect("console", clients::CONSOLE)?;
        scene.note()?;
        Ok(scene)
    }

    /// Connects a client; it must be built for the chain's runtime.
    pub fn connect(&mut self, name: &'static str, built_for: SpecVersions) -> Outcome {
        self.reconnect(name, built_for)?;
        if name != "console" {
            let built_for = built_for.iter().map(|spec| spec.0).collect();
            let marks = timeline::Marks::new();
            self.timeline.clients.push(timeline::Client { name, built_for, marks });
        }
        Ok(())
    }

    /// Connects a client that was there before.
    pub fn reconnect(&mut self, name: &'static str, built_for: SpecVersions) -> Outcome {
        let client = Client::connect(Node::new(self.chain.clone()), built_for)?;
        client.on_upgrade(move |upgrade| {
            let verdict = if upgrade.supported { "goes on" } else { "stops until it is updated" };
            if name != "console" {
                println!(
                    "              * {name} sees {} become {}: it {verdict}",
                    upgrade.from, upgrade.to
                );
            }
        });
        self.clients.push((name, client));
        Ok(())
    }

    /// A client that is connected.
    pub fn client(&self, name: &str) -> Outcome<&Client<Node>> {
        let found = self.clients.iter().find(|(other, _)| *other == name);
        found.map(|(_, client)| client).ok_or_else(|| format!("{name} is not connected").into())
    }

    /// Where the chain is.
    pub fn head(&self) -> Outcome<Head> {
        Ok(self.chain.head()?)
    }

    /// Says something about what is now.
    pub fn say(&self, text: &str) -> Outcome {
        let Head { block, epoch, .. } = self.head()?;
        println!("   e{:<3}b{block:<4} {text}", epoch.0);
        Ok(())
    }

    /// Goes on to the next epoch, and says so.
    pub fn next_epoch(&mut self) -> Outcome {
        self.chain.next_epoch()?;
        self.note()?;
        // What a client does not ask about, it does not see.
        for (_, client) in &self.clients {
            client.poll()?;
        }
        Ok(())
    }

    /// Lets a client send a message for somebody.
    pub fn send(&mut self, client: &str, author: &str, message: &Message) -> Outcome<Sent> {
        let messages = self.client(client)?.messages::<Scale, Message>();
        let sent = messages.submit(&DevSigner::new(author), message);
        self.note()?;
        let epoch = self.head()?.epoch.0;
        let name = message.info().name;
        match &sent {
            Ok(receipt) => {
                let again = receipt.attempts > 1;
                let mark = if again { Mark::Retried } else { Mark::Accepted };
                self.timeline.client(client, epoch, mark);
                self.timeline.message(name, epoch, mark);
            }
            Err(ClientError::Message(_)) => self.timeline.message(name, epoch, Mark::Refused),
            Err(_) => self.timeline.client(client, epoch, Mark::Refused),
        }
        Ok(sent)
    }

    /// The same, of a message that must do what it says.
    pub fn done(&mut self, client: &str, author: &str, message: &Message) -> Outcome<Receipt> {
        let receipt = self.send(client, author, message)??;
        let again = if receipt.attempts > 1 { ", signed anew on the way" } else { "" };
        let name = message.info().name;
        self.say(&format!(
            "{client}: {name} by {author} is done, at version {}{again}",
            receipt.spec_version
        ))?;
        Ok(receipt)
    }

    /// Lets sudo decide that a runtime runs from an epoch on.
    pub fn deploy(&mut self, spec: u32, valid_from: u64) -> Outcome {
        let code = runtimes::info(spec).code();
        let message = SystemMessage::from(UpdateRuntime { code, valid_from });
        let receipt = self.decide("sudo", &message)??;
        assert_eq!(receipt.code_updated()?.0, spec, "`CodeUpdated` alone proves it");
        let decided = receipt.epoch.0;
        let deployment = timeline::Deployment { spec, decided, valid_from, aborted: None };
        self.timeline.deployments.push(deployment);
        self.say(&format!("sudo: `CodeUpdated`, version {spec} runs from epoch {valid_from} on"))
    }

    /// Lets sudo take a deployment back.
    pub fn abort(&mut self, spec: u32) -> Outcome {
        let receipt = self.decide("sudo", &AbortRuntime { spec_version: spec }.into())??;
        let pending = self.timeline.deployments.iter_mut().rev().find(|other| other.spec == spec);
        pending.ok_or("nothing was to be taken back")?.aborted = Some(receipt.epoch.0);
        self.say(&format!("sudo: the deployment of version {spec} is taken back"))
    }

    /// Sends one of the chain's own messages.
    pub fn decide(&mut self, author: &str, message: &SystemMessage) -> Outcome<Sent> {
        let console = self.client("console")?.messages::<Scale, SystemMessage>();
        let sent = console.submit(&DevSigner::new(author), message);
        self.note()?;
        Ok(sent)
    }

    /// Notes where the chain is and what it stores.
    pub fn note(&mut self) -> Outcome {
        let Head { epoch, spec_version, .. } = self.head()?;
        let epoch = epoch.0;
        if self.timeline.spec_at(epoch).is_none() {
            self.timeline.epochs.push(spec_version.0);
        }
        assert_eq!(self.timeline.spec_at(epoch), Some(spec_version.0), "one runtime per epoch");
        let store = self.chain.store();
        let users = store.table(USERS)?.version_counts()?;
        let people = store.table(PEOPLE)?.version_counts()?;
        for stored in &mut self.timeline.stored {
            let counts = match stored.table {
                "users" => counts(&users, <User as perennial::Entity>::VERSIONS),
                _ => counts(&people, <Person as perennial::Entity>::VERSIONS),
            };
            stored.counts.insert(epoch, counts);
        }
        Ok(())
    }

    /// Closes the chain, which all clients leave.
    pub fn close(self) -> Timeline {
        self.timeline
    }
}

fn counts(counts: &VersionCounts, versions: &[VersionInfo]) -> Vec<u64> {
    versions.iter().map(|info| counts.of(info.version)).collect()
}

/// An id that is one.
pub fn id(text: &str) -> Outcome<Id> {
    Ok(Id::try_from(text)?)
}

/// The engine's name, to say what it runs on.
pub fn engine(chain: &Emulator<Redb>) -> &'static str {
    chain.store().backend().name()
}

/// Shows what an error says.
pub fn show(error: &dyn std::error::Error) {
    println!("              ! {error}");
}

//! What happened, as the story saw it: what is drawn, and printed at the end.

use std::collections::BTreeMap;

/// What becomes of a deployment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deployment {
    /// The runtime's spec version.
    pub spec: u32,
    /// The epoch in which it was decided.
    pub decided: u64,
    /// The epoch from which it runs.
    pub valid_from: u64,
    /// The epoch in which it was taken back.
    pub aborted: Option<u64>,
}

/// Whether something worked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It did.
    Accepted,
    /// It did after the client signed it anew, since the chain had gone on meanwhile.
    Retried,
    /// The client or the chain refused it.
    Refused,
}

/// What worked in an epoch and what did not, as it came; each is there once.
pub type Marks = BTreeMap<u64, Vec<Mark>>;

/// A client, with what it did.
#[derive(Clone, Debug)]
pub struct Client {
    /// Its name.
    pub name: &'static str,
    /// The spec versions that it is built for.
    pub built_for: Vec<u32>,
    /// What became of what it did, by epoch.
    pub marks: Marks,
}

/// A message that the registry knows at some time.
#[derive(Clone, Debug)]
pub struct Message {
    /// Its name.
    pub name: &'static str,
    /// The first spec version that knows it.
    pub since: u32,
    /// The last one.
    pub until: Option<u32>,
    /// What became of it when it was sent, by epoch.
    pub marks: Marks,
}

/// How many values of each version lay in a table at the end of an epoch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// The table.
    pub table: &'static str,
    /// For each epoch, the number of values of version 1, of version 2, and so on.
    pub counts: BTreeMap<u64, Vec<u64>>,
}

/// All of it.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    /// The spec version of each epoch, from 0 on.
    pub epochs: Vec<u32>,
    /// The deployments, in the order in which they were decided.
    pub deployments: Vec<Deployment>,
    /// The clients, in the order in which they connected.
    pub clients: Vec<Client>,
    /// The messages, in the order of the enum.
    pub messages: Vec<Message>,
    /// The tables.
    pub stored: Vec<Stored>,
}

impl Timeline {
    /// The spec version that ran in an epoch.
    pub fn spec_at(&self, epoch: u64) -> Option<u32> {
        self.epochs.get(usize::try_from(epoch).ok()?).copied()
    }

    /// The epoch in which a deployment was superseded, if one was.
    pub fn superseded(&self, deployment: &Deployment) -> Option<u64> {
        let ran = |other: &&Deployment| other.aborted.is_none();
        let later = self.deployments.iter().filter(ran).map(|other| other.valid_from);
        later.filter(|epoch| *epoch > deployment.valid_from).min()
    }

    /// Notes what a client did.
    pub fn client(&mut self, name: &str, epoch: u64, mark: Mark) {
        if let Some(client) = self.clients.iter_mut().find(|client| client.name == name) {
            note(&mut client.marks, epoch, mark);
        }
    }

    /// Notes what became of a message.
    pub fn message(&mut self, name: &str, epoch: u64, mark: Mark) {
        if let Some(message) = self.messages.iter_mut().find(|message| message.name == name) {
            note(&mut message.marks, epoch, mark);
        }
    }

    /// Prints it, a column per epoch.
    pub fn print(&self) {
        let row = |head: &str, text: &dyn Fn(u64) -> String| {
            let epochs = 0..self.epochs.len() as u64;
            let cells: String = epochs.map(|epoch| format!("{:<4}", text(epoch))).collect();
            println!("   {head:<26}{}", cells.trim_end());
        };
        row("epoch", &|epoch| epoch.to_string());
        row("runtime", &|epoch| self.spec_at(epoch).unwrap_or_default().to_string());
        for deployment in &self.deployments {
            let head = format!("deployment of {}", deployment.spec);
            row(&head, &|epoch| self.deployment_cell(deployment, epoch).to_owned());
        }
        for client in &self.clients {
            let built_for: Vec<_> = client.built_for.iter().map(u32::to_string).collect();
            let head = format!("{}, for {}", client.name, built_for.join(", "));
            row(&head, &|epoch| cell(&client.marks, epoch));
        }
        for message in &self.messages {
            row(message.name, &|epoch| cell(&message.marks, epoch));
        }
        for stored in &self.stored {
            let versions = stored.counts.values().map(Vec::len).max().unwrap_or_default();
            for version in 0..versions {
                let head = format!("{} stored as V{}", stored.table, version + 1);
                row(&head, &|epoch| {
                    let count = stored.counts.get(&epoch).and_then(|counts| counts.get(version));
                    count.filter(|count| **count > 0).map_or_else(|| ".".into(), u64::to_string)
                });
            }
        }
        println!();
        println!("   deployments: p pending, A active, x aborted, s superseded");
        println!("   clients and messages: + accepted, r signed anew and accepted, - refused");
    }

    fn deployment_cell(&self, deployment: &Deployment, epoch: u64) -> &'static str {
        let begun = epoch >= deployment.valid_from;
        match deployment.aborted {
            Some(aborted) if epoch == aborted => "x",
            Some(aborted) if epoch > aborted => ".",
            _ if epoch < deployment.decided => ".",
            _ if self.superseded(deployment).is_some_and(|end| epoch >= end) => "s",
            _ if begun => "A",
            _ => "p",
        }
    }
}

fn note(marks: &mut Marks, epoch: u64, mark: Mark) {
    let noted = marks.entry(epoch).or_default();
    if !noted.contains(&mark) {
        noted.push(mark);
    }
}

fn cell(marks: &Marks, epoch: u64) -> String {
    let sign = |mark: &Mark| match mark {
        Mark::Accepted => '+',
        Mark::Retried => 'r',
        Mark::Refused => '-',
    };
    marks.get(&epoch).map_or_else(|| ".".into(), |marks| marks.iter().map(sign).collect())
}

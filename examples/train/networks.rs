//! The four networks on the story's last day: what a store on each of them writes, that each reads what
//! any of them wrote, and whether this binary does what the train says.

use std::error::Error;

use perennial::{
    DecodeError, Epoch, Scale, Store, Version,
    backend::{Backend, Memory, Redb},
    entity, message,
    store::{Change, WriteError},
    train::{
        Binary, BinaryError, ClockError, Day, Discrepancies, Network, Train, TrainFile,
        check::{self, Set},
    },
};

use crate::guild::{self, Message, POLLS, Poll, Stake, USERS, User, WORKSHOPS, Workshop};

/// Tells it, on the networks that the train's file names.
pub fn tell(file: &TrainFile) -> Result<(), Box<dyn Error>> {
    let train = file.train();
    let last = train.history().iter().rev().find_map(|entry| entry.on);
    let last = last.ok_or("no entry has a day")?;
    let mut networks = Vec::new();
    for (name, network) in file.networks() {
        networks.push((name, network, now(network, last)?));
    }
    let date = last.date_text().ok_or("no date")?;
    println!("\nOne binary on four networks, {date}\n");
    let folder = tempfile::tempdir()?;
    let mut written = Vec::new();
    for (name, network, epoch) in &networks {
        print!("  {name}: ");
        // Mainnet's is one on the disk.
        written.push(match network {
            Network::Mainnet { .. } => {
                write(train, (network, *epoch), Redb::open(folder.path().join("mainnet"))?)?
            }
            _ => write(train, (network, *epoch), Memory::new())?,
        });
    }
    let read: usize = written.iter().map(Vec::len).sum();
    written.iter().flatten().try_for_each(Row::check)?;
    println!("\n  All {read} rows read as the latest view, wherever they came from.");
    println!("\nWhat the testnet and mainnet run, and in what they differ\n");
    let live = networks.iter().map(|(_, network, _)| *network).filter(|net| net.clock().is_some());
    let live: Vec<&Network> = live.collect();
    live.iter().try_for_each(|network| train.rollout(network).map(|steps| println!("{steps}")))?;
    let [testnet, mainnet, ..] = live.as_slice() else {
        return Err("the file lacks a network".into());
    };
    println!("{}", train.difference(testnet, mainnet)?);
    println!("\nDoes this binary do what the train says?\n");
    let binary = Binary::of(&guild::registry());
    for (name, network, _) in &networks {
        match train.check_binary(network, &binary) {
            Ok(()) => println!("  {name}: yes"),
            Err(BinaryError::Differs(Discrepancies(found))) => {
                println!("  {name}: no");
                found.iter().for_each(|one| println!("    {one}"));
            }
            Err(other) => return Err(other.into()),
        }
    }
    println!("\nAnd may winter pass its betanet?\n");
    let winter = check::together(train.plan(), &Set::of(train, "winter")?, guild::registry());
    match winter {
        Ok(_) => Err("what was vetoed rides along unseen".into()),
        Err(error) => {
            println!("  no, {error}");
            Ok(())
        }
    }
}

/// Where a network is on a day, in its own epochs.
fn now(network: &Network, day: Day) -> Result<Epoch, ClockError> {
    match network {
        Network::Alphanet { .. } => Ok(Epoch(1)),
        Network::Betanet { activation, .. } => Ok(*activation),
        Network::Testnet { clock } | Network::Mainnet { clock } => clock.epoch_of(day),
    }
}

/// A row as it lies in a network's store.
enum Row {
    Member(Vec<u8>),
    Workshop(Vec<u8>),
}

impl Row {
    /// Reads it as any network does: reading asks no schedule.
    fn check(&self) -> Result<(), DecodeError> {
        match self {
            Self::Member(stored) => {
                let found = entity::decode::<Scale, User>(stored)?;
                assert_eq!(User { note: String::new(), ..found }, member());
            }
            Self::Workshop(stored) => {
                let found = entity::decode::<Scale, Workshop>(stored)?;
                assert_eq!(Workshop { stake: 0, ..found }, workshop());
            }
        }
        Ok(())
    }
}

fn member() -> User {
    User { name: "ada".into(), karma: 7, badge: Some("early".into()), note: String::new() }
}

fn workshop() -> Workshop {
    Workshop { name: "loom".into(), members: vec![1], stake: 0 }
}

/// Opens a store on a network, writes what may be written there, and says so.
fn write<B: Backend>(
    train: &Train,
    (network, epoch): (&Network, Epoch),
    engine: B,
) -> Result<Vec<Row>, Box<dyn Error>> {
    let store = Store::open(engine, guild::registry())?;
    let rollout = train.rollout(network)?;
    let spec = rollout.follow(&store, &Change::new("the train", epoch))?;
    let (users, workshops) = (store.table(USERS)?, store.table(WORKSHOPS)?);
    println!("spec version {spec}");
    println!("    a member: V{}", users.put(&1, &member())?);
    let noted = User { note: "I weave".into(), ..member() };
    say("a member with a note", users.put(&2, &noted))?;
    println!("    a workshop: V{}", workshops.put(&1, &workshop())?);
    let pledged = Workshop { stake: 5, ..workshop() };
    say("a workshop with a stake", workshops.put(&2, &pledged))?;
    let question = Poll { question: "tea or coffee?".into() };
    say("a poll", store.table(POLLS)?.put(&1, &question))?;
    let pledge = Message::Stake(Stake { workshop: 2, amount: 5 });
    match message::encode::<Scale, _>(&pledge, spec) {
        Ok(bytes) => println!("    the message Stake: {} bytes", bytes.len()),
        Err(refused) => println!("    the message Stake: refused, {refused}"),
    }
    let mut rows = Vec::new();
    for key in [1, 2] {
        let member = users.get_raw(&key)?.map(|raw| Row::Member(raw.bytes().to_vec()));
        let workshop = workshops.get_raw(&key)?.map(|raw| Row::Workshop(raw.bytes().to_vec()));
        rows.extend(member.into_iter().chain(workshop));
    }
    Ok(rows)
}

/// Says which version was written, or why none was.
fn say(what: &str, outcome: Result<Version, WriteError>) -> Result<(), WriteError> {
    match outcome {
        Ok(version) => println!("    {what}: V{version}"),
        Err(WriteError::Gate { source, .. }) => println!("    {what}: refused, {source}"),
        Err(other) => return Err(other),
    }
    Ok(())
}

//! A database with all kinds of keys, several versions of each entity, and both codecs; and ways to run
//! a command on it.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    path::Path,
    time::Duration,
};

use perennial::{
    Bincode, Epoch, Key, Layout, Scale, SpecVersion, Store, Table, Versioned,
    backend::{Backend, Redb},
    cli,
    key::{Blake2_128, Blake2_128Concat, Substrate, Twox64Concat},
    registry,
    schedule::{Deployment, Registration, Rules},
    store::{Change, Registry},
};

/// A user: three versions, an upcast, a rename of type.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 3, activates(2 = 6, 3 = 7), derive(Clone, Debug, PartialEq))]
pub struct User {
    pub name: String,
    /// Was text that might be missing.
    #[versioned(since = 3, was(email: Option<String>, upcast = emails, downcast = email))]
    pub emails: Vec<String>,
    #[versioned(since = 2)]
    pub karma: u32,
    /// What it began with: the length of the name.
    #[versioned(since = 3, upcast = first_rank)]
    pub rank: i16,
}

fn emails(old: Option<String>) -> Vec<String> {
    old.into_iter().collect()
}

#[expect(clippy::ptr_arg, reason = "a downcast is given the field")]
fn email(new: &Vec<String>) -> Option<String> {
    new.first().cloned()
}

fn first_rank(old: &UserV2) -> i16 {
    old.name.len() as i16
}

/// An event: an enum, in bincode.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, activates(2 = 6), derive(Clone, Debug, PartialEq))]
pub enum Event {
    Joined {
        user: u64,
        at: Duration,
    },
    Paid(u64, i128),
    #[versioned(since = 2, index = 4)]
    Left,
}

/// What else a field can be.
#[derive(Clone, Debug, PartialEq, Layout)]
pub struct Place {
    pub x: f64,
    pub y: f32,
}

/// Everything else: nested entities, maps, sets, options of options, floats, big numbers.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, first_tag = 0, activates(2 = 7), derive(Clone, Debug, PartialEq))]
pub struct Thing {
    pub id: [u8; 32],
    #[versioned(nested(1 = 1, 2 = 3))]
    pub owner: User,
    pub places: BTreeMap<String, Place>,
    pub seen: BTreeSet<u64>,
    pub maybe: Option<Option<bool>>,
    pub big: u128,
    pub result: Result<u8, String>,
    pub pair: (i64, char2::Letter),
    #[versioned(since = 2)]
    pub blob: Vec<u8>,
}

pub mod char2 {
    use perennial::Layout;

    /// SCALE has no `char`.
    #[derive(Clone, Debug, PartialEq, Layout)]
    pub enum Letter {
        A,
        Other(String),
    }
}

/// A derived key of several parts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Key)]
pub struct EventId {
    pub stream: String,
    pub day: Reverse<u32>,
    pub number: i64,
}

pub const USERS: Table<u64, User> = Table::new("users");
pub const NAMES: Table<String, User, Bincode> = Table::new("names");
pub const EVENTS: Table<EventId, Event, Bincode> = Table::new("events");
pub const THINGS: Table<[u8; 32], Thing> = Table::new("things");
pub const ACCOUNTS: Table<String, User, Scale, Substrate<Blake2_128Concat>> =
    Table::map("System", "Account").named("accounts");
type Linked = Substrate<(Twox64Concat, Blake2_128)>;
pub const LINKS: Table<(u32, String), User, Scale, Linked> =
    Table::map("System", "Links").named("links");
pub const FLAGS: Table<(Option<bool>, Vec<u8>), User> = Table::new("flags");

/// All tables.
pub fn tables() -> Registry {
    registry![USERS, NAMES, EVENTS, THINGS, ACCOUNTS, LINKS, FLAGS]
}

fn user(number: u64, spec: u32) -> User {
    let name = format!("user {number} \"ä\\\u{1f600}\"");
    User {
        // Lossless in each version that is active then.
        rank: if spec >= 7 { -3 } else { name.len() as i16 },
        name,
        emails: match (spec, number % 3) {
            (7.., 0) => vec!["a@b".into(), "c@d".into()],
            (_, 1) => vec![format!("{number}@example.org")],
            _ => vec![],
        },
        karma: if spec >= 6 { number as u32 * 7 } else { 0 },
    }
}

fn thing(number: u64, spec: u32) -> Thing {
    let place = Place { x: number as f64 / 3.0, y: f32::NAN };
    Thing {
        id: [number as u8; 32],
        owner: user(number, if spec >= 7 { 7 } else { 5 }),
        places: BTreeMap::from([("home".into(), place.clone()), ("work \u{7f}".into(), place)]),
        seen: (0..number % 5).map(|n| n * u64::from(u32::MAX)).collect(),
        maybe: [None, Some(None), Some(Some(true))][number as usize % 3],
        big: u128::MAX - u128::from(number),
        result: if number.is_multiple_of(2) { Ok(1) } else { Err("no".into()) },
        pair: (-(number as i64), char2::Letter::Other("ß".into())),
        blob: if spec >= 7 { vec![0xFF; number as usize % 9] } else { vec![] },
    }
}

/// Fills a database: `rows` of each table and each spec version from 5 to 7.
pub fn fill<B: Backend>(engine: B, rows: u64) -> Store<B> {
    let store = Store::open(engine, tables()).unwrap();
    let rules = Rules::default();
    let [five, six, seven] = [(5, 0), (6, 10), (7, 20)]
        .map(|(spec, from)| Deployment::new(SpecVersion(spec), Epoch(from)));
    let genesis = Change::new("genesis", Epoch(0));
    let first = [five, six.clone()].into_iter().collect();
    store.schedule().register(first, &genesis, &rules, Registration::Genesis).unwrap();
    for (spec, epoch) in [(5, 0), (6, 10), (7, 20)] {
        store.advance_to(Epoch(epoch)).unwrap();
        if spec == 6 {
            let change = Change::new("governance", Epoch(epoch)).because("proposal 12");
            let next = [six.clone(), seven.clone()].into_iter().collect();
            store.schedule().update(next, &change, &rules).unwrap();
        }
        let mut batch = store.batch();
        for number in 0..rows {
            let number = u64::from(spec) * 1_000_000 + number;
            let user = user(number, spec);
            let key = format!("n\0{number}");
            batch.put(USERS, &number, &user).unwrap();
            batch.put(NAMES, &key, &user).unwrap();
            let event = match number % 3 {
                0 if spec >= 6 => Event::Left,
                1 => Event::Paid(number, -(number as i128) << 70),
                _ => Event::Joined { user: number, at: Duration::new(number, 5) },
            };
            let id = EventId { stream: key.clone(), day: Reverse(spec), number: -(number as i64) };
            batch.put(EVENTS, &id, &event).unwrap();
            let mut long = [spec as u8; 32];
            long[..8].copy_from_slice(&number.to_be_bytes());
            batch.put(THINGS, &long, &thing(number, spec)).unwrap();
            batch.put(ACCOUNTS, &key, &user).unwrap();
            batch.put(LINKS, &(number as u32, key.clone()), &user).unwrap();
            let flag = ([None, Some(false), Some(true)][number as usize % 3], key.into_bytes());
            batch.put(FLAGS, &flag, &user).unwrap();
        }
        batch.commit().unwrap();
    }
    store
}

/// A redb database in a folder, closed again.
pub fn redb(folder: &Path, rows: u64) {
    drop(fill(Redb::open(folder).unwrap(), rows));
}

/// What a command wrote, and how it ended.
#[derive(Debug)]
pub struct Ran {
    pub exit: u8,
    pub out: String,
    pub err: String,
}

/// Runs the command in this process, with these types.
pub fn run<'a>(registry: Registry, args: impl IntoIterator<Item = &'a str>) -> Ran {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = ["perennial"].into_iter().chain(args);
    let exit = cli::run_to(registry, args, &mut out, &mut err);
    Ran { exit, out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() }
}

/// Runs the command as it is installed: without types.
pub fn plain<'a>(args: impl IntoIterator<Item = &'a str>) -> Ran {
    run(registry![], args)
}

/// Runs a command that knows the fixture's types.
pub fn typed<'a>(args: impl IntoIterator<Item = &'a str>) -> Ran {
    run(tables(), args)
}

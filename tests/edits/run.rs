//! The program of the scratch package: holds each edited copy against its history, and opens a
//! database of the unedited release with it. It is not compiled with the tests.

use std::{error::Error, fs, path::Path};

use perennial::{
    Store,
    backend::Redb,
    history::{self, HistoryError},
    store::Registry,
};
use without::base::{
    ACCOUNTS, EVENTS, SAVINGS, USERS, WALLETS,
    account::{Account, AccountV1, Pair, Role, Stamp, VersionedAccount, places},
    event::{Event, EventV1, VersionedEvent},
    user::{Contact, User, UserV1, UserV2, VersionedUser},
    wallet::{VersionedWallet, Wallet, WalletV1},
};

/// A name, what makes the registry, and whether its new versions are to be released.
type Case = (&'static str, fn() -> Registry, bool);

include!("cases.rs");

fn main() -> Result<(), Box<dyn Error>> {
    let database = tempfile("database");
    fill(&database)?;
    for (id, registry, release) in CASES {
        let mut said = Vec::new();
        let folder = Path::new("with/histories").join(id);
        if release {
            match history::release(registry(), &folder) {
                Err(HistoryError::Written(_)) => {}
                other => said.push(format!("{other:?}")),
            }
        }
        match history::check(registry(), &folder) {
            Ok(()) => {}
            Err(error) if error.findings().is_empty() => said.push(error.to_string()),
            Err(error) => said.extend(error.findings().iter().map(ToString::to_string)),
        }
        save(id, "check", &said)?;
        save(id, "open", &open(&database, registry()).err().into_iter().collect::<Vec<_>>())?;
    }
    Ok(())
}

fn tempfile(name: &str) -> std::path::PathBuf {
    Path::new("said").join(name)
}

fn save(id: &str, stage: &str, said: &[String]) -> std::io::Result<()> {
    fs::write(Path::new("said").join(format!("{id}.{stage}")), said.join("\0"))
}

fn user(number: u32) -> User {
    User {
        name: format!("user {number}"),
        age: 33,
        score: number,
        karma: -1,
        credit: 7,
        bonus: Some(9),
        flags: [1, 2, 3, 4],
        tags: vec![1, 2],
        level: 3,
        greeting: "Good day".into(),
        contact: Contact::Email("a@b".into()),
    }
}

fn user_v2(number: u32) -> UserV2 {
    let User { name, age, score, karma, credit, bonus, flags, tags, level, greeting, .. } =
        user(number);
    let (nick, email) = ("al".into(), Some("a@b".into()));
    UserV2 {
        name, nick, age, score, karma, credit, bonus, flags, tags, level, greeting, email,
    }
}

fn user_v1(number: u32) -> UserV1 {
    let UserV2 { name, nick, age, score, karma, credit, bonus, flags, tags, email, .. } =
        user_v2(number);
    UserV1 { name, nick, age, score, karma, credit, bonus, flags, tags, email }
}

fn account_v1(number: u32) -> AccountV1 {
    let Account { home, balance, pair, digest, stamp, role, .. } = account(number);
    let wallet = WalletV1 { address: [1, 2, 3, 4] };
    AccountV1 { home, balance, pair, digest, stamp, role, wallet: wallet.into() }
}

fn account(number: u32) -> Account {
    Account {
        home: places::Address {
            street: "Long Street".into(),
            zip: 1010,
            at: places::Position { x: -1, y: 1 },
        },
        balance: 1 << 70,
        pair: Pair { left: 1, right: 2 },
        digest: [5, 6, 7, 8],
        stamp: Stamp { block: 1, day: 2 },
        role: Role::Member { since: number },
        wallet: wallet(),
    }
}

fn wallet() -> Wallet {
    Wallet { address: [1, 2, 3, 4], nonce: 5 }
}

/// Writes rows of all versions into the tables, as the releases until now did.
fn fill(folder: &Path) -> Result<(), Box<dyn Error>> {
    let store = Store::open(Redb::open(folder)?, without::base::registry())?;
    let users = store.table(USERS)?;
    users.put(&3, &user(3))?;
    users.put_versioned(&2, &VersionedUser::V2(user_v2(2)))?;
    users.put_versioned(&1, &VersionedUser::V1(user_v1(1)))?;
    let accounts = store.table(ACCOUNTS)?;
    accounts.put(&2, &account(2))?;
    accounts.put_versioned(&1, &VersionedAccount::V1(account_v1(1)))?;
    let events = store.table(EVENTS)?;
    events.put(&(1, 1), &Event::Created { by: 1 })?;
    events.put(&(1, 2), &Event::Moved(3, 4))?;
    events.put(&(1, 3), &Event::Paid(5))?;
    events.put(&(1, 4), &Event::Closed)?;
    events.put_versioned(&(1, 5), &VersionedEvent::V1(EventV1::Renamed("new".into())))?;
    let wallets = store.table(WALLETS)?;
    wallets.put(&2, &wallet())?;
    wallets.put_versioned(&1, &VersionedWallet::V1(WalletV1 { address: [1, 2, 3, 4] }))?;
    store.table(SAVINGS)?.put(&1, &wallet())?;
    Ok(())
}

/// Opens a copy of the database with an edited registry.
fn open(database: &Path, registry: Registry) -> Result<(), String> {
    let copy = tempfile("copy");
    let _ = fs::remove_dir_all(&copy);
    let copied = || -> std::io::Result<()> {
        fs::create_dir_all(&copy)?;
        for entry in fs::read_dir(database)? {
            let entry = entry?;
            fs::copy(entry.path(), copy.join(entry.file_name()))?;
        }
        Ok(())
    };
    copied().map_err(|error| error.to_string())?;
    let backend = Redb::open(&copy).map_err(|error| error.to_string())?;
    Store::open(backend, registry).map(|_| ()).map_err(|error| {
        let mut text = error.to_string();
        let mut source = error.source();
        while let Some(cause) = source {
            text.push_str(&format!(": {cause}"));
            source = cause.source();
        }
        text
    })
}

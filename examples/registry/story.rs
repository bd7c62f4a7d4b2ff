//! The story: load, run, upgrade, read, reopen.

use std::error::Error;

use perennial::{
    Entity, SpecVersion, Store,
    backend::{Backend, BackendError},
    entity::VersionInfo,
    store::VersionCounts,
};

use crate::{
    chain,
    ids::Id,
    state::{
        MEMBERS, Membership, ORGS, PROJECTS, USERS, User, VersionedMembership, VersionedUser,
        tables,
    },
};

type Outcome = Result<(), Box<dyn Error>>;

/// Tells the story on the store that `open` opens; it is opened twice.
pub fn tell<B: Backend>(open: impl Fn() -> Result<B, BackendError>) -> Outcome {
    let store = Store::open(open()?, tables())?;
    if store.spec_version() >= SpecVersion(6) {
        println!("\nThis store has been through the upgrade already; it reads as it was left:");
        return look(&store);
    }
    load(&store)?;
    run_version_5(&store)?;
    run_version_6(&store)?;
    println!("\n4. What is stored now");
    look(&store)?;
    drop(store);
    println!("\n5. Closed and opened again");
    look(&Store::open(open()?, tables())?)
}

/// The chain's state goes in as it is: the bytes are checked, not rewritten.
fn load<B: Backend>(store: &Store<B>) -> Outcome {
    println!("\n1. The state of a real chain, as its runtimes wrote it");
    let (users, orgs, projects) = (store.table(USERS)?, store.table(ORGS)?, store.table(PROJECTS)?);
    for row in chain::users()? {
        users.adopt(&row.key, row.stored)?;
        let ours = users.key_bytes(&row.key)?;
        assert_eq!(ours, row.storage_key, "the storage key of `{}`", row.key);
    }
    for row in chain::orgs()? {
        orgs.adopt(&row.key, row.stored)?;
    }
    for row in chain::projects()?.into_iter().filter(|row| row.current) {
        projects.adopt(&row.key, row.stored)?;
    }
    println!("   users    {:>2}  under {}…", users.scan_all().count()?, hex(users.key_prefix()));
    println!("   orgs     {:>2}  under {}…", orgs.scan_all().count()?, hex(orgs.key_prefix()));
    println!(
        "   projects {:>2}  under {}…",
        projects.scan_all().count()?,
        hex(projects.key_prefix())
    );
    println!(
        "\n   That chain once changed a layout without a new version. Such a project is refused"
    );
    println!("   instead of being read as something else:");
    for row in chain::projects()?.into_iter().filter(|row| !row.current) {
        match projects.adopt(&row.key, row.stored) {
            Ok(version) => return Err(format!("read as version {version}").into()),
            Err(error) => println!("   ! {error}"),
        }
    }
    Ok(())
}

/// Runtime 5 knows nothing of karma. What it writes is version 1.
fn run_version_5<B: Backend>(store: &Store<B>) -> Outcome {
    println!("\n2. Version 5 of the runtime");
    store.raise_spec_version(SpecVersion(5))?;
    let (users, members) = (store.table(USERS)?, store.table(MEMBERS)?);
    let carol = Id::try_from("carol")?;
    let user = User { account_id: [3; 32], projects: vec![], karma: 0 };
    let version = users.put(&carol, &user)?;
    println!("   registered `carol`, written as version {version}");
    for (member, since_block) in [("cloudhead", 7), ("bob", 9)] {
        let membership = Membership { since_block, invited_by: None };
        members.put(&("monadic".into(), member.into()), &membership)?;
    }
    println!("   indexed the members of `monadic`");
    let praised = User { karma: 3, ..user };
    match users.put(&carol, &praised) {
        Ok(version) => Err(format!("karma was written as version {version}").into()),
        Err(error) => {
            println!("   a user with karma is refused, since nothing may get lost:");
            println!("   ! {error}");
            Ok(())
        }
    }
}

/// Runtime 6 brings karma. Old values stay as they are and read with none.
fn run_version_6<B: Backend>(store: &Store<B>) -> Outcome {
    println!("\n3. Version 6 of the runtime, with karma");
    store.raise_spec_version(SpecVersion(6))?;
    let (users, members) = (store.table(USERS)?, store.table(MEMBERS)?);
    let cloudhead = Id::try_from("cloudhead")?;
    let stored = users.get_versioned(&cloudhead)?.ok_or("cloudhead is gone")?;
    println!("   `cloudhead`, versions exposed: {}", exposed(&stored));
    let view = users.get(&cloudhead)?.ok_or("cloudhead is gone")?;
    println!("   `cloudhead`, versions hidden:  {}", hidden(&view));
    let dave = User { account_id: [4; 32], projects: vec![], karma: 7 };
    let version = users.put(&Id::try_from("dave")?, &dave)?;
    println!("   registered `dave`, written as version {version}");
    let carol = users.update(&Id::try_from("carol")?, |user| {
        user.map(|user| User { karma: user.karma + 3, ..user })
    })?;
    println!("   `carol` earns karma:           {}", hidden(&carol.ok_or("carol is gone")?));
    let invited_by = Some(cloudhead);
    let membership = Membership { since_block: 12, invited_by };
    // The user and the index land together or not at all.
    let mut batch = store.batch();
    batch.put(MEMBERS, &("monadic".into(), "dave".into()), &membership)?;
    batch.put(MEMBERS, &("oscoin".into(), "carol".into()), &membership)?;
    batch.commit()?;
    let joined = members.scan_prefix(&("monadic",)).count()?;
    println!("   `monadic` now has {joined} members, indexed in two versions");
    Ok(())
}

/// Lists what is there, over all versions.
fn look<B: Backend>(store: &Store<B>) -> Outcome {
    println!("   spec version {}", store.spec_version());
    let (users, members) = (store.table(USERS)?, store.table(MEMBERS)?);
    println!("   users, by the prefix of their map:");
    for row in users.scan_all() {
        let (id, user) = row?;
        let tag = users.version_of(&id)?.ok_or("a user went away")?;
        println!("     {:<10} tag {}  {}", id.to_string(), tag.tag, hidden(&user));
    }
    println!("   members of `monadic`, by prefix:");
    for row in members.scan_prefix(&("monadic",)).versioned() {
        let ((_, member), membership) = row?;
        let text = match membership {
            VersionedMembership::V1(old) => format!("V1, since block {}", old.since_block),
            VersionedMembership::V2(new) => {
                let by = new.invited_by.map_or("nobody".to_owned(), |id| id.to_string());
                format!("V2, since block {}, invited by {by}", new.since_block)
            }
        };
        println!("     {member:<10} {text}");
    }
    println!("   values per version:");
    counts("users", &users.version_counts()?, User::VERSIONS);
    counts("members", &members.version_counts()?, Membership::VERSIONS);
    Ok(())
}

fn counts(table: &str, counts: &VersionCounts, versions: &[VersionInfo]) {
    let counts: Vec<String> = versions
        .iter()
        .map(|info| format!("V{} {}", info.version, counts.of(info.version)))
        .collect();
    println!("     {table:<10} {}", counts.join(", "));
}

fn exposed(user: &VersionedUser) -> String {
    match user {
        VersionedUser::V1(user) => {
            format!("V1 {{ account {}…, projects {} }}", hex(&user.account_id), user.projects.len())
        }
        VersionedUser::V2(user) => format!("V2 {{ {} }}", hidden(user)),
    }
}

fn hidden(user: &User) -> String {
    let User { account_id, projects, karma } = user;
    format!("account {}…, projects {:>2}, karma {karma}", hex(account_id), projects.len())
}

/// The first four bytes.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

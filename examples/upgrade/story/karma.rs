//! Version 6 gives users karma, and old users have none.

use perennial::Scale;

use super::{
    Outcome,
    scene::{Scene, id},
    switch,
};
use crate::runtimes::{
    events::Event,
    messages::{GiveKarma, Message, RegisterUser},
    state::{USERS, VersionedUser},
};

/// The fifth chapter.
pub fn tell(scene: &mut Scene) -> Outcome {
    println!("\n5. Version 6, with karma");
    scene.next_epoch()?;
    assert_eq!(scene.head()?.spec_version.0, 6);
    switch::too_old(scene, "web", "alice")?;
    assert_eq!(look(scene, "alice")?, (1, 0), "what was written without karma reads with 0");
    let praise = Message::GiveKarma(GiveKarma { to: id("alice")?, points: 5 });
    scene.done("app", "bob", &praise)?;
    assert_eq!(look(scene, "alice")?, (2, 5), "what is written now has it stored");
    assert_eq!(look(scene, "bob")?, (1, 0), "nobody touched bob");
    let message = RegisterUser { id: id("carol")?, name: "Carol".to_owned() };
    let receipt = scene.done("app", "carol", &Message::RegisterUser(message))?;
    let app = scene.client("app")?.messages::<Scale, Event>();
    let (old, new) = (app.events(1)?, app.events_of(&receipt)?);
    let account = |events: &[Event]| match events {
        [Event::UserRegistered(event)] => Ok(event.account),
        other => Err(format!("these are other events: {other:?}")),
    };
    assert!(account(&old)?.is_none(), "version 4 told no account");
    assert!(account(&new)?.is_some(), "version 6 does");
    scene.say("app: events of block 1 read in the shape of version 4, without the account")
}

/// Says how a user is stored and how it reads: the version, and the karma.
pub fn look(scene: &Scene, user: &str) -> Outcome<(u8, u32)> {
    let users = scene.client("app")?.table(USERS);
    let key = id(user)?;
    let stored = users.get_versioned(&key)?.ok_or("the user is gone")?;
    let version = match stored {
        VersionedUser::V1(_) => 1,
        VersionedUser::V2(_) => 2,
    };
    let karma = users.get(&key)?.ok_or("the user is gone")?.karma;
    scene.say(&format!("app: {user} is stored as V{version} and reads with karma {karma}"))?;
    Ok((version, karma))
}

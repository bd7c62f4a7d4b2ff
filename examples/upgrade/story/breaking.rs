//! Version 7 keeps users elsewhere: older clients would read what is stale.

use perennial::{Scale, client::ClientError, message::MessageError};

use super::{
    Outcome, first, karma,
    scene::{Scene, id, show},
    switch,
};
use crate::{
    clients,
    runtimes::{
        events::Event,
        messages::{GiveKarma, Join, Message},
        state::{PEOPLE, UNICORNS, USERS},
    },
};

/// The sixth chapter.
pub fn tell(scene: &mut Scene) -> Outcome {
    println!("\n6. Version 7, which breaks with its elders");
    scene.next_epoch()?;
    scene.deploy(7, 8)?;
    let blame = Message::GiveKarma(GiveKarma { to: id("alice")?, points: -2 });
    let error = scene.send("app", "bob", &blame)?.err().ok_or("blame before version 7")?;
    let ClientError::Message(_) = &error else { return Err(error.into()) };
    scene.say("app: version 6 has no room for blame, and nothing is lost in silence:")?;
    show(&error);
    karma::look(scene, "alice")?;
    scene.next_epoch()?;
    switch::too_old(scene, "app", "bob")?;
    scene.connect("next", clients::NEXT)?;
    scene.say("next connects, built for 7 alone")?;
    scene.done("next", "bob", &blame)?;
    scene.done("next", "dave", &Message::Join(Join { id: id("dave")? }))?;
    stale(scene)?;
    gone(scene)?;
    all_events(scene)
}

/// What lies under the old keys is not what is true: so much for reading it all the same.
fn stale(scene: &Scene) -> Outcome {
    let alice = id("alice")?;
    let before = scene.chain.store().table(USERS)?.get(&alice)?.ok_or("alice is gone")?.karma;
    let now = scene.client("next")?.table(PEOPLE).get(&alice)?.ok_or("alice did not move")?.karma;
    assert_eq!((before, now), (5, 3));
    scene
        .say(&format!("alice's karma is {now}; under the old key app would have read {before}"))?;
    let sparkle = scene.client("next")?.table(UNICORNS).get(&id("sparkle")?)?;
    let colour = sparkle.ok_or("the unicorn was migrated away")?.colour;
    scene.say(&format!("next: sparkle is still {colour}, as version 5 wrote it"))
}

fn gone(scene: &mut Scene) -> Outcome {
    let error =
        scene.send("next", "alice", &first::unicorn()?)?.err().ok_or("one unicorn too many")?;
    let ClientError::Message(reason) = &error else { return Err(error.into()) };
    assert!(matches!(**reason, MessageError::NoLongerAvailable { .. }), "{reason}");
    scene.say("next: RegisterUnicorn by alice is not sent:")?;
    show(&error);
    Ok(())
}

/// Blocks stay as they are. Whoever knows the messages of all versions reads all of them.
fn all_events(scene: &Scene) -> Outcome {
    let next = scene.client("next")?.messages::<Scale, Event>();
    let newest = scene.head()?.block;
    let mut events = 0;
    for block in 0..=newest {
        events += next.events(block)?.len();
    }
    assert_eq!(events, 12);
    scene.say(&format!("next: reads the {events} events of {newest} blocks, of four versions"))
}

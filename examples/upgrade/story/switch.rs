//! From version 4 to version 5 without a pause.

use perennial::client::ClientError;

use super::{
    Outcome, deploy, first,
    scene::{Scene, id, show},
};
use crate::runtimes::state::UNICORNS;

/// The third chapter.
pub fn tell(scene: &mut Scene) -> Outcome {
    println!("\n3. Version 5 takes over, in the midst of a transaction");
    assert_eq!(scene.head()?.spec_version.0, 4);
    scene.say("web signs a transfer for version 4; while it is on its way, epoch 3 begins")?;
    scene.client("web")?.chain().end_epoch_on_the_way();
    let receipt = scene.done("web", "alice", &deploy::transfer("bob", 7))?;
    assert_eq!((receipt.attempts, receipt.epoch.0, receipt.spec_version.0), (2, 3, 5));
    assert_eq!(scene.timeline.epochs, [4, 4, 4, 5], "no epoch went by in between");
    too_old(scene, "kiosk", "bob")?;
    first::menu(scene, "web")?;
    scene.done("web", "alice", &first::unicorn()?)?;
    let unicorn = scene.client("web")?.table(UNICORNS).get(&id("sparkle")?)?;
    let unicorn = unicorn.ok_or("the unicorn ran away")?;
    scene.say(&format!("web: sparkle is {}, and belongs to {}", unicorn.colour, unicorn.owner))
}

/// A client that is not built for the runtime does nothing, and says why.
pub fn too_old(scene: &mut Scene, client: &str, author: &str) -> Outcome {
    let before = scene.head()?;
    let sent = scene.send(client, author, &deploy::transfer("alice", 1))?;
    let error = sent.err().ok_or("a client too old was let through")?;
    assert!(matches!(error, ClientError::IncompatibleRuntime { .. }), "{error}");
    scene.say(&format!("{client}: Transfer by {author} is refused:"))?;
    show(&error);
    assert_eq!(scene.head()?, before, "nothing got into a block");
    Ok(())
}

//! Who decides about the runtime, and who does not.

use perennial::{
    client::ClientError,
    emulator::{DevSigner, FAILED_CHAIN_RUNTIME_UPDATE, SystemMessage, UpdateRuntime},
};

use super::{
    Outcome, first,
    scene::{Scene, id, show},
};
use crate::{
    clients,
    runtimes::{
        self,
        errors::RegistryError,
        messages::{Message, RegisterUnicorn, Transfer},
    },
};

/// The second chapter.
pub fn tell(scene: &mut Scene) -> Outcome {
    println!("\n2. Version 5 is deployed, for epoch 3");
    scene.next_epoch()?;
    let code = runtimes::info(5).code();
    let message = SystemMessage::from(UpdateRuntime { code, valid_from: 2 });
    let error = scene.decide("mallory", &message)?.err().ok_or("mallory changed the runtime")?;
    let ClientError::Failed { fault, .. } = &error else { return Err(error.into()) };
    assert_eq!(*fault, FAILED_CHAIN_RUNTIME_UPDATE);
    let name = fault.name::<RegistryError>().ok_or("an error without a name")?;
    scene.say(&format!("mallory: UpdateRuntime fails, `{name}`:"))?;
    show(&error);
    scene.deploy(5, 3)?;
    first::menu(scene, "web")?;
    scene.next_epoch()?;
    scene.done("kiosk", "bob", &transfer("alice", 5))?;
    scene.done("web", "alice", &transfer("bob", 5))?;
    Ok(())
}

/// The fourth chapter.
pub fn tell_of_a_mistake(scene: &mut Scene) -> Outcome {
    println!("\n4. A deployment is taken back");
    scene.next_epoch()?;
    scene.connect("app", clients::APP)?;
    scene.say("app connects, built for 4, 5 and 6")?;
    scene.deploy(6, 5)?;
    scene.say("somebody finds a mistake in version 6, just in time")?;
    scene.abort(6)?;
    scene.next_epoch()?;
    assert_eq!(scene.head()?.spec_version.0, 5, "what was taken back does not run");
    scene.say("epoch 5 begins, and version 5 runs on")?;
    let (name, colour) = (id("glitter")?, "blue".to_owned());
    let message = Message::RegisterUnicorn(RegisterUnicorn { name, colour });
    scene.done("app", "bob", &message)?;
    scene.done("web", "alice", &transfer("bob", 1))?;
    scene.say("the mistake is mended")?;
    scene.deploy(6, 6)
}

/// Some of the author's balance for somebody.
pub fn transfer(to: &str, amount: u128) -> Message {
    let to = DevSigner::new(to).account().0;
    Message::Transfer(Transfer { to, amount })
}

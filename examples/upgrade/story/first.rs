//! Version 4 runs, and unicorns are not known yet.

use perennial::{
    Scale,
    client::{Chain, ClientError, Refusal, Submission},
    emulator::DevSigner,
    message::{self, MessageError},
};

use super::{
    Outcome,
    scene::{Scene, engine, id, show},
};
use crate::{
    clients,
    runtimes::messages::{Message, RegisterUnicorn, RegisterUser},
};

/// The first chapter.
pub fn tell(scene: &mut Scene) -> Outcome {
    println!("\n1. Version 4 of the runtime");
    scene.say(&format!("the chain begins, on {}", engine(&scene.chain)))?;
    scene.connect("kiosk", clients::KIOSK)?;
    scene.connect("web", clients::WEB)?;
    for (client, author) in [("web", "alice"), ("kiosk", "bob")] {
        let name = format!("The one and only {author}");
        let message = RegisterUser { id: id(author)?, name };
        scene.done(client, author, &Message::RegisterUser(message))?;
    }
    menu(scene, "web")?;
    refused_by_the_client(scene)?;
    refused_by_the_chain(scene)
}

/// What a user interface shows, and what it hides.
pub fn menu(scene: &Scene, client: &str) -> Outcome {
    let head = scene.head()?;
    let schedule = scene.chain.schedule()?;
    let available = scene.client(client)?.messages::<Scale, Message>().available()?;
    scene.say(&format!("{client}'s menu:"))?;
    for (info, availability) in message::menu::<Message>(head.spec_version) {
        let shown = available.iter().any(|other| other.name == info.name);
        assert_eq!(shown, availability.is_available(), "the menu shows what may be sent");
        if shown {
            println!("              [{}]", info.name);
            continue;
        }
        let coming = match info.available_from(&schedule, head.epoch) {
            Some(epoch) => format!(", which is scheduled for epoch {epoch}"),
            None => String::new(),
        };
        println!("               {:<15} hidden, {availability}{coming}", info.name);
    }
    Ok(())
}

/// A unicorn for alice.
pub fn unicorn() -> Outcome<Message> {
    let (name, colour) = (id("sparkle")?, "pink".to_owned());
    Ok(Message::RegisterUnicorn(RegisterUnicorn { name, colour }))
}

fn refused_by_the_client(scene: &mut Scene) -> Outcome {
    let before = scene.head()?;
    let error = scene.send("web", "alice", &unicorn()?)?.err().ok_or("a unicorn too early")?;
    let ClientError::Message(reason) = &error else { return Err(error.into()) };
    assert!(matches!(**reason, MessageError::NotYetAvailable { .. }), "{reason}");
    scene.say("web: RegisterUnicorn by alice is not even sent:")?;
    show(&error);
    assert_eq!(scene.head()?, before, "nothing got into a block");
    Ok(())
}

/// Nor does the chain take it from somebody who goes around the client.
fn refused_by_the_chain(scene: &Scene) -> Outcome {
    let head = scene.head()?;
    let alice = DevSigner::new("alice");
    // As version 5 will expect it.
    let bytes = message::encode::<Scale, Message>(&unicorn()?, perennial::SpecVersion(5))?;
    let nonce = scene.chain.nonce(&alice.account())?;
    let transaction = alice.transaction(nonce, head.spec_version, bytes);
    let Submission::Refused(refusal) = scene.chain.submit(&transaction)? else {
        return Err("the chain took a message that it does not know".into());
    };
    assert!(matches!(refusal, Refusal::Message { .. }), "{refusal}");
    scene.say("signed by hand and sent all the same, the chain refuses it:")?;
    show(&refusal);
    assert_eq!(scene.head()?, head, "nothing got into a block");
    Ok(())
}

//! The chain is closed, and goes on where it was.

use std::path::Path;

use super::{Outcome, deploy, scene::Scene};
use crate::clients;

/// The seventh chapter.
pub fn tell(scene: Scene, folder: &Path) -> Outcome<Scene> {
    println!("\n7. Closed and opened again");
    let (head, hash) = (scene.head()?, scene.chain.block_hash()?);
    let timeline = scene.close();
    let mut scene = Scene::open(folder, timeline)?;
    assert_eq!((scene.head()?, scene.chain.block_hash()?), (head, hash));
    scene.say("the chain is where it was; the store tells who changed its schedule, and when:")?;
    for change in scene.chain.store().schedule().changes()? {
        let list = change.schedule.deployments();
        let list: Vec<String> =
            list.map(|entry| format!("{} from {}", entry.version, entry.valid_from)).collect();
        println!(
            "              {:<11} in epoch {}, {:<9} {}",
            change.kind.to_string(),
            change.at,
            change.reason,
            list.join(", then ")
        );
    }
    scene.next_epoch()?;
    scene.reconnect("next", clients::NEXT)?;
    scene.done("next", "alice", &deploy::transfer("bob", 1))?;
    Ok(scene)
}

//! The story, a chapter per file.

mod breaking;
mod deploy;
mod first;
mod karma;
mod reopen;
mod scene;
mod switch;

use std::{error::Error, path::Path};

use crate::timeline::Timeline;
use scene::Scene;

/// What a chapter gives: the story goes on, or it does not hold.
type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// Tells the story on a chain in this folder.
pub fn tell(folder: &Path) -> Outcome<Timeline> {
    println!("A chain's upgrades, and what its clients see of them");
    println!("Each line begins with the epoch and the block in which it happens.");
    let mut scene = Scene::begin(folder)?;
    first::tell(&mut scene)?;
    deploy::tell(&mut scene)?;
    switch::tell(&mut scene)?;
    deploy::tell_of_a_mistake(&mut scene)?;
    karma::tell(&mut scene)?;
    breaking::tell(&mut scene)?;
    let scene = reopen::tell(scene, folder)?;
    println!("\n8. All of it, an epoch per column\n");
    scene.timeline.print();
    Ok(scene.timeline)
}

//! The year of a small project's release train, and the real timetables of a large one.
//!
//! `train.toml` beside this file is the train's whole history: six features, four upgrades. It is read
//! and told here, day by day; the checks of features and upgrades run as they did on those days; at the
//! year's end a store on each network writes what it may; and what the train means for the next
//! upgrade is said. Everything is checked as it is told: if the story does not hold, the example fails.
//!
//! ```text
//! cargo run --release --example train [-- --svg FILE] [--today 2026-11-21]
//! ```
//!
//! `--svg FILE` draws the train's timeline, a page that any browser shows. `--today` is the day for
//! which the real timetables answer.

#![expect(unreachable_pub, reason = "an entity is public in its crate, as users will write it")]

mod arguments;
mod diary;
mod guild;
mod networks;
mod superchain;
mod year;

use std::{error::Error, fs};

use perennial::train::Picture;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments = match arguments::parse(std::env::args_os().skip(1)) {
        Ok(arguments) => arguments,
        Err(mistake) => {
            eprintln!("{mistake}\n{}", arguments::USAGE);
            std::process::exit(2);
        }
    };
    let file = year::tell()?;
    networks::tell(&file)?;
    superchain::tell(arguments.today)?;
    if let Some(path) = arguments.svg {
        let picture = Picture::new("The guild's release train, 2026").dates();
        let svg = picture.today(arguments.today).svg(file.train());
        fs::write(&path, svg)
            .map_err(|error| format!("cannot write {}: {error}", path.display()))?;
        println!("\nThe timeline is drawn in {}", path.display());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::error::Error;

    use perennial::train::{Day, UpgradeState};

    use crate::{networks, superchain, year};

    #[test]
    fn the_story_holds() -> Result<(), Box<dyn Error>> {
        let file = year::tell()?;
        let state = |name| file.train().upgrade(name).map(|upgrade| upgrade.state());
        assert_eq!(state("summer"), Some(UpgradeState::MainnetActive));
        assert_eq!(state("autumn"), Some(UpgradeState::Stopped));
        networks::tell(&file)?;
        superchain::tell(Day(20_778))
    }
}

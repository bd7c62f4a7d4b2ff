//! The train's year, as its file has it.

use std::error::Error;

use perennial::train::{
    Day, Event, Train, TrainFile,
    check::{self, Set},
};

use crate::{diary, guild};

/// The train's file.
pub const FILE: &str = include_str!("train.toml");

/// Tells it, and gives the file, whose train stands as it does at the end.
pub fn tell() -> Result<TrainFile, Box<dyn Error>> {
    println!("The year of the guild's release train\n");
    let file = TrainFile::parse(FILE)?;
    let mut train = Train::new(file.train().plan().clone())?;
    for entry in file.train().history() {
        let date = entry.on.and_then(Day::date_text).ok_or("an entry without its day")?;
        if let Some((event, wish)) = wish(&entry.event) {
            let refused = train.would(&event).err().ok_or("it was to be refused")?;
            println!("  {date}  {wish}: refused, {}", refused.code());
        }
        check_again(&train, &entry.event)?;
        train.apply(entry.clone())?;
        println!("  {date}  {}", diary::sentence(entry, &train));
    }
    match train == *file.train() {
        true => Ok(file),
        false => Err("the train that was told is not the file's".into()),
    }
}

/// What somebody wants before an event, and does not get.
fn wish(event: &Event) -> Option<(Event, &'static str)> {
    match event {
        Event::AlphaMeeting { month } if month.text()? == "2026-01" => {
            let hold = Event::AlphaHold { month: *month, feature: "badges".into() };
            Some((hold, "badges asks the alphanet to wait"))
        }
        Event::BetaDeploy { upgrade, .. } if upgrade.as_str() == "summer" => {
            let add = Event::BetaAdd { upgrade: upgrade.clone(), feature: "polls".into() };
            Some((add, "polls asks to join summer"))
        }
        Event::TestnetActivate { upgrade, .. } if upgrade.as_str() == "spring" => {
            let hasty = Event::testnet_activate("spring", Day::of_date(2026, 3, 16)?);
            Some((hasty, "somebody wants spring on the testnet by Monday"))
        }
        Event::GovResult { upgrade, veto: false } if upgrade.as_str() == "spring" => {
            let hasty = Event::mainnet_release("spring", Day::of_date(2026, 3, 26)?);
            Some((hasty, "somebody wants to cut spring's mainnet release"))
        }
        Event::Merge { feature, .. } if feature.as_str() == "notes" => {
            let defiant = Event::mainnet_release("autumn", Day::of_date(2026, 10, 5)?);
            Some((defiant, "somebody wants autumn on mainnet all the same"))
        }
        _ => None,
    }
}

/// Checks a feature or an upgrade that is accepted now, as it was checked then: the binary still is what
/// it was.
fn check_again(train: &Train, event: &Event) -> Result<(), Box<dyn Error>> {
    let (found, kept) = match event {
        Event::AlphaAccept { feature, stable: true, evidence } => {
            (check::alone(train.plan(), feature.as_str(), guild::registry())?, evidence)
        }
        Event::BetaAccept { upgrade, stable: true, evidence } => {
            let set = Set::of(train, upgrade.as_str())?;
            (check::together(train.plan(), &set, guild::registry())?, evidence)
        }
        _ => return Ok(()),
    };
    match kept.as_deref() == Some(&found) {
        true => Ok(()),
        false => Err(format!("the check finds {found}, and the file has something else").into()),
    }
}

//! The train's year, as its file has it.

use std::error::Error;

use perennial::train::{
    Day, Event, Evidence, Train, TrainFile,
    check::{self, Set},
};

use crate::{diary, guild};

/// The train's file.
pub const FILE: &str = include_str!("train.toml");

/// Tells it, and gives the train as it stands at the end.
pub fn tell() -> Result<Train, Box<dyn Error>> {
    println!("The year of the guild's release train\n");
    let file = TrainFile::parse(FILE)?;
    let mut train = Train::new(file.train().plan().clone())?;
    for entry in file.train().history() {
        let date = entry.on.and_then(Day::date_text).ok_or("an entry without its day")?;
        if let Some((event, wish)) = wish(&entry.event) {
            let refused = train.would(&event).err().ok_or("it was to be refused")?;
            println!("  {date}  {wish}: refused, {}", refused.code());
        }
        if let Some((found, kept)) = evidence(&train, &entry.event)? {
            if Some(&found) != kept {
                return Err(format!("the check of that day finds {found}").into());
            }
        }
        train.apply(entry.clone())?;
        println!("  {date}  {}", diary::sentence(entry, &train));
    }
    Ok(train)
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

/// What the check finds of a feature or an upgrade that is accepted now, and what was kept of it.
fn evidence<'e>(
    train: &Train,
    event: &'e Event,
) -> Result<Option<(Evidence, Option<&'e Evidence>)>, Box<dyn Error>> {
    Ok(match event {
        Event::AlphaAccept { feature, stable: true, evidence } => {
            let found = check::alone(train.plan(), feature.as_str(), guild::registry())?;
            Some((found, evidence.as_deref()))
        }
        Event::BetaAccept { upgrade, stable: true, evidence } => {
            let set = Set::of(train, upgrade.as_str())?;
            let found = check::together(train.plan(), &set, guild::registry())?;
            Some((found, evidence.as_deref()))
        }
        _ => None,
    })
}

//! The real timetables of the OP Stack's chains: which forks are active on which of them on a day.

use std::{collections::BTreeMap, error::Error};

use perennial::{
    Epoch,
    train::{Day, Timetable},
};

use crate::{arguments::DAY_SECONDS, diary};

/// The superchain registry's facts, as they are.
const FACTS: &str = include_str!("../../tests/vectors/superchain_activations.json");

/// Says it for the end of a day.
pub fn tell(today: Day) -> Result<(), Box<dyn Error>> {
    let timetable = Timetable::parse(FACTS)?;
    let now = Epoch((u64::from(today.0) + 1) * DAY_SECONDS - 1);
    let date = today.date_text().unwrap_or_else(|| today.to_string());
    println!("\nThe real thing: {} chains on {date}\n", timetable.chains().count());
    for network in timetable.networks() {
        let mut by_fork: BTreeMap<_, Vec<&str>> = BTreeMap::new();
        let mut coming = Vec::new();
        for chain in network.chains().iter().filter(|chain| chain.is_running(now)) {
            let current = chain.current(now).map_or("none", |fork| fork.name.as_str());
            by_fork.entry((chain.spec_version(now), current)).or_default().push(chain.name());
            if let Some(next) = chain.next(now) {
                let forks: Vec<&str> = next.forks.iter().map(|fork| fork.name.as_str()).collect();
                coming.push(format!("{} on {} at {}", diary::list(&forks), chain.name(), next.at));
            }
        }
        println!("  {}", network.name());
        for ((spec, fork), chains) in by_fork.iter().rev() {
            println!("    {spec:>2} {fork:<10} {:>2}: {}", chains.len(), chains.join(" "));
        }
        let coming: Vec<&str> = coming.iter().map(String::as_str).collect();
        println!("    what comes next: {}", diary::list(&coming));
    }
    Ok(())
}

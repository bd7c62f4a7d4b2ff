//! The sections of the file.

use alloc::{
    collections::{BTreeMap, btree_map::Entry},
    format,
    string::String,
    sync::Arc,
    vec::Vec,
};

use super::place::Place;
use crate::{
    train::{
        ProposalNumber, calendar,
        timetable::{
            Chain, DatedChange, ForkOrder, ForkTimes, ProtocolVersion, Superchain, TimetableError,
            UpgradeRecord,
        },
    },
    version::Epoch,
};

pub(super) fn superchain(
    name: &str,
    place: &Place<'_>,
    order: &Arc<ForkOrder>,
) -> Result<Superchain, TimetableError> {
    place.only(&["superchain", "chains"])?;
    let own = place.get("superchain")?;
    own.only(&["l1_chain_id", "forks"])?;
    let chains = place.get("chains")?.entries()?.into_iter();
    let chains = chains.map(|(name, place)| chain(name, &place, order));
    Ok(Superchain {
        name: name.into(),
        l1_chain_id: own.get("l1_chain_id")?.number()?,
        order: order.clone(),
        times: own.get("forks")?.times(order, dated_time)?,
        chains: chains.collect::<Result<_, _>>()?,
    })
}

/// A time with its date beside it, which must say the same.
fn dated_time(place: &Place<'_>) -> Result<Epoch, TimetableError> {
    place.only(&["time", "utc"])?;
    let (time, utc) = (place.get("time")?.time()?, place.get("utc")?);
    match date(&utc)? {
        date if date == time => Ok(time),
        _ => Err(TimetableError::OtherDate { at: utc.at(), time }),
    }
}

fn date(place: &Place<'_>) -> Result<Epoch, TimetableError> {
    calendar::moment(&place.text()?).ok_or_else(|| TimetableError::Date { at: place.at() })
}

fn chain(name: &str, place: &Place<'_>, order: &Arc<ForkOrder>) -> Result<Chain, TimetableError> {
    place.only(&[
        "chain_id",
        "superchain_time",
        "genesis_l2_time",
        "genesis_l2_block",
        "block_time",
        "forks",
        "keep_karst_upgrade_gas",
    ])?;
    let block_time = place.get("block_time")?;
    if block_time.number()? == 0 {
        return Err(block_time.unexpected("a number of seconds, from 1 on,"));
    }
    let keep_gas = place.find("keep_karst_upgrade_gas")?;
    Ok(Chain {
        name: name.into(),
        chain_id: place.get("chain_id")?.number()?,
        superchain_time: place.get("superchain_time")?.maybe_time()?,
        genesis_time: place.get("genesis_l2_time")?.time()?,
        genesis_block: place.get("genesis_l2_block")?.number()?,
        block_time: block_time.number()?,
        keep_karst_upgrade_gas: keep_gas.map_or(Ok(false), |place| place.flag())?,
        order: order.clone(),
        times: place.get("forks")?.times(order, Place::time)?,
    })
}

/// Refuses two chains with one id, also on two networks.
pub(super) fn unique_ids(networks: &[Superchain]) -> Result<(), TimetableError> {
    let mut seen = BTreeMap::new();
    for network in networks {
        for chain in &network.chains {
            let at = format!("networks.{}.chains.{}.chain_id", network.name, chain.name);
            match seen.entry(chain.chain_id) {
                Entry::Vacant(entry) => drop(entry.insert(at)),
                Entry::Occupied(entry) => {
                    let (id, other) = (*entry.key(), entry.get().clone());
                    return Err(TimetableError::ChainIdTwice { at, other, id });
                }
            }
        }
    }
    Ok(())
}

pub(super) fn goerli(root: &Place<'_>, order: &ForkOrder) -> Result<ForkTimes, TimetableError> {
    match root.find("goerli_history")? {
        Some(place) => place.times(order, Place::time),
        None => Ok(ForkTimes::new()),
    }
}

pub(super) fn changes(
    root: &Place<'_>,
    order: &ForkOrder,
    networks: &[Superchain],
) -> Result<BTreeMap<String, Vec<DatedChange>>, TimetableError> {
    let Some(place) = root.find("schedule_history")? else { return Ok(BTreeMap::new()) };
    let histories = place.entries()?.into_iter().map(|(name, place)| {
        if !networks.iter().any(|network| network.name == name) {
            return Err(TimetableError::UnknownNetwork { at: place.at() });
        }
        let changes = place.list()?;
        let changes = changes.iter().map(|place| change(place, order));
        Ok((name.into(), changes.collect::<Result<_, _>>()?))
    });
    histories.collect()
}

fn change(place: &Place<'_>, order: &ForkOrder) -> Result<DatedChange, TimetableError> {
    place.only(&["commit", "at", "fork", "from", "to", "subject", "lead_days"])?;
    Ok(DatedChange {
        commit: place.get("commit")?.text()?,
        at: date(&place.get("at")?)?,
        fork: fork(&place.get("fork")?, order)?,
        from: place.get("from")?.maybe_time()?,
        to: place.get("to")?.maybe_time()?,
        subject: place.get("subject")?.text()?,
        lead_days: place.find("lead_days")?.map(|place| place.days()).transpose()?,
    })
}

fn fork(place: &Place<'_>, order: &ForkOrder) -> Result<String, TimetableError> {
    let name = place.text()?;
    place.known(order, &name)?;
    Ok(name)
}

pub(super) fn upgrades(
    root: &Place<'_>,
    order: &ForkOrder,
) -> Result<Vec<UpgradeRecord>, TimetableError> {
    let Some(place) = root.find("upgrades")? else { return Ok(Vec::new()) };
    let mut seen = BTreeMap::new();
    let mut upgrades = Vec::new();
    for place in place.list()? {
        let upgrade = upgrade(&place, order)?;
        let at = place.get("number")?.at();
        if let Some(other) = seen.insert(upgrade.number, at.clone()) {
            return Err(TimetableError::NumberTwice { at, other });
        }
        upgrades.push(upgrade);
    }
    Ok(upgrades)
}

fn upgrade(place: &Place<'_>, order: &ForkOrder) -> Result<UpgradeRecord, TimetableError> {
    const READ: [&str; 4] = ["number", "hardfork", "posted_as", "contingent_on"];
    let maybe_number = |key| place.find(key)?.map(|place| number(&place)).transpose();
    let hardfork = place.get("hardfork")?;
    let notes = place.entries()?.into_iter().filter(|(key, _)| !READ.contains(key));
    let notes = notes.map(|(key, place)| Ok((key.into(), place.text()?)));
    Ok(UpgradeRecord {
        number: number(&place.get("number")?)?,
        hardfork: if hardfork.is_null() { None } else { Some(fork(&hardfork, order)?) },
        posted_as: maybe_number("posted_as")?,
        contingent_on: maybe_number("contingent_on")?,
        notes: notes.collect::<Result<_, _>>()?,
    })
}

fn number(place: &Place<'_>) -> Result<ProposalNumber, TimetableError> {
    let wrong = |error| TimetableError::Number { at: place.at(), error };
    place.text()?.parse().map_err(wrong)
}

pub(super) fn protocol_versions(root: &Place<'_>) -> Result<Vec<ProtocolVersion>, TimetableError> {
    let Some(place) = root.find("protocol_versions")? else { return Ok(Vec::new()) };
    let versions = place.list()?;
    let versions = versions.iter().map(|place| {
        place.only(&["version", "fork"])?;
        let (version, fork) = (place.get("version")?.text()?, place.get("fork")?.text()?);
        Ok(ProtocolVersion { version, fork })
    });
    versions.collect()
}

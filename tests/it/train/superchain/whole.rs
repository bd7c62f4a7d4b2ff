//! Nothing of the file is lost.

use perennial::{
    Epoch, SpecVersion,
    train::{ForkTimes, ProposalNumber, Timetable, UpgradeRecord},
};
use serde_json::{Value, json};

use super::{TEXT, TIMETABLE};

fn times(times: &ForkTimes) -> Value {
    times.iter().map(|(fork, at)| (fork.to_owned(), json!(at.0))).collect()
}

fn maybe(time: Option<Epoch>) -> Value {
    json!(time.map(|time| time.0))
}

/// The file, put together again from what was read, but for dates.
fn written(timetable: &Timetable) -> Value {
    let networks = timetable.networks().iter().map(|network| {
        let chains = network.chains().iter().map(|chain| {
            let mut value = json!({
                "chain_id": chain.chain_id(),
                "superchain_time": maybe(chain.superchain_time()),
                "genesis_l2_time": chain.genesis_time().0,
                "genesis_l2_block": chain.genesis_block(),
                "block_time": chain.block_time(),
                "forks": times(chain.times()),
            });
            if chain.keep_karst_upgrade_gas() {
                value["keep_karst_upgrade_gas"] = json!(true);
            }
            (chain.name().to_owned(), value)
        });
        let own = json!({ "l1_chain_id": network.l1_chain_id(), "forks": times(network.times()) });
        let value = json!({ "superchain": own, "chains": chains.collect::<Value>() });
        (network.name().to_owned(), value)
    });
    let upgrades = timetable.upgrades().iter().map(|upgrade| {
        let UpgradeRecord { number, hardfork, posted_as, contingent_on, notes } = upgrade;
        let mut value = json!({ "number": number.to_string(), "hardfork": hardfork });
        let numbers = [("posted_as", posted_as), ("contingent_on", contingent_on)];
        for (key, number) in numbers {
            if let Some(number) = number {
                value[key] = json!(number.to_string());
            }
        }
        notes.iter().for_each(|(key, note)| value[key] = json!(note));
        value
    });
    let versions = timetable.protocol_versions().iter();
    let versions = versions.map(|entry| json!({ "version": entry.version, "fork": entry.fork }));
    let changes = |network: &str| -> Value {
        let changes = timetable.changes(network).iter().map(|change| {
            let mut value = json!({
                "commit": change.commit, "fork": change.fork, "subject": change.subject,
                "from": maybe(change.from), "to": maybe(change.to),
            });
            if let Some(days) = change.lead_days {
                value["lead_days"] = json!(days);
            }
            value
        });
        changes.collect()
    };
    let names = |forks: &[perennial::train::Fork]| -> Value {
        forks.iter().map(|fork| fork.name.as_str()).collect()
    };
    let mut file = json!({
        "about": {
            "source": timetable.source(),
            "fork_order": names(timetable.order().forks()),
            "optional_forks": names(timetable.order().optional()),
            "planned_names": timetable.planned_names(),
            "note": timetable.note(),
        },
        "goerli_history": times(timetable.goerli_history()),
        "networks": networks.collect::<Value>(),
        "schedule_history": { "mainnet": changes("mainnet"), "sepolia": changes("sepolia") },
        "upgrades": upgrades.collect::<Value>(),
        "protocol_versions": versions.collect::<Value>(),
    });
    for (name, section) in timetable.sections() {
        file[name] = serde_json::from_str(section).unwrap();
    }
    file
}

#[test]
fn all_that_the_file_says_can_be_asked_for() {
    let mut file: Value = serde_json::from_str(TEXT).unwrap();
    // Dates are held against the times beside them when they are read, and not kept.
    let mut dates = 0;
    for network in file["networks"].as_object_mut().unwrap().values_mut() {
        for time in network["superchain"]["forks"].as_object_mut().unwrap().values_mut() {
            assert!(time["utc"].is_string());
            *time = time["time"].take();
            dates += 1;
        }
    }
    for history in file["schedule_history"].as_object_mut().unwrap().values_mut() {
        for change in history.as_array_mut().unwrap() {
            let date = change.as_object_mut().unwrap().remove("at");
            assert!(date.unwrap().is_string());
            dates += 1;
        }
    }
    assert_eq!(dates, 46);
    assert_eq!(written(&TIMETABLE), file);
}

#[test]
fn the_networks_are_as_large_as_the_file_says() {
    let sizes: Vec<(&str, usize)> = TIMETABLE
        .networks()
        .iter()
        .map(|network| (network.name(), network.chains().len()))
        .collect();
    assert_eq!(sizes, [("mainnet", 31), ("sepolia", 21), ("sepolia-devnet-2", 1)]);
    assert_eq!(TIMETABLE.chains().count(), 53);
    for (_, chain) in TIMETABLE.chains() {
        assert_eq!(TIMETABLE.chain_of_id(chain.chain_id()), Some(chain));
    }
}

#[test]
fn bytes_are_read_as_text_is() {
    assert_eq!(Timetable::from_bytes(TEXT.as_bytes()).as_ref(), Ok(&*TIMETABLE));
}

#[test]
fn forks_have_spec_versions_by_their_place_and_optional_ones_none() {
    let order = TIMETABLE.order();
    assert_eq!(order.base(), SpecVersion(0));
    let spec = |fork: &str| order.get(fork).unwrap().spec_version;
    assert_eq!(spec("bedrock"), Some(SpecVersion(1)));
    assert_eq!(spec("lagoon"), Some(SpecVersion(12)));
    assert_eq!(spec("pectra_blob_schedule"), None);
    assert!(order.is_from_genesis("bedrock") && order.is_from_genesis("regolith"));
    assert!(!order.is_from_genesis("canyon"));
}

#[test]
fn the_numbers_of_upgrades_are_in_order_and_name_their_forks() {
    let numbers: Vec<ProposalNumber> =
        TIMETABLE.upgrades().iter().map(|upgrade| upgrade.number).collect();
    assert!(numbers.is_sorted(), "{numbers:?}");
    assert!(numbers.contains(&"16a".parse().unwrap()));
    let forks: Vec<&str> =
        TIMETABLE.upgrades().iter().filter_map(|upgrade| upgrade.hardfork.as_deref()).collect();
    let order: Vec<&str> =
        TIMETABLE.order().forks().iter().map(|fork| fork.name.as_str()).collect();
    assert_eq!(forks, order[2..order.len() - 1]);
    let isthmus = TIMETABLE.upgrades().iter().find(|it| it.hardfork.as_deref() == Some("isthmus"));
    let isthmus = isthmus.unwrap();
    assert_eq!((isthmus.number, isthmus.contingent_on), (15.into(), Some(14.into())));
}

//! What chains and networks differ in.

use perennial::{
    Epoch,
    train::{Chain, ForkStanding},
};

use super::TIMETABLE;

/// 2026-07-01: Karst is active on Sepolia and to come on mainnet.
const JULY: Epoch = Epoch(1_782_864_000);

fn chain(network: &str, name: &str) -> &'static Chain {
    TIMETABLE.chain(network, name).unwrap()
}

#[test]
fn a_difference_between_networks_is_told_fork_by_fork() {
    let [mainnet, sepolia] = ["mainnet", "sepolia"].map(|name| TIMETABLE.network(name).unwrap());
    assert_eq!(
        mainnet.difference(sepolia, JULY).to_string(),
        "mainnet and sepolia at 1782864000:\n  \
         karst: comes on mainnet at 1783526401, active on sepolia since 1781712001\n  \
         pectra_blob_schedule: not set on mainnet, active on sepolia since 1742486400"
    );
}

#[test]
fn a_difference_between_chains_leaves_out_what_both_have() {
    let difference = chain("mainnet", "op").difference(chain("mainnet", "swan"), JULY);
    let forks: Vec<&str> = difference.forks.iter().map(|(fork, _)| fork.as_str()).collect();
    assert_eq!(forks, ["ecotone", "fjord", "granite", "holocene", "isthmus", "jovian", "karst"]);
    let (_, ecotone) = &difference.forks[0];
    let since = Epoch(1_710_374_401);
    assert_eq!(ecotone, &[ForkStanding::Active { since }, ForkStanding::Unset]);
}

#[test]
fn a_chain_does_not_differ_from_itself_nor_by_what_is_long_past() {
    let op = chain("mainnet", "op");
    assert!(op.difference(op, JULY).is_empty());
    // Metal had Canyon at genesis, OP Mainnet at its time.
    let difference = op.difference(chain("mainnet", "metal"), JULY);
    assert_eq!(difference.to_string(), "op and metal at 1782864000: no difference");
    let early = op.difference(chain("mainnet", "metal"), Epoch(1_700_000_000));
    assert_eq!(early.forks.len(), 3, "{early}");
    assert!(
        early
            .to_string()
            .contains("canyon: comes on op at 1704992401, active on metal since genesis")
    );
}

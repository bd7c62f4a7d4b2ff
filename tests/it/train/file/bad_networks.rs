//! Networks with a mistake, and networks without one.

use perennial::{
    Epoch,
    train::{Clock, Day, Month, Network, TrainFile},
};

use super::bad::{Bad, PLAN, bad, head};

pub(super) fn networks() -> Vec<Bad> {
    let net = |what, kind, says, fields: &str| {
        head(what, kind, says, &["[[network]]\nname = \"a\"\n", fields, "\n"].concat())
    };
    let with_plan = |what, kind, says, below: &str| bad(what, kind, says, &[PLAN, below].concat());
    vec![
        head(
            "network as table",
            "WrongType",
            "each under `[[network]]`",
            "‸[network]\nname = \"a\"\n",
        ),
        head(
            "network without kind",
            "MissingField",
            "the network lacks the field `kind`",
            "‸[[network]]\nname = \"a\"\n",
        ),
        head(
            "network without name",
            "MissingField",
            "the network of kind `mainnet` lacks the field `name`",
            "‸[[network]]\nkind = \"mainnet\"\nclock = \"unix\"\n",
        ),
        net(
            "unknown kind of network",
            "UnknownWord",
            "did you mean `mainnet`?",
            "kind = ‸\"manet\"",
        ),
        net("kind as number", "WrongType", "`kind`", "kind = ‸1"),
        net(
            "unknown field of a network",
            "UnknownField",
            "did you mean `clock`?",
            "kind = \"mainnet\"\n‸clok = \"unix\"",
        ),
        net(
            "field of another kind",
            "UnknownField",
            "the network of kind `alphanet` has no field `clock`",
            "kind = \"alphanet\"\n‸clock = \"unix\"",
        ),
        head(
            "mainnet without clock",
            "MissingField",
            "`clock`",
            "‸[[network]]\nname = \"a\"\nkind = \"mainnet\"\n",
        ),
        net("unknown clock", "UnknownWord", "`clock`", "kind = \"testnet\"\nclock = ‸\"unx\""),
        net(
            "clock as number",
            "WrongType",
            "\"unix\", or a table",
            "kind = \"testnet\"\nclock = ‸6",
        ),
        net(
            "clock that stands",
            "OutOfRange",
            "from 1",
            "kind = \"mainnet\"\nclock = { day = 0, epochs_per_day = ‸0 }",
        ),
        net(
            "clock without its day",
            "MissingField",
            "the clock lacks the field `day`",
            "kind = \"mainnet\"\nclock = ‸{ epochs_per_day = 24 }",
        ),
        net(
            "unknown field of a clock",
            "UnknownField",
            "the clock has no field `epoch_per_day`",
            "kind = \"mainnet\"\nclock = { day = 0, ‸epoch_per_day = 24 }",
        ),
        net(
            "month that is none",
            "Month",
            "`2026-13`",
            "kind = \"alphanet\"\nmonth = ‸\"2026-13\"",
        ),
        with_plan(
            "betanet of no upgrade",
            "UnknownUpgrade",
            "did you mean `july`?",
            "[[network]]\nname = \"a\"\nkind = \"betanet\"\nupgrade = ‸\"juli\"\nactivation = 1\n",
        ),
        with_plan(
            "betanet that upgrades at genesis",
            "OutOfRange",
            "from 1",
            "[[network]]\nname = \"a\"\nkind = \"betanet\"\nupgrade = \"july\"\nactivation = ‸0\n",
        ),
        net(
            "unnamed network",
            "NetworkNameEmpty",
            "give it one",
            "kind = \"mainnet\"\nclock = \"unix\"\n\
             [[network]]\nname = ‸\"\"\nkind = \"mainnet\"\nclock = \"unix\"",
        ),
        net(
            "network twice",
            "NetworkTwice",
            "`a` is there twice",
            "kind = \"mainnet\"\nclock = \"unix\"\n\
             [[network]]\nname = ‸\"a\"\nkind = \"testnet\"\nclock = \"unix\"",
        ),
    ]
}

#[test]
fn all_kinds_of_networks_are_read_and_stay_when_events_are_added() {
    let networks = r#"
[[network]]
name = "main"
kind = "mainnet"
clock = { day = 2026-01-01, epoch = 500, epochs_per_day = 14_400 }

[[network]]
name = "test"
kind = "testnet"
clock = "unix"

[[network]]
name = "alpha"
kind = "alphanet"
month = "2026-03"

[[network]]
name = "beta"
kind = "betanet"
upgrade = "july"
activation = "18446744073709551615"
"#;
    let mut file = TrainFile::parse(&[PLAN, networks].concat()).unwrap();
    let day = Day::of_date(2026, 1, 1).unwrap();
    let expected = [
        ("main", Network::mainnet(Clock::blocks(day, Epoch(500), 14_400).unwrap())),
        ("test", Network::testnet(Clock::unix())),
        ("alpha", Network::alphanet(Month::of_text("2026-03").unwrap())),
        ("beta", Network::betanet("july", Epoch(u64::MAX))),
    ];
    assert!(file.networks().eq(expected.iter().map(|(name, network)| (*name, network))));
    file.apply(perennial::train::Event::merge("karma")).unwrap();
    assert_eq!(TrainFile::parse(file.text()).unwrap().networks().count(), 4);
    assert_eq!(TrainFile::parse(PLAN).unwrap().networks().count(), 0);
}

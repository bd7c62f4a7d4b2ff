//! Binaries held against networks.

use perennial::{
    Epoch, Messages, Scale, SpecVersion,
    train::{
        Binary, BinaryError, Discrepancy, Event, Feature, FeatureState, Network, Release, Train,
    },
};

use super::story::{Story, mainnet, plan, release, tables, testnet};

fn binary() -> Binary {
    Binary::of(&tables())
}

fn found(train: &Train, network: &Network, binary: &Binary) -> Vec<Discrepancy> {
    match train.check_binary(network, binary) {
        Ok(()) => Vec::new(),
        Err(BinaryError::Differs(discrepancies)) => discrepancies.0,
        Err(other) => panic!("{other}"),
    }
}

/// June with karma and teams, July with badges, both on mainnet.
fn shipped() -> Story {
    let mut story = Story::new(plan());
    story.alphanet(&["karma", "teams", "badges"]);
    story.betanet("june", &["karma", "teams"]).testnet("june", 100).mainnet("june", 120);
    story.alphanet(&[]);
    story.betanet("july", &["badges"]).testnet("july", 130).mainnet("july", 150);
    story
}

/// The binary with some releases set to other spec versions, or taken out.
fn changed(changes: &[(&str, Option<u32>)]) -> Binary {
    let changes: Vec<(Release, Option<u32>)> =
        changes.iter().map(|(text, spec)| (release(text), *spec)).collect();
    let binary = binary();
    let kept =
        binary.iter().filter(|(release, _)| changes.iter().all(|(other, _)| other != *release));
    let kept = kept.map(|(release, spec)| (release.clone(), spec));
    let new =
        changes.iter().filter_map(|(release, spec)| Some((release.clone(), SpecVersion((*spec)?))));
    kept.chain(new).collect()
}

#[test]
fn the_binary_fits_the_networks_of_its_train() {
    let mut story = shipped();
    let month = story.alphanet(&["titles"]);
    for network in [
        mainnet(),
        testnet(),
        Network::betanet("june", Epoch(50)),
        Network::betanet("july", Epoch(50)),
        Network::alphanet(month),
    ] {
        assert_eq!(story.train.check_binary(&network, &binary()), Ok(()), "{network}");
    }
    let none = story.train.check_binary(&Network::betanet("may", Epoch(1)), &binary());
    assert!(matches!(none, Err(BinaryError::Network(_))));
}

#[test]
fn what_was_vetoed_rides_along_with_a_greater_spec_version() {
    let mut story = Story::new(plan());
    story.alphanet(&["karma", "teams", "badges"]);
    story.betanet("june", &["karma", "teams"]).testnet("june", 100).vote("june", true);
    story.alphanet(&[]);
    story.betanet("july", &["badges"]).testnet("july", 130);
    assert_eq!(found(&story.train, &mainnet(), &binary()), []);
    assert_eq!(found(&story.train, &testnet(), &binary()), []);
    story.mainnet("july", 150);
    let found = found(&story.train, &mainnet(), &binary());
    let rides_along = |text: &str, feature: &str| Discrepancy::NotOnNetwork {
        release: release(text),
        feature: feature.into(),
        state: Some(FeatureState::InUpgrade),
        upgrade: Some("june".into()),
        is_stopped: true,
        activates: SpecVersion(6),
        epoch: Epoch(1500),
    };
    assert_eq!(found, [rides_along("Org V2", "teams"), rides_along("User V2", "karma")]);
    assert_eq!(
        found[0].to_string(),
        "Org V2 is active from spec version 6 on in this binary and so on the network from epoch 1500 \
         on, but the feature `teams`, which releases it, is not on it (in `june`, which was vetoed); give \
         it a greater spec version, in the plan and in the code"
    );
    // The remedy.
    let raised = changed(&[("Org V2", Some(9)), ("User V2", Some(9))]);
    assert_eq!(story.train.check_binary(&mainnet(), &raised), Ok(()));
    // The testnet has run them, and today's binary need not write them there.
    assert_eq!(story.train.check_binary(&testnet(), &raised), Ok(()));
    assert_eq!(story.train.check_binary(&Network::betanet("june", Epoch(50)), &raised), Ok(()));
    // But it must be able to read them, and what was not stopped is as it should be.
    let gone = changed(&[("Org V2", None), ("User V2", Some(9)), ("User V3", Some(9))]);
    let found = self::found(&story.train, &testnet(), &gone);
    let are_these = matches!(
        found.as_slice(),
        [Discrepancy::Missing { .. }, Discrepancy::Later { wanted: SpecVersion(7), .. }]
    );
    assert!(are_these, "{found:?}");
    // Nor before it was on it.
    let early = changed(&[("User V2", Some(5))]);
    let found = self::found(&story.train, &testnet(), &early);
    assert!(matches!(found.as_slice(), [Discrepancy::Earlier { .. }]), "{found:?}");
}

#[test]
fn a_greater_spec_version_is_advised_where_it_helps() {
    let advice = |story: &Story, network: &Network| {
        let found = found(&story.train, network, &binary());
        let lines: Vec<String> = found.iter().map(ToString::to_string).collect();
        lines.iter().map(|line| line.split_once("is not on it (").unwrap().1.to_owned()).collect()
    };
    let mut story = Story::new(plan());
    let first = Network::alphanet(story.alphanet(&["badges"]));
    let raise = "; give it a greater spec version, in the plan and in the code";
    let all: Vec<String> = advice(&story, &first);
    assert_eq!(all, [format!("not merged){raise}"), format!("not merged){raise}")]);
    story.alphanet(&["karma", "teams"]);
    story.betanet("june", &["karma", "teams"]).testnet("june", 100);
    story.alphanet(&[]);
    story.betanet("july", &["badges"]).testnet("july", 130);
    // June comes to the betanet of July before it.
    let july = Network::betanet("july", Epoch(9));
    assert_eq!(story.train.check_binary(&july, &binary()), Ok(()));
    story.mainnet("june", 160);
    let all: Vec<String> = advice(&story, &first);
    let anew = "shipped with `june`); deploy the network anew";
    assert_eq!(all, [anew, anew]);
}

#[test]
fn what_was_removed_rides_along_with_the_rest() {
    let mut story = Story::new(plan());
    story.alphanet(&["karma", "badges"]);
    story.betanet("july", &["karma", "badges"]).removed("july", "karma");
    story.testnet("july", 130).mainnet("july", 150);
    let found = found(&story.train, &mainnet(), &binary());
    let expected = [
        // Never merged, and in the code at karma's spec version.
        ("Org V2", "not merged"),
        ("User V2", "removed from `july`"),
    ];
    assert_eq!(found.len(), expected.len(), "{found:?}");
    for (discrepancy, (what, why)) in found.iter().zip(expected) {
        assert_eq!(*discrepancy.release(), release(what));
        assert!(
            discrepancy.to_string().contains(&format!("is not on it ({why})")),
            "{discrepancy}"
        );
    }
}

#[test]
fn a_binary_that_is_late_or_early_or_lacks_something_is_told() {
    let story = shipped();
    for (what, spec, expected) in [
        (
            "User V2",
            Some(9),
            "User V2 should be there from spec version 6 on, from epoch 1200 on, by the feature \
             `karma`, but this binary activates it from 9 on; set it to 6 in the code, or raise the \
             spec version in the plan",
        ),
        (
            "User V2",
            Some(7),
            "User V2 should be there from spec version 6 on, from epoch 1200 on, by the feature \
             `karma`, but this binary activates it from 7 on; set it to 6 in the code, or raise the \
             spec version in the plan",
        ),
        (
            "User V3",
            Some(6),
            "User V3 should be there from spec version 7 on, from epoch 1500 on, by the feature \
             `badges`, but this binary activates it from 6 on, which the network runs before; set it \
             to 7 in the code",
        ),
        (
            "User V3",
            Some(0),
            "User V3 should be there from spec version 7 on, from epoch 1500 on, by the feature \
             `badges`, but this binary activates it from 0 on, which the network runs before; set it \
             to 7 in the code",
        ),
        (
            "Org V2",
            None,
            "Org V2 should be there from spec version 6 on, from epoch 1200 on, by the feature `teams`, \
             and this binary does not have it; build the binary with it, or mend the name in the plan",
        ),
        (
            "Team V1",
            Some(7),
            "Team V1 is active from spec version 7 on in this binary and so on the network from epoch \
             1500 on, and no feature releases it; name it in the feature that it belongs to",
        ),
    ] {
        let found = found(&story.train, &mainnet(), &changed(&[(what, spec)]));
        let lines: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert_eq!(lines, [expected]);
    }
    // What nobody claims is no matter where it lies ahead, or was always there.
    for spec in [0, 5, 8] {
        assert_eq!(found(&story.train, &mainnet(), &changed(&[("Team V1", Some(spec))])), []);
    }
}

#[test]
fn all_that_is_wrong_is_told_at_once() {
    let binary = changed(&[("User V2", Some(9)), ("Org V2", None), ("Team V1", Some(6))]);
    let error = shipped().train.check_binary(&mainnet(), &binary).unwrap_err();
    let lines = error.to_string();
    assert_eq!(lines.lines().count(), 4, "{lines}");
    assert!(lines.starts_with("the binary does not fit the network:\nOrg V2 "), "{lines}");
}

#[derive(Messages)]
enum Call {
    #[message(index = 0, since = 0)]
    Ping,
    #[message(index = 1, since = 6)]
    Transfer,
}

#[test]
fn messages_are_released_as_entities_are() {
    let registry = tables().with_messages::<Scale, Call>();
    let binary = Binary::of(&registry);
    assert_eq!(binary.get(&release("Call::Transfer")), Some(SpecVersion(6)));
    assert_eq!(binary.get(&release("Call::Ping")), Some(SpecVersion(0)));
    let story = shipped();
    let unclaimed = found(&story.train, &mainnet(), &binary);
    assert!(
        matches!(unclaimed.as_slice(), [Discrepancy::Unclaimed { activates: SpecVersion(6), .. }]),
        "{unclaimed:?}"
    );
    let transfers = Feature::new("transfers").releases(release("Call::Transfer"), SpecVersion(6));
    let mut story = Story::new(plan().feature(transfers));
    story.alphanet(&["karma", "teams", "transfers"]);
    story.betanet("june", &["karma", "teams", "transfers"]).testnet("june", 100);
    assert_eq!(found(&story.train, &testnet(), &binary), []);
}

#[test]
fn a_merged_feature_is_not_on_an_alphanet_whose_spec_version_covers_it() {
    let mut story = Story::new(plan());
    story.apply(Event::merge("karma"));
    let month = story.alphanet(&["badges"]);
    let found = found(&story.train, &Network::alphanet(month), &binary());
    let text = found.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    assert!(text.contains("`karma`, which releases it, is not on it (merged)"), "{text}");
    assert!(text.contains("so on the network from genesis on"), "{text}");
}

#[test]
fn what_was_always_active_is_no_release_of_an_alphanet() {
    let mut story = Story::new(plan());
    let month = story.alphanet(&["karma", "teams"]);
    for (spec, is_early) in [(0, true), (5, true), (6, false)] {
        let binary = changed(&[("User V2", Some(spec))]);
        let found = found(&story.train, &Network::alphanet(month), &binary);
        let early = matches!(found.as_slice(), [Discrepancy::Earlier { activates, .. }]
            if activates.0 == spec);
        assert_eq!((early, found.is_empty()), (is_early, !is_early), "{found:?}");
    }
}

//! Features that release messages, and new shapes of messages.

use perennial::{
    Bincode, Entity, Messages, Scale, SpecVersion, Table, Versioned, registry,
    store::Registry,
    train::{
        Release,
        check::{self, CheckFault, CheckStep},
    },
};

use super::{feature, plan};

#[derive(Versioned)]
#[versioned(latest = 2, activates(2 = 6))]
struct Praise {
    points: u8,
    #[versioned(since = 2)]
    reason: String,
}

#[derive(Versioned)]
#[versioned(latest = 1)]
struct Tip {
    amount: u64,
}

#[derive(Messages)]
enum Message {
    #[message(index = 0, since = 3)]
    Praise(Praise),
    #[message(index = 1, since = 6)]
    Tip(Tip),
    #[message(index = 2, since = 6)]
    Ping,
    #[message(index = 3, since = 6, until = 7)]
    Short,
}

fn messages() -> Registry {
    registry![].with_messages::<Scale, Message>()
}

#[test]
fn new_messages_and_a_new_shape_hold() {
    let releases = ["Message::Tip", "Message::Ping", "Praise V2"];
    let plan = plan(5).feature(feature("tips", 6, &releases));
    let evidence = check::alone(&plan, "tips", messages()).unwrap();
    let fingerprints: Vec<_> = evidence.covers().iter().map(|c| c.fingerprint).collect();
    let (praise, tip) = (Praise::VERSIONS[1].fingerprint, Tip::VERSIONS[0].fingerprint);
    assert_eq!(fingerprints, [Some(praise), None, Some(tip)]);
    // Old praise is sent at 3 and 6; new praise at 6, and to 2 and 5 in vain or without loss. A tip and
    // a ping are sent at 6, and to 5 in vain.
    let values = [9 * (2 + 1), 10 * (1 + 2), 9 * 2, 2];
    assert_eq!(evidence.values(), values.into_iter().sum::<u64>());
    check::alone(&plan, "tips", registry![].with_messages::<Bincode, Message>()).unwrap();
}

#[test]
fn a_message_that_comes_later_than_the_plan_says_is_found() {
    let plan = plan(3).feature(feature("tips", 5, &["Message::Tip"]));
    let error = check::alone(&plan, "tips", messages()).unwrap_err();
    let expected = "the feature `tips` does not hold:\n  - feature `tips`: Message::Tip: the code \
                    activates it at spec version 6, and the plan says 5; give the code the plan's \
                    number, or the plan the code's";
    assert_eq!(error.to_string(), expected);
}

#[test]
fn a_message_that_was_there_before_or_is_gone_by_then_is_found() {
    let fault = |base, spec, message: &str| {
        let plan = plan(base).feature(feature("it", spec, &[message]));
        let error = check::alone(&plan, "it", messages()).unwrap_err();
        let [finding] = error.findings() else { panic!("{error}") };
        finding.fault.clone()
    };
    let (code, before) = (SpecVersion(3), SpecVersion(5));
    assert_eq!(fault(5, 6, "Message::Praise"), CheckFault::AlreadyActive { code, before });
    let (until, at) = (SpecVersion(7), SpecVersion(8));
    assert_eq!(fault(5, 8, "Message::Short"), CheckFault::Gone { until, at });
}

#[test]
fn a_payload_of_another_features_message_is_out_of_reach() {
    let tips = feature("tips", 6, &["LateMessage::Late"]);
    let late = feature("late", 7, &["Late V2"]);
    let plan = plan(5).feature(tips.clone()).feature(late.clone());
    let error = check::alone(&plan, "late", registry![].with_messages::<Scale, LateMessage>());
    let error = error.unwrap_err();
    let faults: Vec<_> = error.findings().iter().map(|finding| &finding.fault).collect();
    assert_eq!(faults, [&CheckFault::Unreachable { at: SpecVersion(7) }]);
    let plan = super::plan(5).feature(tips).feature(late.needs("tips"));
    check::alone(&plan, "late", registry![].with_messages::<Scale, LateMessage>()).unwrap();
}

#[derive(Versioned)]
#[versioned(latest = 2, activates(2 = 7))]
struct Late {
    at: u8,
    #[versioned(since = 2)]
    why: u8,
}

#[derive(Messages)]
enum LateMessage {
    #[message(index = 0, since = 6)]
    Late(Late),
}

fn doubled(half: u8) -> u16 {
    u16::from(half) * 2
}

#[derive(Versioned)]
#[versioned(latest = 2, activates(2 = 6))]
struct Vote {
    #[versioned(since = 2, was(half: u8, upcast = doubled, downcast = |full: &u16| *full as u8))]
    full: u16,
}

#[derive(Messages)]
enum Ballot {
    #[message(index = 0, since = 3)]
    Vote(Vote),
}

const VOTES: Table<u64, Vote> = Table::new("votes");

#[test]
fn a_payload_whose_way_down_is_not_the_inverse_is_found_where_it_is_sent() {
    let plan = plan(5).feature(feature("votes", 6, &["Vote V2"]));
    let registry = registry![VOTES].with_messages::<Scale, Ballot>();
    let error = check::alone(&plan, "votes", registry).unwrap_err();
    let vote: Release = "Ballot::Vote".parse().unwrap();
    let sent = error.findings().iter().filter(|finding| finding.release == vote);
    assert!(sent.clone().count() > 0, "{error}");
    for finding in sent {
        assert_eq!(finding.step, Some(CheckStep::Sent), "{finding}");
        assert!(matches!(finding.fault, CheckFault::Refused { .. }), "{finding}");
    }
    let tables = error.findings().iter().filter(|finding| finding.table.is_some());
    assert!(tables.count() > 0, "{error}");
}

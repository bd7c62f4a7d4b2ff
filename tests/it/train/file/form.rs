//! What may stand in a file, and what tools write.

use perennial::{
    Epoch, SpecVersion,
    train::{
        AuditResult, Day, Entry, Event, Feature, Governance, Month, Naming, Plan, PlannedUpgrade,
        Policy, ProposalNumber, Train, TrainFile,
    },
};

const LET_THROUGH: &str = include_str!("let_through.toml");

/// Every event that can happen in one upgrade, and each field that may lack.
fn story() -> (Plan, Vec<Entry>) {
    let ours = Policy {
        testnet_lead_min_days: 3,
        testnet_lead_max_days: None,
        governance: Governance::AfterTestnetActivation,
        mainnet_after_testnet_min_days: 1,
        naming: Naming::Free,
        ..Policy::pm2025()
    };
    let plan = Plan::new(ours.named("ours"), SpecVersion(5))
        .feature(Feature::new("karma").l2())
        .feature(
            Feature { spec_version: Some(SpecVersion(6)), ..Feature::new("badges") }.needs("karma"),
        )
        .upgrade(PlannedUpgrade::new("july").title("In \"July\""))
        .upgrade(PlannedUpgrade::new("august"))
        .last_hardfork("karst");
    let number: ProposalNumber = "16a".parse().unwrap();
    let july = || "july".into();
    let risk = AuditResult::HighRisk { feature: Some("badges".into()) };
    let events = [
        Event::Merge { feature: "karma".into(), code_complete: false },
        Event::Complete { feature: "karma".into() },
        Event::alpha_submit("karma"),
        Event::merge("badges"),
        Event::AlphaAdd { month: Month(1), feature: "badges".into() },
        Event::alpha_meeting(Month(1)),
        Event::alpha_deploy(Month(1)),
        Event::alpha_accept("karma", None),
        Event::alpha_reject("badges"),
        Event::alpha_meeting(Month(2)),
        Event::alpha_deploy(Month(2)),
        Event::alpha_accept("badges", None),
        Event::beta_submit("karma"),
        Event::beta_submit("badges"),
        Event::BetaMeeting { month: Month(2), upgrade: None },
        Event::beta_meeting(Month(3), "july"),
        Event::hardfork_name("july", "Any"),
        Event::upgrade_number("july", number),
        Event::beta_deploy("july"),
        Event::audit_decision("july", true),
        Event::audit_result("july", AuditResult::NeedsFix),
        Event::beta_deploy("july"),
        Event::audit_decision("july", true),
        Event::audit_result("july", risk),
        Event::beta_deploy("july"),
        Event::audit_decision("july", true),
        Event::audit_result("july", AuditResult::Clean),
        Event::beta_reject("july"),
        Event::beta_deploy("july"),
        Event::audit_decision("july", false),
        Event::beta_accept("july", None),
        Event::testnet_release("july", Day(100)),
        Event::TestnetActivate {
            upgrade: july(),
            day: Day(103),
            epoch: Some(Epoch(u64::MAX)),
            all_chains: true,
            matches_mainnet: true,
        },
        Event::gov_post("july", number),
        Event::gov_result("july", false),
        Event::mainnet_release("july", Day(104)),
        Event::MainnetActivate { upgrade: july(), day: Day(110), epoch: Some(Epoch(7)) },
    ];
    let entries = events.into_iter().enumerate().map(|(at, event)| match at % 3 {
        0 => Entry::from(event),
        1 => Entry::from(event).on(Day(at as u32)).by("Ada"),
        _ => Entry::from(event).because("1\n2\t\u{0}\\ \u{7f} ü"),
    });
    (plan, entries.collect())
}

#[test]
fn a_story_of_all_that_happens_reads_as_it_was_written() {
    let (plan, entries) = story();
    let live = Train::replay(plan.clone(), entries.clone()).unwrap();
    let written = TrainFile::of(&live).unwrap();
    assert_eq!(*written.train(), live);
    assert_eq!(TrainFile::parse(written.text()).unwrap(), written);

    // Event by event it comes to the same text.
    let mut file = TrainFile::of(&Train::new(plan).unwrap()).unwrap();
    for entry in entries {
        file.apply(entry).unwrap();
    }
    assert_eq!(file, written);
}

/// Tools of different releases must write alike, or files change for no reason.
#[test]
fn tools_write_in_one_way() {
    let (plan, mut entries) = story();
    let mut text = TrainFile::of(&Train::new(plan.clone()).unwrap()).unwrap().text().to_owned();
    assert_eq!(text, include_str!("written_plan.toml"));
    entries.truncate(6);
    let train = Train::replay(plan, entries).unwrap();
    text.push_str(include_str!("written_events.toml"));
    assert_eq!(TrainFile::of(&train).unwrap().text(), text);
}

#[test]
fn people_may_write_it_in_other_ways() {
    let (plan, _) = story();
    let text = r#"
format = 0x1
upgrade = [{ name = "july", title = 'In "July"' }, { name = "august" }]
base = +5
last_hardfork = """karst"""
policy.name = "ours"
policy.extends = "seed001"     # its naming and its vote, and little else
policy.testnet_lead_min_days = 3
policy.testnet_lead_max_days = "none"
policy.mainnet_after_testnet_min_days = 1
policy.naming = "free"

[[feature]]
name = "karma"
l2 = true
releases = [   # nothing yet
]

[[feature]]
needs = ["karma",]
spec_version = 0b110
name = "badges"
"#;
    let file = TrainFile::parse(text).unwrap();
    assert_eq!(*file.train().plan(), plan);
    assert_eq!(file.text(), text);
}

#[test]
fn what_lacks_is_as_usual() {
    let train = TrainFile::parse(LET_THROUGH).unwrap().train().clone();
    assert_eq!(train.policy(), &Policy::pm2025());
    let events: Vec<&Event> = train.history().iter().map(|entry| &entry.event).collect();
    assert!(events.contains(&&Event::alpha_deploy(Month(2026 * 12 + 2))));
    assert!(events.contains(&&Event::alpha_accept("karma", None)));
    assert!(events.contains(&&Event::beta_deploy("july")));
    assert!(events.contains(&&Event::testnet_activate("july", Day(110))));
    assert!(events.contains(&&Event::audit_result("july", AuditResult::Clean)));
}

/// A day of the calendar, and its number as others count it.
#[test]
fn dates_are_days_since_1970() {
    for (date, day) in [
        ("1970-01-01", 0),
        ("1970-12-31", 364),
        ("1972-02-29", 789),
        ("2000-02-29", 11_016),
        ("2000-03-01", 11_017),
        ("2024-12-31", 20_088),
        ("2026-03-02", 20_514),
        ("2100-03-01", 47_541),
        ("9999-12-31", 2_932_896),
    ] {
        let merge = format!("\n[[event]]\non = {date}\ndo = \"merge\"\nfeature = \"karma\"\n");
        let head = "format = 1\nbase = 5\ndates = true\npolicy = \"pm2025\"\n[[feature]]\nname = \"karma\"\n";
        let file = TrainFile::parse(&[head, &merge].concat()).unwrap();
        assert_eq!(file.train().history()[0].on, Some(Day(day)), "{date}");
        let mut written = TrainFile::parse(head).unwrap();
        written.apply(Entry::from(Event::merge("karma")).on(Day(day))).unwrap();
        assert_eq!(written, file);
    }
}

#[test]
fn every_day_is_written_as_a_date_that_is_read_as_that_day() {
    let head =
        "format = 1\nbase = 5\ndates = true\npolicy = \"pm2025\"\n[[feature]]\nname = \"karma\"\n";
    let mut file = TrainFile::parse(head).unwrap();
    // Four years with a leap day, the turns of centuries, and the ends of what is written as dates.
    for first in [0, 10_950, 47_400, 2_932_880] {
        for day in first..first + 150 {
            file.apply(Entry::from(Event::merge("karma")).on(Day(day))).unwrap();
        }
    }
    assert_eq!(TrainFile::parse(file.text()).unwrap(), file);
    assert_eq!(file.text().matches("\non = 9999-12-").count(), 17);
}

#[test]
fn a_plan_that_no_file_can_hold_is_an_error() {
    use perennial::{
        Version,
        train::{FileErrorKind, Release},
    };

    let odd = Release::Entity { entity: "a b".into(), version: Version::of::<2>() };
    let feature = Feature::new("karma").releases(odd, SpecVersion(6));
    let train = Train::new(Plan::new(Policy::pm2025(), SpecVersion(5)).feature(feature)).unwrap();
    let error = TrainFile::of(&train).unwrap_err();
    assert!(matches!(error.kind(), FileErrorKind::Release(_)), "{error}");

    // An upgrade that the plan does not name.
    let (mut plan, entries) = story();
    plan.upgrades.clear();
    let train = Train::replay(plan, entries).unwrap();
    let error = TrainFile::of(&train).unwrap_err();
    assert!(matches!(error.kind(), FileErrorKind::UnknownUpgrade { .. }), "{error}");
}

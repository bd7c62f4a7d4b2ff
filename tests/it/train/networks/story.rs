//! A small project: one entity in four versions, another in two, and the train that ships them.

use perennial::{
    Epoch, SpecVersion, Table, Versioned, registry,
    store::Registry,
    train::{
        AuditResult, Clock, Day, Event, Feature, Month, Network, Plan, Policy, Release, Subject,
        Train,
    },
};

use crate::train::machine::evidence_at;

/// A user, as the newest code sees it.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 4, activates(2 = 6, 3 = 7, 4 = 8))]
pub struct User {
    pub name: String,
    #[versioned(since = 2)]
    pub karma: u32,
    #[versioned(since = 3)]
    pub badges: Vec<String>,
    #[versioned(since = 4)]
    pub title: Option<String>,
}

/// An organisation, as the newest code sees it.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, activates(2 = 6))]
pub struct Org {
    pub name: String,
    #[versioned(since = 2)]
    pub teams: Vec<String>,
}

pub const USERS: Table<u64, User> = Table::new("users");
pub const ORGS: Table<u64, Org> = Table::new("orgs");

/// What the one binary has, on whatever network.
pub fn tables() -> Registry {
    registry![USERS, ORGS]
}

pub const BASE: SpecVersion = SpecVersion(5);

pub fn release(text: &str) -> Release {
    text.parse().unwrap()
}

/// The features of the binary above.
pub fn plan() -> Plan {
    let feature = |name: &str, releases: &str, spec| {
        Feature::new(name).l2().releases(release(releases), SpecVersion(spec))
    };
    Plan::new(Policy::seed001_parallel(), BASE)
        .feature(feature("karma", "User V2", 6))
        .feature(feature("teams", "Org V2", 6))
        .feature(feature("badges", "User V3", 7))
        .feature(feature("titles", "User V4", 8))
        .feature(Feature::new("docs"))
        .last_hardfork("karst")
}

/// A train that is driven upgrade by upgrade.
pub struct Story {
    pub train: Train,
    month: u32,
    number: u32,
}

impl Story {
    pub fn new(plan: Plan) -> Self {
        Self { train: Train::new(plan).unwrap(), month: 0, number: 20 }
    }

    pub fn apply(&mut self, event: Event) -> &mut Self {
        let shown = format!("{event:?}");
        self.train.apply(event).unwrap_or_else(|error| panic!("{shown}: {error}"));
        self
    }

    fn releases(&self, features: &[&str]) -> Vec<Release> {
        let planned = features.iter().map(|name| self.train.plan().find(name).unwrap());
        planned.flat_map(|feature| feature.releases.clone()).collect()
    }

    fn specs(&self, features: &[&str]) -> (SpecVersion, SpecVersion) {
        let planned = features.iter().map(|name| self.train.plan().find(name).unwrap());
        let specs = planned.filter_map(|feature| feature.spec_version);
        (BASE, specs.max().unwrap_or(SpecVersion(6)))
    }

    /// The next month's alphanet, with these features on it.
    pub fn alphanet(&mut self, features: &[&str]) -> Month {
        self.month += 1;
        let month = Month(self.month);
        for feature in features {
            if self.train.feature(feature).is_none() {
                self.apply(Event::merge(*feature));
            }
            self.apply(Event::alpha_submit(*feature));
        }
        self.apply(Event::alpha_meeting(month)).apply(Event::alpha_deploy(month));
        month
    }

    /// The alphanet of these features goes well, and they become an upgrade on its betanet.
    pub fn betanet(&mut self, upgrade: &str, features: &[&str]) -> &mut Self {
        for feature in features {
            let subject = Subject::Feature((*feature).into());
            let evidence = evidence_at(subject, self.releases(&[feature]), self.specs(&[feature]));
            self.apply(Event::alpha_accept(*feature, Some(evidence)));
        }
        self.combine(upgrade, features)
    }

    /// Features that have stood the alphanet become an upgrade on its betanet.
    pub fn combine(&mut self, upgrade: &str, features: &[&str]) -> &mut Self {
        for feature in features {
            self.apply(Event::beta_submit(*feature));
        }
        self.apply(Event::beta_meeting(Month(self.month), upgrade));
        self.number += 1;
        let is_l2 = |name: &&str| self.train.plan().find(name).unwrap().l2;
        if features.iter().any(is_l2) {
            let named = self.train.upgrades().iter().filter(|other| other.hardfork().is_some());
            let letter = char::from(b'l' + u8::try_from(named.count()).unwrap());
            self.apply(Event::hardfork_name(upgrade, format!("{letter}ava")));
        }
        self.apply(Event::upgrade_number(upgrade, self.number)).apply(Event::beta_deploy(upgrade))
    }

    /// The auditors take a feature out; the rest is deployed again.
    pub fn removed(&mut self, upgrade: &str, feature: &str) -> &mut Self {
        let result = AuditResult::HighRisk { feature: Some(feature.into()) };
        self.apply(Event::audit_decision(upgrade, true))
            .apply(Event::audit_result(upgrade, result))
            .apply(Event::beta_deploy(upgrade))
    }

    /// The betanet goes well, and the testnet is active two weeks after its release.
    pub fn testnet(&mut self, upgrade: &str, release: u32) -> &mut Self {
        self.until_testnet_release(upgrade, release)
            .apply(Event::testnet_activate(upgrade, Day(release + 14)))
    }

    /// The betanet goes well, and the testnet's release is cut.
    pub fn until_testnet_release(&mut self, upgrade: &str, release: u32) -> &mut Self {
        let features = self.train.upgrade(upgrade).unwrap().features().to_vec();
        let names: Vec<&str> = features.iter().map(|name| name.as_str()).collect();
        let subject = Subject::Upgrade(upgrade.into());
        let evidence = evidence_at(subject, self.releases(&names), self.specs(&names));
        self.apply(Event::audit_decision(upgrade, false))
            .apply(Event::beta_accept(upgrade, Some(evidence)))
            .apply(Event::testnet_release(upgrade, Day(release)))
    }

    /// The vote.
    pub fn vote(&mut self, upgrade: &str, veto: bool) -> &mut Self {
        let number = self.train.upgrade(upgrade).unwrap().number().unwrap();
        self.apply(Event::gov_post(upgrade, number)).apply(Event::gov_result(upgrade, veto))
    }

    /// No veto, and mainnet is active on a day.
    pub fn mainnet(&mut self, upgrade: &str, day: u32) -> &mut Self {
        self.vote(upgrade, false)
            .apply(Event::mainnet_release(upgrade, Day(day)))
            .apply(Event::mainnet_activate(upgrade, Day(day)))
    }
}

/// Ten blocks a day, from day 0 on.
pub fn clock() -> Clock {
    Clock::blocks(Day(0), Epoch(0), 10).unwrap()
}

pub fn testnet() -> Network {
    Network::testnet(clock())
}

pub fn mainnet() -> Network {
    Network::mainnet(clock())
}

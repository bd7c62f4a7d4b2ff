//! The one way in which tools write events.

use std::{
    format,
    string::{String, ToString},
};

use super::{
    evidence,
    write::{list, quoted},
};
use crate::{
    train::{
        AuditResult, Day, Entry, Event, Evidence, FeatureName, Month, ProposalNumber, UpgradeName,
    },
    version::Epoch,
};

/// The lines of an `[[event]]`.
struct Lines {
    text: String,
    /// Whether days are written as dates.
    dates: bool,
}

/// An event with its notes. With `dates`, days and months are written as people do where they can be.
pub(super) fn entry(entry: &Entry, dates: bool) -> String {
    let Entry { event, on, by, because } = entry;
    let mut lines = Lines { text: "[[event]]\n".to_string(), dates };
    if let Some(on) = on {
        lines.day("on", *on);
    }
    lines.text("do", event.word());
    lines.event(event);
    if let Some(by) = by {
        lines.text("by", by);
    }
    if let Some(because) = because {
        lines.text("because", because);
    }
    lines.text
}

impl Lines {
    fn line(&mut self, field: &str, value: &str) {
        self.text.push_str(&format!("{field} = {value}\n"));
    }

    fn text(&mut self, field: &str, text: &str) {
        self.line(field, &quoted(text));
    }

    fn flag(&mut self, field: &str, flag: bool) {
        self.line(field, if flag { "true" } else { "false" });
    }

    /// A flag that is read as set if it lacks.
    fn usual(&mut self, field: &str, flag: bool) {
        if !flag {
            self.flag(field, flag);
        }
    }

    fn day(&mut self, field: &str, day: Day) {
        let date = day.date_text().filter(|_| self.dates);
        self.line(field, &date.unwrap_or_else(|| day.0.to_string()));
    }

    fn month(&mut self, month: Month) {
        let text = month.text().filter(|_| self.dates);
        self.line("month", &text.map_or_else(|| month.0.to_string(), |text| quoted(&text)));
    }

    fn number(&mut self, number: &ProposalNumber) {
        let text = number.to_string();
        self.line("number", &if number.letter().is_some() { quoted(&text) } else { text });
    }

    fn epoch(&mut self, epoch: Option<Epoch>) {
        if let Some(Epoch(epoch)) = epoch {
            self.line("epoch", &large(epoch));
        }
    }

    fn evidence(&mut self, evidence: Option<&Evidence>) {
        let Some(evidence) = evidence else { return };
        let value = format!(
            "{{ covers = {}, before = {}, after = {}, values = {}, seal = \"{}\" }}",
            list(evidence.covers().iter().map(evidence::text)),
            evidence.before(),
            evidence.after(),
            large(evidence.values()),
            evidence.seal(),
        );
        self.line("evidence", &value);
    }

    fn feature(&mut self, feature: &FeatureName) {
        self.text("feature", feature.as_str());
    }

    fn upgrade(&mut self, upgrade: &UpgradeName) {
        self.text("upgrade", upgrade.as_str());
    }

    fn acceptance(&mut self, stable: bool, evidence: Option<&Evidence>) {
        self.flag("stable", stable);
        self.evidence(evidence);
    }

    fn audit_result(&mut self, result: &AuditResult) {
        self.flag("needs_fix", *result != AuditResult::Clean);
        if let AuditResult::HighRisk { feature } = result {
            self.flag("high_risk", true);
            feature.iter().for_each(|feature| self.feature(feature));
        }
    }

    /// What goes with the word of an event.
    fn event(&mut self, event: &Event) {
        match event {
            Event::Merge { feature, code_complete } => {
                self.feature(feature);
                self.usual("code_complete", *code_complete);
            }
            Event::Complete { feature }
            | Event::AlphaSubmit { feature }
            | Event::BetaSubmit { feature } => self.feature(feature),
            Event::AlphaHold { month, feature } | Event::AlphaAdd { month, feature } => {
                self.month(*month);
                self.feature(feature);
            }
            Event::AlphaMeeting { month } => self.month(*month),
            Event::AlphaDeploy { month, at_genesis } => {
                self.month(*month);
                self.usual("at_genesis", *at_genesis);
            }
            Event::AlphaAccept { feature, stable, evidence } => {
                self.feature(feature);
                self.acceptance(*stable, evidence.as_deref());
            }
            Event::BetaMeeting { month, upgrade } => {
                self.month(*month);
                self.usual("deploy", upgrade.is_some());
                upgrade.iter().for_each(|upgrade| self.upgrade(upgrade));
            }
            Event::BetaAdd { upgrade, feature } => {
                self.upgrade(upgrade);
                self.feature(feature);
            }
            Event::HardforkName { upgrade, name } => {
                self.upgrade(upgrade);
                self.text("name", name);
            }
            Event::UpgradeNumber { upgrade, number } | Event::GovPost { upgrade, number } => {
                self.upgrade(upgrade);
                self.number(number);
            }
            Event::BetaDeploy { upgrade, performs_upgrade } => {
                self.upgrade(upgrade);
                self.usual("performs_upgrade", *performs_upgrade);
            }
            Event::AuditDecision { upgrade, required } => {
                self.upgrade(upgrade);
                self.flag("required", *required);
            }
            Event::AuditResult { upgrade, result } => {
                self.upgrade(upgrade);
                self.audit_result(result);
            }
            Event::BetaAccept { upgrade, stable, evidence } => {
                self.upgrade(upgrade);
                self.acceptance(*stable, evidence.as_deref());
            }
            Event::TestnetRelease { upgrade, day } | Event::MainnetRelease { upgrade, day } => {
                self.upgrade(upgrade);
                self.day("day", *day);
            }
            Event::TestnetActivate { upgrade, day, epoch, all_chains, matches_mainnet } => {
                self.upgrade(upgrade);
                self.day("day", *day);
                self.epoch(*epoch);
                self.usual("all_chains", *all_chains);
                self.usual("matches_mainnet", *matches_mainnet);
            }
            Event::GovResult { upgrade, veto } => {
                self.upgrade(upgrade);
                self.flag("veto", *veto);
            }
            Event::MainnetActivate { upgrade, day, epoch }
            | Event::TestnetReschedule { upgrade, day, epoch }
            | Event::MainnetReschedule { upgrade, day, epoch } => {
                self.upgrade(upgrade);
                self.day("day", *day);
                self.epoch(*epoch);
            }
        }
    }
}

/// A number of 64 bits. TOML promises 63 of them, so that greater ones are texts.
fn large(number: u64) -> String {
    let text = number.to_string();
    if i64::try_from(number).is_ok() { text } else { quoted(&text) }
}

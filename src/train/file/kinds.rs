//! The kinds of events: their words, their fields, and how these are read.

use std::boxed::Box;

use super::{FileErrorKind, error::Fault, event::EventFields, evidence, shown};
use crate::{
    train::{
        AuditResult, Day, Event, Evidence, FeatureName, Month, ParseNumberError, ProposalNumber,
        Subject, UpgradeName,
    },
    version::Epoch,
};

/// A kind of event.
pub(super) struct Kind {
    /// What [`Event::word`] says.
    pub(super) word: &'static str,
    /// The fields that go with it.
    pub(super) fields: &'static [&'static str],
    pub(super) read: fn(&EventFields<'_>) -> Result<Event, Fault>,
}

const fn kind(
    word: &'static str,
    fields: &'static [&'static str],
    read: fn(&EventFields<'_>) -> Result<Event, Fault>,
) -> Kind {
    Kind { word, fields, read }
}

/// All of them. What may lack has the value of the usual form of the event; the answer to a question
/// may not.
pub(super) const KINDS: [Kind; 25] = [
    kind("merge", &["feature", "code_complete"], |f| {
        Ok(Event::Merge { feature: f.feature()?, code_complete: f.flag("code_complete", true)? })
    }),
    kind("complete", &["feature"], |f| Ok(Event::Complete { feature: f.feature()? })),
    kind("alpha_submit", &["feature"], |f| Ok(Event::AlphaSubmit { feature: f.feature()? })),
    kind("alpha_hold", &["month", "feature"], |f| {
        Ok(Event::AlphaHold { month: f.month()?, feature: f.feature()? })
    }),
    kind("alpha_add", &["month", "feature"], |f| {
        Ok(Event::AlphaAdd { month: f.month()?, feature: f.feature()? })
    }),
    kind("alpha_meeting", &["month"], |f| Ok(Event::AlphaMeeting { month: f.month()? })),
    kind("alpha_deploy", &["month", "at_genesis"], |f| {
        Ok(Event::AlphaDeploy { month: f.month()?, at_genesis: f.flag("at_genesis", true)? })
    }),
    kind("alpha_accept", &["feature", "stable", "evidence"], |f| {
        let feature = f.feature()?;
        let evidence = f.evidence(Subject::Feature(feature.clone()))?;
        Ok(Event::AlphaAccept { feature, stable: f.flag("stable", true)?, evidence })
    }),
    kind("beta_submit", &["feature"], |f| Ok(Event::BetaSubmit { feature: f.feature()? })),
    kind("beta_meeting", &["month", "deploy", "upgrade"], |f| {
        Ok(Event::BetaMeeting { month: f.month()?, upgrade: f.scoped_upgrade()? })
    }),
    kind("beta_add", &["upgrade", "feature"], |f| {
        Ok(Event::BetaAdd { upgrade: f.upgrade()?, feature: f.feature()? })
    }),
    kind("hardfork_name", &["upgrade", "name"], |f| {
        let name = f.fields.need("name")?.text()?.into();
        Ok(Event::HardforkName { upgrade: f.upgrade()?, name })
    }),
    kind("upgrade_number", &["upgrade", "number"], |f| {
        Ok(Event::UpgradeNumber { upgrade: f.upgrade()?, number: f.number()? })
    }),
    kind("beta_deploy", &["upgrade", "performs_upgrade"], |f| {
        let performs_upgrade = f.flag("performs_upgrade", true)?;
        Ok(Event::BetaDeploy { upgrade: f.upgrade()?, performs_upgrade })
    }),
    kind("audit_decision", &["upgrade", "required"], |f| {
        Ok(Event::AuditDecision { upgrade: f.upgrade()?, required: f.answer("required")? })
    }),
    kind("audit_result", &["upgrade", "needs_fix", "high_risk", "feature"], |f| {
        Ok(Event::AuditResult { upgrade: f.upgrade()?, result: f.audit_result()? })
    }),
    kind("beta_accept", &["upgrade", "stable", "evidence"], |f| {
        let upgrade = f.upgrade()?;
        let evidence = f.evidence(Subject::Upgrade(upgrade.clone()))?;
        Ok(Event::BetaAccept { upgrade, stable: f.flag("stable", true)?, evidence })
    }),
    kind("testnet_release", &["upgrade", "day"], |f| {
        Ok(Event::TestnetRelease { upgrade: f.upgrade()?, day: f.day()? })
    }),
    kind("testnet_activate", &["upgrade", "day", "epoch", "all_chains", "matches_mainnet"], |f| {
        Ok(Event::TestnetActivate {
            upgrade: f.upgrade()?,
            day: f.day()?,
            epoch: f.epoch()?,
            all_chains: f.flag("all_chains", true)?,
            matches_mainnet: f.flag("matches_mainnet", true)?,
        })
    }),
    kind("gov_post", &["upgrade", "number"], |f| {
        Ok(Event::GovPost { upgrade: f.upgrade()?, number: f.number()? })
    }),
    kind("gov_result", &["upgrade", "veto"], |f| {
        Ok(Event::GovResult { upgrade: f.upgrade()?, veto: f.answer("veto")? })
    }),
    kind("mainnet_release", &["upgrade", "day"], |f| {
        Ok(Event::MainnetRelease { upgrade: f.upgrade()?, day: f.day()? })
    }),
    kind("mainnet_activate", &["upgrade", "day", "epoch"], |f| {
        Ok(Event::MainnetActivate { upgrade: f.upgrade()?, day: f.day()?, epoch: f.epoch()? })
    }),
    kind("testnet_reschedule", &["upgrade", "day", "epoch"], |f| {
        Ok(Event::TestnetReschedule { upgrade: f.upgrade()?, day: f.day()?, epoch: f.epoch()? })
    }),
    kind("mainnet_reschedule", &["upgrade", "day", "epoch"], |f| {
        Ok(Event::MainnetReschedule { upgrade: f.upgrade()?, day: f.day()?, epoch: f.epoch()? })
    }),
];

impl EventFields<'_> {
    fn feature(&self) -> Result<FeatureName, Fault> {
        self.names.feature(self.fields.need("feature")?)
    }

    fn upgrade(&self) -> Result<UpgradeName, Fault> {
        self.names.upgrade(self.fields.need("upgrade")?)
    }

    fn flag(&self, name: &'static str, default: bool) -> Result<bool, Fault> {
        self.fields.flag(name, default)
    }

    fn answer(&self, name: &'static str) -> Result<bool, Fault> {
        self.fields.need(name)?.flag()
    }

    fn day(&self) -> Result<Day, Fault> {
        self.fields.need("day")?.day()
    }

    fn epoch(&self) -> Result<Option<Epoch>, Fault> {
        self.fields.get("epoch").map(|field| field.large().map(Epoch)).transpose()
    }

    fn month(&self) -> Result<Month, Fault> {
        self.fields.need("month")?.month()
    }

    fn number(&self) -> Result<ProposalNumber, Fault> {
        let field = self.fields.need("number")?;
        if field.is_text() {
            return field.text()?.parse().map_err(|ParseNumberError { text }| {
                let text = shown(&text);
                field.fault(FileErrorKind::Number(ParseNumberError { text }))
            });
        }
        if field.is_number() {
            return field.small().map(ProposalNumber::from);
        }
        Err(field.wrong("a number, or a text as \"16a\""))
    }

    /// The upgrade of a meeting that decides for a betanet.
    fn scoped_upgrade(&self) -> Result<Option<UpgradeName>, Fault> {
        if self.flag("deploy", true)? {
            return self.upgrade().map(Some);
        }
        match self.fields.get("upgrade") {
            None => Ok(None),
            Some(field) => {
                let (field_name, with) = ("upgrade", "deploy = true");
                Err(field.fault(FileErrorKind::FieldWithout { field: field_name, with }))
            }
        }
    }

    fn audit_result(&self) -> Result<AuditResult, Fault> {
        let needs_fix = self.answer("needs_fix")?;
        let high_risk = self.flag("high_risk", false)?;
        let without = |name, with| match self.fields.get(name) {
            Some(field) => Err(field.fault(FileErrorKind::FieldWithout { field: name, with })),
            None => Ok(()),
        };
        if !high_risk {
            without("feature", "high_risk = true")?;
            return Ok(if needs_fix { AuditResult::NeedsFix } else { AuditResult::Clean });
        }
        if !needs_fix {
            without("high_risk", "needs_fix = true")?;
        }
        let feature = self.fields.get("feature").map(|field| self.names.feature(field));
        Ok(AuditResult::HighRisk { feature: feature.transpose()? })
    }

    fn evidence(&self, subject: Subject) -> Result<Option<Box<Evidence>>, Fault> {
        let evidence = self.fields.get("evidence").map(|field| evidence::read(field, subject));
        evidence.transpose().map(|evidence| evidence.map(Box::new))
    }
}

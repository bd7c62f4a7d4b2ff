//! What happened on a day, in a sentence.

use perennial::train::{AuditResult, Day, Entry, Event, FeatureState, Month, Train};

/// The sentence for an entry, once the train has taken it.
pub fn sentence(entry: &Entry, train: &Train) -> String {
    let text = match &entry.event {
        Event::Merge { feature, code_complete: true } => format!("{feature} is merged"),
        Event::Merge { feature, code_complete: false } => {
            format!("{feature} is merged, not complete yet")
        }
        Event::Complete { feature } => format!("{feature} is complete"),
        Event::AlphaSubmit { feature } => format!("{feature} asks for an alphanet"),
        Event::AlphaMeeting { month: which } => {
            format!("the scope of {}'s alphanet is closed", month(*which))
        }
        Event::AlphaDeploy { month: which, .. } => {
            let on_it = train.features().filter(|(_, state)| *state == FeatureState::AlphaTesting);
            let on_it: Vec<&str> = on_it.map(|(feature, _)| feature.as_str()).collect();
            format!("{}'s alphanet leaves with {}", month(*which), list(&on_it))
        }
        Event::AlphaAccept { feature, stable: true, evidence } => {
            let values = evidence.as_ref().map_or(0, |evidence| evidence.values());
            format!("{feature} has stood the alphanet: {values} values were written and read")
        }
        Event::AlphaAccept { feature, stable: false, .. } => format!("{feature} is not stable"),
        Event::BetaSubmit { feature } => format!("{feature} asks for a betanet"),
        Event::BetaMeeting { upgrade: Some(upgrade), .. } => {
            let scope = train.upgrade(upgrade.as_str()).map(|upgrade| upgrade.features().to_vec());
            let scope = scope.unwrap_or_default();
            let scope: Vec<&str> = scope.iter().map(|feature| feature.as_str()).collect();
            format!("{upgrade} is to ship {}", list(&scope))
        }
        Event::BetaMeeting { upgrade: None, .. } => "no betanet this month".to_owned(),
        Event::HardforkName { upgrade, name } => format!("{upgrade} is the hardfork {name}"),
        Event::UpgradeNumber { upgrade, number } => format!("{upgrade} is upgrade {number}"),
        Event::BetaDeploy { upgrade, .. } => {
            let again = train.upgrade(upgrade.as_str()).is_some_and(|known| known.betanets() > 1);
            format!("{upgrade}'s betanet is deployed{}", if again { " again" } else { "" })
        }
        Event::AuditDecision { upgrade, required: true } => format!("{upgrade} is audited"),
        Event::AuditDecision { upgrade, required: false } => format!("{upgrade} needs no audit"),
        Event::AuditResult { upgrade, result } => match result {
            AuditResult::Clean => format!("{upgrade}'s audit finds nothing"),
            AuditResult::NeedsFix => format!("{upgrade}'s audit finds something to fix"),
            AuditResult::HighRisk { feature } => {
                let feature = feature.as_ref().map_or("its feature", |feature| feature.as_str());
                format!("{upgrade}'s audit finds a high risk: {feature} leaves it")
            }
        },
        Event::BetaAccept { upgrade, stable: true, evidence } => {
            let values = evidence.as_ref().map_or(0, |evidence| evidence.values());
            format!("{upgrade} has stood the betanet: {values} values went through the upgrade")
        }
        Event::BetaAccept { upgrade, stable: false, .. } => format!("{upgrade} is not stable"),
        Event::TestnetRelease { upgrade, .. } => format!("{upgrade}'s testnet release is cut"),
        Event::TestnetActivate { upgrade, day, .. } => {
            format!("the testnet is to run {upgrade} from {} on", date(*day))
        }
        Event::GovPost { upgrade, number } => format!("{upgrade} is posted as proposal {number}"),
        Event::GovResult { upgrade, veto: true } => format!("{upgrade} is vetoed"),
        Event::GovResult { upgrade, veto: false } => format!("{upgrade} may go to mainnet"),
        Event::MainnetRelease { upgrade, .. } => format!("{upgrade}'s mainnet release is cut"),
        Event::MainnetActivate { upgrade, day, .. } => {
            format!("mainnet is to run {upgrade} from {} on", date(*day))
        }
        Event::TestnetReschedule { upgrade, day, .. } => {
            format!("the testnet is to run {upgrade} from {} on instead", date(*day))
        }
        Event::MainnetReschedule { upgrade, day, .. } => {
            format!("mainnet is to run {upgrade} from {} on instead", date(*day))
        }
        other => other.word().to_owned(),
    };
    match &entry.because {
        Some(why) => format!("{text}: {why}"),
        None => text,
    }
}

fn month(month: Month) -> String {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES.into_iter().cycle().nth(month.0 as usize % 12).unwrap_or_default().to_owned()
}

fn date(day: Day) -> String {
    day.date_text().unwrap_or_else(|| day.to_string())
}

/// `a, b and c`.
pub fn list(names: &[&str]) -> String {
    match names {
        [] => "nothing".to_owned(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

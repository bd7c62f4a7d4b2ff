//! The networks, and their clocks.

use std::{string::String, vec::Vec};

use super::{
    FileErrorKind, Section,
    error::Fault,
    fields::{Field, Fields},
    names::Names,
};
use crate::{
    train::{Clock, Network},
    version::Epoch,
};

/// The kinds of networks: their words, and the fields that go with each.
const KINDS: [(&str, &[&str]); 4] = [
    ("alphanet", &["month"]),
    ("betanet", &["upgrade", "activation"]),
    ("testnet", &["clock"]),
    ("mainnet", &["clock"]),
];
/// The fields of every network.
const COMMON: [&str; 2] = ["name", "kind"];
/// The clock of networks whose epochs are unix times.
const UNIX: &str = "unix";

/// Reads the networks, in their order.
pub(super) fn read(root: &Fields<'_>, names: &Names<'_>) -> Result<Vec<(String, Network)>, Fault> {
    let tables =
        root.tables("network", Section::Network, "a list of tables, each under `[[network]]`")?;
    let mut networks: Vec<(String, Network)> = Vec::new();
    for fields in tables {
        let (name, network) = network(&fields, names)?;
        let text = name.text()?;
        if text.is_empty() {
            return Err(name.fault(FileErrorKind::NetworkNameEmpty));
        }
        if networks.iter().any(|(known, _)| known == text) {
            let name_text = super::shown(text);
            return Err(name.fault(FileErrorKind::NetworkTwice { name: name_text }));
        }
        networks.push((text.into(), network));
    }
    Ok(networks)
}

fn network<'a>(fields: &Fields<'a>, names: &Names<'_>) -> Result<(Field<'a>, Network), Fault> {
    let all = KINDS.map(|(_, of_kind)| of_kind);
    fields.only(&[&[&COMMON[..]], &all[..]].concat())?;
    let kinds: Vec<_> = KINDS.iter().map(|kind| (kind.0, *kind)).collect();
    let (kind, of_kind) = fields.need("kind")?.word(&kinds)?;
    let fields = fields.as_section(Section::NetworkOf(kind));
    fields.only(&[&COMMON, of_kind])?;
    let name = fields.need("name")?;
    let network = match kind {
        "alphanet" => Network::alphanet(fields.need("month")?.month()?),
        "betanet" => {
            let upgrade = names.upgrade(fields.need("upgrade")?)?;
            let field = fields.need("activation")?;
            Network::betanet(upgrade, Epoch(field.large_from(1)?))
        }
        "testnet" => Network::testnet(clock(fields.need("clock")?)?),
        _ => Network::mainnet(clock(fields.need("clock")?)?),
    };
    Ok((name, network))
}

/// `"unix"`, or the table of a clock that counts epochs.
fn clock(field: Field<'_>) -> Result<Clock, Fault> {
    if field.is_text() {
        return field.word(&[(UNIX, Clock::unix())]);
    }
    let fields = field.fields(Section::Clock, "\"unix\", or a table with `epochs_per_day`")?;
    fields.only(&[&["day", "epoch", "epochs_per_day"]])?;
    let day = fields.need("day")?.day()?;
    let epoch = fields.get("epoch").map_or(Ok(0), |field| field.large())?;
    let per_day = fields.need("epochs_per_day")?;
    let epochs = per_day.number(1, i64::MAX.unsigned_abs())?;
    Clock::blocks(day, Epoch(epoch), epochs)
        .map_err(|error| per_day.fault(FileErrorKind::Clock(error)))
}

//! Evidence, held against its seal.

use std::{string::String, vec::Vec};

use super::{FileErrorKind, Section, error::Fault, fields::Field, shown};
use crate::{
    schema::Fingerprint,
    train::{Covered, Evidence, Subject},
    version::SpecVersion,
};

/// Reads the evidence about a feature or an upgrade.
pub(super) fn read(field: Field<'_>, subject: Subject) -> Result<Evidence, Fault> {
    let fields = field.fields(Section::Evidence, "the table that the check gave")?;
    fields.only(&[&["covers", "before", "after", "values", "seal"]])?;
    let covers = fields.need("covers")?.texts()?;
    let covers = covers.into_iter().map(|(field, text)| covered(field, text));
    let covers = covers.collect::<Result<Vec<Covered>, Fault>>()?;
    let before = SpecVersion(fields.need("before")?.small()?);
    let after = SpecVersion(fields.need("after")?.small()?);
    let values = fields.need("values")?.large()?;
    let seal = fields.need("seal")?;
    let hash = fingerprint(seal, seal.text()?)?;
    Evidence::sealed(subject, covers, (before, after), values, hash)
        .map_err(|error| seal.fault(FileErrorKind::Evidence(error)))
}

/// `User V2 0x…`, or a message alone.
fn covered(field: Field<'_>, text: &str) -> Result<Covered, Fault> {
    let (release, hash) = match text.rsplit_once(' ') {
        Some((release, hash)) if hash.starts_with("0x") => (release, Some(hash)),
        _ => (text, None),
    };
    let release = field.release(release)?;
    let fingerprint = hash.map(|hash| fingerprint(field, hash)).transpose()?;
    Ok(Covered { release, fingerprint })
}

fn fingerprint(field: Field<'_>, text: &str) -> Result<Fingerprint, Fault> {
    let wrong = |_| field.fault(FileErrorKind::Fingerprint { found: shown(text) });
    text.parse().map_err(wrong)
}

/// The form in which it is read.
pub(super) fn text(covered: &Covered) -> String {
    match covered.fingerprint {
        Some(fingerprint) => std::format!("{} {fingerprint}", covered.release),
        None => std::format!("{}", covered.release),
    }
}

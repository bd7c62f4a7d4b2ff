//! What tests of the machine need.

use perennial::{
    SpecVersion,
    schema::Fingerprint,
    train::{Covered, Evidence, Release, Subject},
};

/// Evidence that a check of these releases went well, as a file would have it.
pub fn evidence(subject: Subject, covers: Vec<Release>) -> Evidence {
    let (before, after) = (SpecVersion(5), SpecVersion(6));
    let mut covers: Vec<Covered> =
        covers.into_iter().map(|release| Covered { release, fingerprint: None }).collect();
    covers.sort();
    let how = match &subject {
        Subject::Feature(name) => format!("feature `{name}` alone"),
        Subject::Upgrade(name) => format!("upgrade `{name}` as a set"),
    };
    let list: Vec<String> = covers.iter().map(|covered| format!(" {}", covered.release)).collect();
    let line = format!("{how}, spec version {before} to {after}, 1 values:{}", list.join(","));
    let seal = Fingerprint::of_bytes(line.as_bytes());
    Evidence::sealed(subject, covers, (before, after), 1, seal).unwrap()
}

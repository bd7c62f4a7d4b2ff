//! The names that people and projects go by on the chain, with the chain's own rules.
//!
//! The chain checks these rules again whenever it decodes, so a [`Layout`] with a check is what it
//! takes: bytes that break a rule are refused, not read as something else.

use perennial::Layout;

/// An id of a user or an org: 1 to 32 of `[a-z0-9-]`, no dash first, last or twice running.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Layout)]
#[layout(check = Self::check)]
pub struct Id(pub String);

impl Id {
    fn check(&self) -> Result<(), &'static str> {
        let text = self.0.as_str();
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        match text {
            "" => Err("an id has at least one character"),
            _ if text.len() > 32 => Err("an id has at most 32 characters"),
            _ if !text.chars().all(allowed) => Err("an id is made of a-z, 0-9 and dashes"),
            _ if text.starts_with('-') => Err("an id does not begin with a dash"),
            _ if text.ends_with('-') => Err("an id does not end with a dash"),
            _ if text.contains("--") => Err("an id has no two dashes running"),
            _ => Ok(()),
        }
    }
}

impl TryFrom<&str> for Id {
    type Error = &'static str;

    fn try_from(text: &str) -> Result<Self, Self::Error> {
        let id = Self(text.to_owned());
        id.check().map(|()| id)
    }
}

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// A project's name: 1 to 32 of `[a-z0-9-_.]`, but neither `.` nor `..`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Layout)]
#[layout(check = Self::check)]
pub struct ProjectName(pub String);

impl ProjectName {
    fn check(&self) -> Result<(), &'static str> {
        let text = self.0.as_str();
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_.".contains(c);
        match text {
            "" => Err("a project name has at least one character"),
            _ if text.len() > 32 => Err("a project name has at most 32 characters"),
            _ if !text.chars().all(allowed) => {
                Err("a project name is made of a-z, 0-9, dashes, underscores and dots")
            }
            "." | ".." => Err("a project name is neither one dot nor two"),
            _ => Ok(()),
        }
    }
}

impl TryFrom<&str> for ProjectName {
    type Error = &'static str;

    fn try_from(text: &str) -> Result<Self, Self::Error> {
        let name = Self(text.to_owned());
        name.check().map(|()| name)
    }
}

/// Up to 128 bytes that the chain keeps for a project and does not look into.
#[derive(Clone, Debug, Default, PartialEq, Eq, Layout)]
#[layout(check = Self::check)]
pub struct Bytes128(pub Vec<u8>);

impl Bytes128 {
    fn check(&self) -> Result<(), &'static str> {
        if self.0.len() > 128 { Err("metadata has at most 128 bytes") } else { Ok(()) }
    }
}

/// Whose project it is.
#[derive(Clone, Debug, PartialEq, Eq, Layout)]
pub enum Domain {
    /// An org's.
    Org(Id),
    /// A user's.
    User(Id),
}

/// A project's id: the same name may stand in two domains.
pub type ProjectId = (ProjectName, Domain);

/// An account on the chain, 32 bytes.
pub type AccountId = [u8; 32];

//! What users go by.

use perennial::{Key, Layout};

/// An id: 1 to 32 of `[a-z0-9-]`, no dash first, last or twice running.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Layout, Key)]
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

//! Fields that come, change and go.

use perennial::{Layout, Versioned};

#[derive(Layout)]
pub enum Contact {
    Nobody,
    Email(String),
}

impl Contact {
    fn from_email(email: Option<String>) -> Self {
        email.map_or(Self::Nobody, Self::Email)
    }
}

#[derive(Versioned)]
#[versioned(latest = 3, history = "history")]
#[versioned(removed(nick: String, in = 1..=2, after = name))]
pub struct User {
    pub name: String,
    pub age: u8,
    pub score: u32,
    pub karma: i32,
    pub credit: i32,
    pub bonus: Option<u16>,
    pub flags: [u8; 4],
    pub tags: Vec<u16>,
    #[versioned(since = 2, default = 10)]
    pub level: u32,
    #[versioned(since = 2, upcast = greeting)]
    pub greeting: String,
    #[versioned(since = 3, was(email: Option<String>, upcast = Contact::from_email))]
    pub contact: Contact,
}

fn greeting(old: &UserV1) -> String {
    format!("Hello {}", old.nick)
}

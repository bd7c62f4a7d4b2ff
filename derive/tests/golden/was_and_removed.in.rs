#[derive(Versioned)]
#[versioned(latest = 3)]
#[versioned(removed(nick: String, in = 1..=2, after = name, default = String::new()))]
struct User {
    name: String,
    #[versioned(since = 2, was(
        contact: Option<String>,
        try_upcast = Contact::from_email,
        downcast = Contact::to_email
    ))]
    contact: Contact,
    #[versioned(since = 3, upcast = |old: &UserV2| old.nick.len())]
    length: u32,
}

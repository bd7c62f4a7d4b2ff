use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1)]
struct User {
    contact: Contact,
}

struct Contact;

fn main() {}

use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2)]
struct User {
    #[versioned(was(email: String, upcast = Contact::from))]
    contact: String,
}

fn main() {}

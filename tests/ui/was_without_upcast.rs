use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2)]
struct User {
    #[versioned(since = 2, was(email: u8))]
    contact: String,
}

fn main() {}

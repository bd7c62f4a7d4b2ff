use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1, write)]
struct User {
    a: u8,
}

fn main() {}

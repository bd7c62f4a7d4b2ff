use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1, activates(2 = 6))]
struct User {
    a: u8,
}

fn main() {}

use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1, activates(1 = 0))]
struct User {
    a: u8,
}

fn main() {}

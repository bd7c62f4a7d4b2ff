use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1, tags(1 = 0xFF))]
struct User {
    a: u8,
}

fn main() {}

use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1, scale(Encode, Decoded))]
struct User {
    a: u8,
}

fn main() {}

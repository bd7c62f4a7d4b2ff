use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1, scale = "Encode")]
struct User {
    a: u8,
}

fn main() {}

use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1, name = "")]
struct User {
    a: u8,
}

fn main() {}

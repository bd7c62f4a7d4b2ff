use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1, tags(1 = 256))]
struct User {
    a: u8,
}

fn main() {}

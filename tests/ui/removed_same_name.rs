use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2, removed(name: u8, in = 1, after = name))]
struct User {
    name: String,
}

fn main() {}

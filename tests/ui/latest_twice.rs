use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1, latest = 1)]
struct User {
    name: String,
}

fn main() {}

use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 0)]
struct User {
    name: String,
}

fn main() {}

use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1, activate(2 = 6))]
struct User {
    name: String,
}

fn main() {}

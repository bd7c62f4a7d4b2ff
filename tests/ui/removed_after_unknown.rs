use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2, removed(nick: String, in = 1, after = nam))]
struct User {
    name: String,
}

fn main() {}

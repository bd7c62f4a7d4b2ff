use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2, removed(old: User, in = 1, first, nested(1 = 1)))]
struct User {
    name: String,
}

fn main() {}

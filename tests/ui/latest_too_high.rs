use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 256)]
struct User {
    name: String,
}

fn main() {}

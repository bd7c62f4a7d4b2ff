use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1, history = "history")]
struct User {
    name: String,
}

fn main() {}

#[derive(perennial::Versioned)]
#[versioned(latest = 1, history = "histroy")]
struct User {
    name: String,
}

fn main() {}

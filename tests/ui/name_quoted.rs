#[derive(perennial::Versioned)]
#[versioned(latest = 1, name = "the \"user\"")]
struct User {
    name: String,
}

fn main() {}

use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = "2")]
struct User {
    name: String,
}

fn main() {}

use perennial::Versioned;

#[derive(Versioned)]
#[versioned(name = "user")]
struct User {
    name: String,
}

fn main() {}

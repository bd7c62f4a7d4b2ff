use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1)]
struct User {
    #[versioned(alias = "n")]
    name: String,
}

fn main() {}

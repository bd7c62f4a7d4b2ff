use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1)]
struct User {
    #[versioned(rename = "n")]
    name: String,
}

fn main() {}

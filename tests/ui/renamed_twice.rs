use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1)]
struct User {
    #[versioned(renamed(from = "nick"), renamed(from = "alias"))]
    name: String,
}

fn main() {}

use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1)]
struct User {
    #[versioned(renamed(from = "not a name"))]
    name: String,
    #[versioned(renamed(from = "self"))]
    karma: u32,
}

fn main() {}

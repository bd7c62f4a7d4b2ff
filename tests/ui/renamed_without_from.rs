use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 3)]
struct User {
    #[versioned(renamed(since = 3))]
    name: String,
    #[versioned(since = 2)]
    karma: u32,
}

fn main() {}

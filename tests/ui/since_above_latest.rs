use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1)]
struct User {
    name: String,
    #[versioned(since = 2)]
    karma: u32,
}

fn main() {}

use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 3)]
struct User {
    name: String,
    #[versioned(since = 3)]
    karma: u32,
}

fn main() {}

use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1)]
struct User {
    #[versioned(since = 0)]
    karma: u32,
}

fn main() {}

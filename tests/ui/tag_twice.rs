use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2, tags(2 = 7, 2 = 8))]
struct User {
    #[versioned(since = 2)]
    karma: u32,
}

fn main() {}

use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2, tags(1 = 2))]
struct User {
    #[versioned(since = 2)]
    karma: u32,
}

fn main() {}

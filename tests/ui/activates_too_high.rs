use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2, activates(2 = 4294967296))]
struct User {
    #[versioned(since = 2)]
    karma: u32,
}

fn main() {}

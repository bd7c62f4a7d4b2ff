use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 3, activates(2 = -6))]
struct User {
    name: String,
    #[versioned(since = 2)]
    karma: u32,
    #[versioned(since = 3)]
    badge: u8,
}

fn main() {}

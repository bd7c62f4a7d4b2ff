use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 3, activates(1 = 4, 2 = 9, 3 = 6, 4 = 12, 2 = 5))]
struct User {
    name: String,
    #[versioned(since = 2)]
    karma: u32,
    #[versioned(since = 3)]
    badge: u8,
}

fn main() {}

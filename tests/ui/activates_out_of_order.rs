use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 3, activates(3 = 9, 2 = 6))]
struct User {
    #[versioned(since = 2)]
    a: u8,
    #[versioned(since = 3)]
    b: u8,
}

fn main() {}

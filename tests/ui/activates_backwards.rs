use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 3, activates(2 = 9, 3 = 6))]
struct User {
    #[versioned(since = 2)]
    a: u8,
    #[versioned(since = 3)]
    b: u8,
}

fn main() {}

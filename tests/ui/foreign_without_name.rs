use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1)]
struct User {
    #[versioned(foreign = " ")]
    hash: u32,
}

fn main() {}

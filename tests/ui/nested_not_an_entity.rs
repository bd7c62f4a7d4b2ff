use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1)]
struct User {
    #[versioned(nested(1 = 1))]
    inner: u32,
}

fn main() {}

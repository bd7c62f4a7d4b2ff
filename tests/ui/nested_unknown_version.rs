use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1)]
struct User {
    #[versioned(nested(1 = 2))]
    inner: Inner,
}

#[derive(Versioned)]
#[versioned(latest = 1)]
struct Inner {
    a: u8,
}

fn main() {}

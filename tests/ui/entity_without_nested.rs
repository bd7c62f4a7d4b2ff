use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1)]
struct User {
    inner: Inner,
}

#[derive(Versioned)]
#[versioned(latest = 1)]
struct Inner {
    a: u8,
}

fn main() {}

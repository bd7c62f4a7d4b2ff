use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1)]
union User {
    a: u8,
    b: i8,
}

fn main() {}

use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1, first_tag = 0, tags(1 = 3))]
struct User {
    a: u8,
}

fn main() {}

use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1, borrowed = views::UserRef)]
struct User {
    a: u8,
}

fn main() {}

use perennial::Versioned;

#[derive(Versioned)]
#[versioned(view = User)]
struct User {
    a: u8,
}

fn main() {}

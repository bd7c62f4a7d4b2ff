use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2)]
struct User {
    #[versioned(nested(1 = 2, 2 = 1))]
    inner: Vec<User>,
}

fn main() {}

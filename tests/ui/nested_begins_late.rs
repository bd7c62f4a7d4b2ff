use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2)]
struct User {
    #[versioned(nested(2 = 2))]
    inner: Vec<User>,
}

fn main() {}

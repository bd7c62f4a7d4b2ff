use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1)]
struct User {
    #[versioned(nested())]
    inner: Vec<User>,
}

fn main() {}

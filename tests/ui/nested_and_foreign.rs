use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1)]
struct User {
    #[versioned(nested(1 = 1), foreign = "User")]
    inner: Vec<User>,
}

fn main() {}

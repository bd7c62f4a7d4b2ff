use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2)]
struct User {
    #[versioned(nested(2 = 2, 1 = 1))]
    inner: Vec<User>,
    #[versioned(since = 2)]
    karma: u32,
}

fn main() {}

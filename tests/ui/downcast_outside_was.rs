use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2)]
struct User {
    #[versioned(since = 2, downcast = |_| 1)]
    karma: u32,
}

fn main() {}

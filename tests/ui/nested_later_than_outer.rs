use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2, activates(2 = 6))]
struct User {
    id: u64,
    #[versioned(since = 2)]
    karma: u32,
}

#[derive(Versioned)]
#[versioned(latest = 2, activates(2 = 5))]
struct Org {
    #[versioned(nested(1 = 1, 2 = 2))]
    owner: User,
}

fn main() {}

use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2, activates(2 = 6))]
struct User {
    id: u64,
    #[versioned(since = 2)]
    karma: u32,
}

#[derive(Versioned)]
#[versioned(latest = 3, activates(2 = 4, 3 = 5))]
struct Org<T> {
    name: T,
    #[versioned(since = 2, nested(2 = 1, 3 = 2))]
    members: Option<Vec<User>>,
}

fn main() {}

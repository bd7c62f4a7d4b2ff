use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2, activates(2 = 6))]
struct User {
    id: u64,
    #[versioned(since = 2)]
    karma: u32,
}

#[derive(Versioned)]
#[versioned(latest = 1)]
enum Org {
    Owned {
        #[versioned(nested(1 = 2))]
        by: Box<User>,
    },
}

fn main() {}

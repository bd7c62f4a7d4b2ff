use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2)]
struct User {
    #[versioned(since = 2, default = 1, upcast = |_| 1)]
    karma: u32,
}

fn main() {}

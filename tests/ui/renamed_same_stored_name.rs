use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2)]
struct User {
    #[versioned(renamed(from = "nick"))]
    name: String,
    #[versioned(since = 2)]
    nick: String,
}

fn main() {}

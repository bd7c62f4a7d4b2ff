use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 3)]
struct User {
    #[versioned(renamed(from = "nick", since = 1))]
    name: String,
    #[versioned(since = 2, renamed(from = "score", since = 2))]
    karma: u32,
    #[versioned(since = 3)]
    age: u8,
}

fn main() {}

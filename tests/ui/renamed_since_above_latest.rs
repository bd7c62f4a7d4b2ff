use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1)]
struct User {
    #[versioned(renamed(from = "nick", since = 2))]
    name: String,
}

fn main() {}

use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2, removed(nick: u8, in = 1, after = name))]
struct User {
    #[versioned(renamed(from = "nick", since = 2))]
    name: String,
}

fn main() {}

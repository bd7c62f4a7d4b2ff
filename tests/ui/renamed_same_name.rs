use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2)]
struct User {
    nick: String,
    #[versioned(renamed(from = "nick", since = 2))]
    name: String,
}

fn main() {}

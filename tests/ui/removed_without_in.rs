use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2, removed(nick: String, after = name))]
struct User {
    name: String,
    #[versioned(since = 2)]
    karma: u32,
}

fn main() {}

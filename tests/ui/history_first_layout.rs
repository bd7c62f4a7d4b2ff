use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2, removed(nick: String, in = 1, after = name), history = "history")]
struct User {
    name: String,
    #[versioned(since = 2)]
    karma: u32,
}

fn main() {}

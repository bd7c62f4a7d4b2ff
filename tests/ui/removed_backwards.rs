use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 3, removed(nick: String, in = 2..=1, after = name))]
struct User {
    name: String,
    #[versioned(since = 2)]
    karma: u32,
}

fn main() {}

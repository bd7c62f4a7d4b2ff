use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2, tags(2 = 0x20), history = "history")]
struct User {
    name: String,
    #[versioned(since = 2)]
    karma: u32,
}

fn main() {}

use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2, history = "history")]
struct User {
    name: String,
    #[versioned(since = 2)]
    karma: u32,
    age: u8,
}

fn main() {}

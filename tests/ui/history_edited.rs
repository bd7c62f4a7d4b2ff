use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1, history = "history")]
struct Edited {
    name: String,
}

fn main() {}

use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1, history = "history", history = "elsewhere")]
struct Org {
    name: String,
}

fn main() {}

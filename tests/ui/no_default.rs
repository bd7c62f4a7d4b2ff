use perennial::{Layout, Versioned};

#[derive(Versioned)]
#[versioned(latest = 2)]
struct User {
    name: String,
    #[versioned(since = 2)]
    level: Level,
}

#[derive(Layout)]
enum Level {
    Low,
}

fn main() {}

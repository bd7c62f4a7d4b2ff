use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1)]
struct User(#[versioned(renamed(from = "nick"))] String);

fn main() {}

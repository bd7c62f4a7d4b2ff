use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1)]
enum Event {}

fn main() {}

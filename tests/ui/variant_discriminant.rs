use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1)]
enum Event {
    A = 1 + 1,
}

fn main() {}

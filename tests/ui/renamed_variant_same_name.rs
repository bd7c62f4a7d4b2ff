use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2)]
enum Event {
    #[versioned(renamed(from = "Made"))]
    Created,
    #[versioned(since = 2)]
    Made,
}

fn main() {}

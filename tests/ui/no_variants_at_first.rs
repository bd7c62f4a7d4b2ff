use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2)]
enum Event {
    #[versioned(since = 2)]
    A,
}

fn main() {}

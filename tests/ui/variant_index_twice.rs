use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1)]
enum Event {
    #[versioned(index = 1)]
    A,
    B,
}

fn main() {}

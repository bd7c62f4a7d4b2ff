use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1, borrowed = EventRef)]
enum Event {
    Created { by: u64 },
}

fn main() {}

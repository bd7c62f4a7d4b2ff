use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2, removed(B(u8), in = 1, index = 1))]
enum Event {
    A,
}

fn main() {}

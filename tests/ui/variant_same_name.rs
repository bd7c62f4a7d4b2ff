use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2, removed(A, in = 1, index = 1, upcast = || EventV2::A))]
enum Event {
    A,
}

fn main() {}

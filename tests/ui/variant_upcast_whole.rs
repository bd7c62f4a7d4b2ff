use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2)]
enum Event {
    A(#[versioned(since = 2, was(a: u8, upcast_whole = |_| 1))] u16),
}

fn main() {}

use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2)]
enum Event {
    A(u8, #[versioned(since = 2, upcast = |_| 1)] u8),
}

fn main() {}

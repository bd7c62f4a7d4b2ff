use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2, removed(B(u8), index = 1, upcast = |_| Event::A))]
enum Event {
    A,
    #[versioned(since = 2, index = 2)]
    C,
}

fn main() {}

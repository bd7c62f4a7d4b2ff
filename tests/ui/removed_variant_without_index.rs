use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2, removed(B(u8), in = 1, upcast = |_| Event::A))]
enum Event {
    A,
}

fn main() {}

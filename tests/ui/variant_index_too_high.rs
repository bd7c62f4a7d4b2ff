use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1)]
enum Event {
    #[versioned(index = 256)]
    A,
}

fn main() {}

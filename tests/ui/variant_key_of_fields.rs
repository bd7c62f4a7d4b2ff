use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1)]
enum Event {
    #[versioned(default = 1)]
    A,
}

fn main() {}

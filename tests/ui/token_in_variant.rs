use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1)]
enum Event {
    Created {
        #[versioned(token = BY)]
        by: u64,
    },
}

fn main() {}

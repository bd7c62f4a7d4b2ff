use perennial::{Messages, Versioned};

#[derive(Versioned)]
#[versioned(latest = 1)]
struct Order {
    item: u32,
}

#[derive(Messages)]
enum Message {
    #[message(index = 0, since = 1)]
    Pay(#[message(since = 3)] Order),
}

fn main() {}

use perennial::{Messages, Versioned};

#[derive(Versioned)]
#[versioned(latest = 2, activates(2 = 19))]
struct Order {
    amount: u32,
    #[versioned(since = 2)]
    f2: u8,
}

#[derive(Messages)]
enum Message {
    #[message(index = 0, since = 9, until = 18)]
    Pay(Order),
}

fn main() {}

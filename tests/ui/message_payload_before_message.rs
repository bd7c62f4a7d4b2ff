use perennial::{Messages, Versioned};

#[derive(Versioned)]
#[versioned(latest = 3, activates(2 = 9, 3 = 12))]
struct Order {
    amount: u32,
    #[versioned(since = 2)]
    f2: u8,
    #[versioned(since = 3)]
    f3: u8,
}

#[derive(Messages)]
enum Message {
    #[message(index = 0, since = 9)]
    Pay(Order),
}

fn main() {}

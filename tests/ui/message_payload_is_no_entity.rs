use perennial::{Layout, Messages};

#[derive(Layout)]
struct Order {
    amount: u32,
}

#[derive(Messages)]
enum Message {
    #[message(index = 0, since = 1)]
    Pay(Order),
}

fn main() {}

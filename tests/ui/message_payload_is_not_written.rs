use perennial::{Layout, Messages, Versioned};

struct Order {
    amount: u32,
}

#[derive(Layout)]
struct OrderV1 {
    amount: u32,
}

impl From<OrderV1> for Order {
    fn from(old: OrderV1) -> Self {
        Self { amount: old.amount }
    }
}

#[derive(Versioned)]
#[versioned(view = Order)]
enum VersionedOrder {
    V1(OrderV1),
}

#[derive(Messages)]
enum Message {
    #[message(index = 0, since = 1)]
    Pay(Order),
}

fn main() {}

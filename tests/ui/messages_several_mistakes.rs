use perennial::Messages;

#[derive(Messages)]
#[messages(retired(3, 999), deriv(Debug))]
enum Message {
    #[message(index = 3, since = 1)]
    Ping,
    #[message(since = 9, until = 8)]
    Pong,
    #[message(index = 4)]
    Pay { amount: u32 },
    #[message(index = 4, since = 1, since = 2)]
    Tip,
}

fn main() {}

use perennial::Messages;

#[derive(Messages)]
enum Message {
    #[message(index = 0, since = 1)]
    Pay(u32, u32),
    #[message(index = 1, since = 1)]
    Ping(),
}

fn main() {}

use perennial::Messages;

#[derive(Messages)]
enum Message {
    #[message(index = 7, since = 1)]
    Ping,
    #[message(index = 0x07, since = 2)]
    Pong,
}

fn main() {}

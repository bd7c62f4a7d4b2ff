use perennial::Messages;

#[derive(Messages)]
enum Message {
    #[message(index = 0, since = 1)]
    Ping,
    Pong,
}

fn main() {}

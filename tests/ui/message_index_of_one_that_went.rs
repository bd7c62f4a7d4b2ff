use perennial::Messages;

#[derive(Messages)]
enum Message {
    #[message(index = 7, since = 1, until = 3)]
    Ping,
    #[message(index = 7, since = 4)]
    Pong,
}

fn main() {}

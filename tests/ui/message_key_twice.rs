use perennial::Messages;

#[derive(Messages)]
enum Message {
    #[message(index = 0, since = 1)]
    #[message(since = 2)]
    Ping,
}

fn main() {}

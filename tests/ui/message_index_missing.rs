use perennial::Messages;

#[derive(Messages)]
#[messages(retired(0))]
enum Message {
    #[message(since = 1)]
    Ping,
    #[message(index = 1, since = 1)]
    Pong,
}

fn main() {}

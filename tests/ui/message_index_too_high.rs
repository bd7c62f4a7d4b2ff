use perennial::Messages;

#[derive(Messages)]
enum Message {
    #[message(index = 256, since = 1)]
    Ping,
}

fn main() {}

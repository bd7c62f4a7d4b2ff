use perennial::Messages;

#[derive(Messages)]
enum Message {
    #[message(index = 0, since = 1)]
    Ping = 3,
}

fn main() {}

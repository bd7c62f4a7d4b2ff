use perennial::Messages;

#[derive(Messages)]
enum Message {
    #[message(index = 0, since = 4294967296)]
    Ping,
}

fn main() {}

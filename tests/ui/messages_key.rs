use perennial::Messages;

#[derive(Messages)]
#[messages(derives(Debug), latest = 2)]
enum Message {
    #[message(index = 0, since = 1)]
    Ping,
}

fn main() {}

use perennial::Messages;

#[derive(Messages)]
enum Message {
    #[message(index = 0, since = 19, until = 18)]
    Ping,
}

fn main() {}

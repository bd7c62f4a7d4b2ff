use perennial::Messages;

#[derive(Messages)]
enum Message {
    #[message(index = 0, until = 4)]
    Ping,
}

fn main() {}

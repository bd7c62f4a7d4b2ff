use perennial::Messages;

#[derive(Messages)]
enum Message {
    #[message(index = 0, sinse = 1, till = 4)]
    Ping,
}

fn main() {}

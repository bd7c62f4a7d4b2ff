use perennial::Messages;

#[derive(Messages)]
#[message(retired(6))]
enum Message {
    #[messages(index = 0, since = 1)]
    Ping,
}

fn main() {}

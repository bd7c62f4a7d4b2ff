use perennial::Messages;

#[derive(Messages)]
#[messages(retired(6, 7))]
enum Message {
    #[message(index = 7, since = 1)]
    Ping,
}

fn main() {}

use perennial::Messages;

#[derive(Messages)]
#[messages(retired(300))]
enum Message {
    #[message(index = 0, since = 1)]
    Ping,
}

fn main() {}

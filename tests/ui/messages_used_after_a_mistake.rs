use perennial::{Messages, Scale, SpecVersion, Versioned, message};

#[derive(Debug, Versioned)]
#[versioned(latest = 1, derive(Debug))]
struct Order {
    amount: u32,
}

#[derive(Messages)]
#[messages(derive(Debug))]
enum Message {
    #[message(index = 0, since = 1)]
    Pay(Order),
    #[message(index = 0, since = 1)]
    Ping,
}

fn send(message: &Message, exposed: &VersionedMessage) {
    println!("{:?} {exposed:?}", message.info());
    let _ = message::encode::<Scale, Message>(message, SpecVersion(1));
    let _ = message::encode_versioned::<Scale, Message>(exposed, SpecVersion(1));
}

fn main() {}

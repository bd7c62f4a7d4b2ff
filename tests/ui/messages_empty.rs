use perennial::Messages;

#[derive(Messages)]
enum Message {}

fn main() {}

use perennial::Messages;

#[derive(Messages)]
struct Ping;

fn main() {}

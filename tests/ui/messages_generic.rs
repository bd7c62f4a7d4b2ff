use perennial::Messages;

#[derive(Messages)]
enum Message<'a, T> {
    #[message(index = 0, since = 1)]
    Pay(&'a T),
}

fn main() {}

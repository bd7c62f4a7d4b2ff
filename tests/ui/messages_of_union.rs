use perennial::Messages;

#[derive(Messages)]
union Message {
    a: u32,
}

fn main() {}

use perennial::Key;

#[derive(Key)]
struct Id;

fn main() {}
